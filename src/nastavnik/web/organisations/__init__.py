"""Pages of the slice `organisations`."""
