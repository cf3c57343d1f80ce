"""One door to the solvers: the compiled kernel, or SciPy where there is no compiler; both exact, both with prices."""

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.compiling import compiler_is_loaded, has_numba
from nastavnik.core.matching.minimums import optimum_with_minimums
from nastavnik.core.matching.network import LIMIT, TOO_LARGE, Network, Optimum
from nastavnik.core.matching.problem import ProblemRefused

Ints = NDArray[np.int64]
COMPILED = "собственное ядро (скомпилированное)"
PATIENCE = 6
SCIPY = "SciPy"
WITHOUT_COMPILER = "SciPy: компилятора нет, оптимум тот же"
SMALL_TABLE = 200_000


def optimum(network: Network, engine: str | None = None) -> Optimum:
    """Solve exactly; `engine` forces one of the two solvers. Raises ProblemRefused on weights too large."""
    name = engine or choose_engine(network)
    if network.minimum.any():
        return optimum_with_minimums(network, lambda split: _run(split, name), name)
    match, price, utility = _run(network, name)
    return Optimum(match, price, utility, name)


def choose_engine(network: Network) -> str:
    """The kernel; SciPy for small tables while the compiler is not loaded, which takes longer than solving them.

    Either way the pairs are the same; only the choice among equally good prices may differ.
    """
    if not has_numba():
        return WITHOUT_COMPILER
    if compiler_is_loaded():
        return COMPILED
    mentees = len(network.outside)
    small = mentees * int(np.minimum(network.capacity, mentees).sum()) <= SMALL_TABLE
    return SCIPY if small else COMPILED


def other_engine(engine: str) -> str:
    """The solver that shares no code with `engine`."""
    return COMPILED if engine == SCIPY else SCIPY


def _run(network: Network, engine: str) -> tuple[Ints, Ints, Ints]:
    span = network.span()
    if span >= LIMIT:
        raise ProblemRefused(TOO_LARGE)
    arrays = (network.indptr, network.mentor_index, network.weight, network.capacity, network.outside)
    if engine != COMPILED:
        from nastavnik.core.matching.scipy_path import assign_by_scipy

        return assign_by_scipy(*arrays)
    return _compiled(*arrays, span=span)


def _compiled(
    indptr: Ints, mentor: Ints, weight: Ints, capacity: Ints, outside: Ints, span: int
) -> tuple[Ints, Ints, Ints]:
    """The table method for full squares; else shortest paths, quickest as a rule; contested mentors go to auction."""
    from nastavnik.core.matching.auction import assign_by_auction, fits
    from nastavnik.core.matching.dense import assign_square, is_square
    from nastavnik.core.matching.kernel import UNLIMITED, assign

    if is_square(indptr, mentor, weight, capacity, outside):
        return assign_square(weight, len(outside))
    places = int(np.minimum(capacity, np.bincount(mentor, minlength=len(capacity)) + 1).sum())
    patience = PATIENCE if fits(span, places) else UNLIMITED
    found = assign(indptr, mentor, weight, capacity, outside, patience)
    return found or assign_by_auction(indptr, mentor, weight, capacity, outside)
