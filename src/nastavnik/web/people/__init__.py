"""Pages of the slice `people`."""
