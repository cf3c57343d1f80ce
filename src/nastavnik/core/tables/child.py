"""The child of `isolation`: the sheets of one file as JSON."""

import sys
from typing import Any

from nastavnik.core.isolation.answering import answer
from nastavnik.core.tables.archive import BROKEN
from nastavnik.core.tables.isolation import packed
from nastavnik.core.tables.limits import TableLimits
from nastavnik.core.tables.reading import read_tables
from nastavnik.core.tables.refusal import TableRefused


def _done(order: dict[str, Any], source: bytes) -> bytes:
    try:
        return packed(read_tables(source, order["filename"], TableLimits(**order["table_limits"])))
    except (TableRefused, MemoryError):
        raise
    except Exception as fault:  # whatever a broken file leads to is the file's fault
        raise TableRefused(BROKEN) from fault


if __name__ == "__main__":
    sys.exit(answer(_done, TableRefused))
