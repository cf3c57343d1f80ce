"""Pages of the slice `enrolments`."""
