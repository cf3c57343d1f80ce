"""Clearances of adult outsiders: the fact that somebody may be with children, until which day; never the paper."""
