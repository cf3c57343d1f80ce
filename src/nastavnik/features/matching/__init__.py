"""Runs of the solver, rulings of the curator, proposals adopted."""
