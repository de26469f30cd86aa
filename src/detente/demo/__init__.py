"""Demo: a synthetic corpus of any size, for trials of speed and size.

Nothing in it was ever said by anybody.
"""
