"""Hierarchical numbers: 1, 1.1, 1.1.2 — computed from depths, and compared as they are typed."""

import re
from collections.abc import Iterable

_PARTS = re.compile(r"\d+(?:\.\d+)*")


def numbers_of(depths: Iterable[int]) -> list[str]:
    """Numbers of lines by their depths (0 is the top): [0, 1, 1, 0] → 1, 1.1, 1.2, 2. A skipped level counts as one."""
    counters: list[int] = []
    told = []
    for depth in depths:
        counters = counters[: depth + 1]
        while len(counters) < depth:
            counters.append(1)
        if len(counters) == depth:
            counters.append(0)
        counters[depth] += 1
        told.append(".".join(str(one) for one in counters))
    return told


def parts_of(number: str) -> tuple[int, ...]:
    """«1.1.2.» → (1, 1, 2); empty when the number is not of that kind («а)», «IV», «5б»)."""
    plain = number.strip().rstrip(".)").replace(" ", "")
    return tuple(int(one) for one in plain.split(".")) if _PARTS.fullmatch(plain) else ()


def belongs_to(number: str, above: str) -> bool:
    """Whether «1.1.2» is a part of «1.1»."""
    mine, theirs = parts_of(number), parts_of(above)
    return bool(theirs) and len(mine) > len(theirs) and mine[: len(theirs)] == theirs
