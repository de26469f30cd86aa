"""Who may do what to a library: persons, roles, and the deeds that need one. Pure: no database, no page."""
