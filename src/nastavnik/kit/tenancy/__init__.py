"""Tenancy that fails closed: a query without an open scope raises; a stranger's row does not exist."""
