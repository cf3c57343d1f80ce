"""Blanks become issued documents with numbers."""
