"""What search alone shows: the field in the frame, and the facets of what was found."""
