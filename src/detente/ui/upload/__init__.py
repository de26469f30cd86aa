"""What the Upload page alone shows."""
