"""Pages of the slice `consents`."""
