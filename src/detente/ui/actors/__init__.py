"""What the Actors page alone shows."""
