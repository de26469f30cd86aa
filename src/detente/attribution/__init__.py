"""Voices: who says it. Unattributed is better than wrong."""
