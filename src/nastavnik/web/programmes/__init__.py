"""Pages of the slice `programmes`."""
