"""Pages of the slice `pairings`."""
