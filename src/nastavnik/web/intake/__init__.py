"""Pages of the slice `intake`."""
