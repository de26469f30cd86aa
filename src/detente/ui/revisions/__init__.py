"""What the Revisions page alone shows."""
