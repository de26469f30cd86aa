"""Signing in by OpenID Connect, where the server is set up for it; nothing of it shows where it is not."""
