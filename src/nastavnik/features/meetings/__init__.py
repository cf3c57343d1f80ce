"""Planned and held meetings of a pairing."""
