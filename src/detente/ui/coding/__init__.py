"""What serves the Coding page alone."""
