"""Pages of the slice `meetings`."""
