"""Compile a function with Numba when it is there; otherwise the same text runs as plain Python."""

import functools
import importlib.util
import sys
from collections.abc import Callable
from typing import TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., object])


def has_numba() -> bool:
    """Whether the compiler is installed; asked without importing it."""
    return importlib.util.find_spec("numba") is not None


def compiler_is_loaded() -> bool:
    """Whether this process has already paid for loading Numba."""
    return "numba" in sys.modules


def compiled(function: Function) -> Function:
    """The function compiled to machine code (kept on disk between starts), or itself without Numba."""
    if not has_numba():
        return function
    import numba

    return cast(Function, numba.njit(cache=True, nogil=True)(function))


@functools.cache
def compiled_when_asked(function: Function) -> Function:
    """The function compiled at the first call that needs it; its plain text stays at hand for small work."""
    return compiled(function)
