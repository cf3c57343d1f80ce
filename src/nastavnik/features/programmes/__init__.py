"""A school year of mentoring: tracks from the pack, parameters, stage."""
