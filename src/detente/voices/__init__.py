"""Voices: who says it, and of whom."""
