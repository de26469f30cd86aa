"""What serves the page of administrators alone."""
