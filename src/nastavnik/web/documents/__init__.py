"""Pages of the slice `documents`."""
