"""Pages of the slice `matching`."""
