"""Jobs that run hourly."""
