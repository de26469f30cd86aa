"""What the Pledges page alone shows."""
