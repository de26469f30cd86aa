"""What the Claims page alone shows."""
