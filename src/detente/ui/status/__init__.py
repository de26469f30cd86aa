"""What only the status page shows."""
