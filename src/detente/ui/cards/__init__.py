"""Cards that open: a statement, the evidence behind a score, a figure or a treaty beside the record."""
