"""What the Try page alone shows."""
