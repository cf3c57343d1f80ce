"""Whose data each column holds, why, how long, how it is given out and how it is erased (decision D38).

Each slice declares its own tables in `personal.py`; a table or a column nobody declared fails a test.
"""

from nastavnik.kit.privacy.registry import Column, Table, declare, impersonal, registry

__all__ = ["Column", "Table", "declare", "impersonal", "registry"]
