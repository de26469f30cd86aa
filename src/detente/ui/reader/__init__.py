"""What the Reader alone shows."""
