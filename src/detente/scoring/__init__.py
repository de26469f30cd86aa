"""Rhetoric: what is expressed, as frames, turned by shifters, scored on two axes."""
