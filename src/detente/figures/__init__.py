"""Figures: quantities, commitments, treaties and spending in what is said, and the official record."""
