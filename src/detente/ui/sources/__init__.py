"""What the Sources page alone shows."""
