"""The handbook of a curator, read inside the program: the same pages as docs/guide."""
