"""Pages of the slice `privacy`."""
