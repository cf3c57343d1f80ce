"""Outbox: a letter is a row of the same transaction; the worker sends it (decision D14)."""
