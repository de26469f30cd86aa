"""What the Overview alone shows."""
