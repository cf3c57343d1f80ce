"""Pupils, staff, outsiders, guardians, classes; duplicates found and merged."""
