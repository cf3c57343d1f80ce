"""Jobs that run daily."""
