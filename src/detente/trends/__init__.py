"""Trends: what changed, with how much certainty. Pure: small frames in, small frames out."""
