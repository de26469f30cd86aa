"""Text: cleaning, folding, blocks and sentences."""
