"""What the Lexicon page alone shows."""
