"""Rows for tests, made by the product's own actions: no surprises, no random values."""
