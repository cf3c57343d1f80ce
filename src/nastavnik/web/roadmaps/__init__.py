"""Pages of the slice `roadmaps`."""
