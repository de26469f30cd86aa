"""Charts: from a small frame to an Altair chart."""
