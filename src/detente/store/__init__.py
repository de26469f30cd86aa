"""Store: all the SQL of the project."""
