"""What the Method page alone shows."""
