"""Pages of the slice `trainings`."""
