"""One common factor fitted to covariances by least squares: the method is kept, so that omega does not change by itself."""

import math
from collections.abc import Sequence

_ROUNDS = 5000
_STILL = 1e-13


def fit(covariances: Sequence[Sequence[float]]) -> list[float] | None:
    """Loadings λ that minimise Σ_{i<j} (s_ij − λᵢλⱼ)² with λᵢ² ≤ s_ii (no negative own variance), Σλ ≥ 0.

    Unweighted least squares (MINRES: Harman & Jones, 1966), one loading at a time:
    λᵢ = Σⱼ s_ij λⱼ / Σⱼ λⱼ², cut to ±√s_ii. Each step lowers the sum, so it ends; starts from item–rest covariances.
    None for fewer than three items, where the answer is not unique, or when no two items vary together.
    """
    k = len(covariances)
    roots = [math.sqrt(max(covariances[i][i], 0.0)) for i in range(k)]
    loadings = _start(covariances, roots)
    if k < 3 or loadings is None:
        return None
    for _ in range(_ROUNDS):
        if _step(covariances, roots, loadings) <= _STILL * max(roots):
            break
    return loadings if sum(loadings) >= 0 else [-loading for loading in loadings]


def _start(covariances: Sequence[Sequence[float]], roots: Sequence[float]) -> list[float] | None:
    rests = [sum(row) - row[i] for i, row in enumerate(covariances)]
    if not any(covariances[i][j] for i in range(len(roots)) for j in range(i)):
        return None
    return [math.copysign(root / 2, rest) for root, rest in zip(roots, rests, strict=True)]


def _step(covariances: Sequence[Sequence[float]], roots: Sequence[float], loadings: list[float]) -> float:
    """One round over all loadings, in place; the largest movement."""
    moved = 0.0
    for i, root in enumerate(roots):
        others = [(covariances[i][j], loading) for j, loading in enumerate(loadings) if j != i]
        below = sum(loading * loading for _, loading in others)
        best = sum(s * loading for s, loading in others) / below if below else 0.0
        best = max(-root, min(root, best))
        moved = max(moved, abs(best - loadings[i]))
        loadings[i] = best
    return moved
