"""Among equally good answers one is chosen by a hash of (seed, mentee, mentor): no one gains by the order of rows."""

import hashlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.problem import Keys, Problem

Ints = NDArray[np.int64]


def keys_of(names: Iterable[str]) -> Keys:
    """A 64-bit name of every person that depends on the identifier alone (BLAKE2b)."""
    digests = [hashlib.blake2b(name.encode(), digest_size=8).digest() for name in names]
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


def pair_hash(problem: Problem, seed: int, bits: int, pairs: Ints | None = None) -> Ints:
    """For every pair (or only for those named) a number in [2^(bits-1), 2^bits), the same on any machine.

    Source of the mixing: splitmix64.
    """
    if pairs is None:
        rows, at = problem.rows(), problem.mentor_index
    else:
        rows, at = np.searchsorted(problem.indptr, pairs, "right") - 1, problem.mentor_index[pairs]
    mentee = _mix(problem.mentee_key + _mix(np.array([seed % 2**64], np.uint64)))
    mentor = _mix(problem.mentor_key ^ np.uint64(0xD1B54A32D192ED03))
    mixed = _mix(mentee[rows] ^ (mentor[at] << np.uint64(1)))
    half = np.uint64(2 ** (bits - 1))
    return ((mixed % half) + half).astype(np.int64)


def _mix(values: Keys) -> Keys:
    with np.errstate(over="ignore"):
        z = values + np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return np.asarray(z ^ (z >> np.uint64(31)), np.uint64)
