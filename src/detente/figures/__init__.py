"""Figures: what a text says of money, shares and treaties, and the official record beside it."""
