"""Stories that cross slices: one verb, one file, one transaction."""
