"""Pages of readiness and quality."""
