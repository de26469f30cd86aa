"""Whom a surname, an office, a pronoun or "the ministry" means."""
