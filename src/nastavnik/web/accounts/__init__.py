"""Pages of the slice `accounts`."""
