"""Is the program fit to serve: probes for `/readyz` and `doctor`, invariants for `dbcheck`."""
