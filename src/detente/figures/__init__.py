"""Figures: what a text says of money, shares, years and treaties, and the official record to set it beside."""
