"""Evaluate: the scorer and the attribution, measured."""
