"""What the Compare page alone shows."""
