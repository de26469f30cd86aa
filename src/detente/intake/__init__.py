"""Intake: bytes to a Document, or a sentence that says what is wrong."""
