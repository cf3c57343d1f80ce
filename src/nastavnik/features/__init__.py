"""Slices of the field on a ladder; the only floor that writes rows."""
