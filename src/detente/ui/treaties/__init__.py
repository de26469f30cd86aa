"""What the Treaties page alone shows."""
