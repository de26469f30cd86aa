"""Codes as files of other tools have them, both ways; a paragraph is found again by the hash of its words."""
