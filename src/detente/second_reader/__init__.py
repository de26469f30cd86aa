"""The second reader: a small sentence encoder that reads a paragraph without seeing the rules."""
