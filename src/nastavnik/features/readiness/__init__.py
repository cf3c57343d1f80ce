"""Readiness and quality of a programme: conditions with their proofs, benchmarks counted from facts."""
