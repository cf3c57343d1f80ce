"""Columns encrypted at rest with keys that lie outside the database (decision D36)."""
