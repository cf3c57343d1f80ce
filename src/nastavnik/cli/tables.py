"""Findings as a table a person reads, or as JSON a program reads."""

import json
from collections.abc import Iterable, Sequence
from typing import Any


def as_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns under their heads, each as wide as its longest word; the last one is left ragged."""
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    ruled = [lines[0], ["─" * width for width in widths], *lines[1:]]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip()
        for line in ruled
    )


def as_json(answer: Any) -> str:
    """UTF-8, two spaces."""
    return json.dumps(answer, ensure_ascii=False, indent=2, default=str)
