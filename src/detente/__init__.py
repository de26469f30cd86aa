"""Détente: expressed escalation and de-escalation in news and speeches, with the evidence."""

__version__ = "0.1.0"
