"""Work done every day."""
