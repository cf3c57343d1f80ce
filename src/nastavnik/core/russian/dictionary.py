"""The dictionary of Russian words and their forms; read once, kept for the life of the process."""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def dictionary() -> Any:
    """pymorphy3's analyser: 24 MB and four tenths of a second, so it is loaded when first asked."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()
