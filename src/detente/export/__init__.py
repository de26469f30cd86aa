"""Export: what leaves the machine."""
