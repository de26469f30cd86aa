"""What the Spending page alone shows."""
