"""Points that only a few pairs get: named each other, worked together before, write of the same."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.core.matching.criteria import place_in
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Seeker

Rows = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]
People = tuple[Sequence[Seeker], Sequence[Guide]]
Entry = tuple[int, int, float]


def extra_rows(people: People, norms: Norms, share: dict[str, float]) -> Rows:
    """The points as rows of a sparse matrix: where those of each mentee begin, which mentor, how many."""
    from scipy.sparse import csr_array

    shape = tuple(len(side) for side in people)
    points = _sparse([*_chosen(people, share), *_again(people, share)], shape)
    if "text" in share:
        one, other = _written(people[0], norms), _written(people[1], norms)
        points = points + share["text"] * (one @ other.T)
    rows = csr_array(points)
    return rows.indptr.astype(np.int64), rows.indices.astype(np.int64), rows.data.astype(np.float64)


def _chosen(people: People, share: dict[str, float]) -> Iterator[Entry]:
    """Half of the criterion for each side that named the other."""
    half = share.get("mutual_choice", 0.0) / 2
    rows, columns = {p.id: n for n, p in enumerate(people[0])}, {p.id: n for n, p in enumerate(people[1])}
    for n, mentee in enumerate(people[0]):
        for name in dict.fromkeys(mentee.chosen or ()):
            if name in columns:
                yield n, columns[name], half * place_in(mentee.chosen, name)
    for n, mentor in enumerate(people[1]):
        for name in dict.fromkeys(mentor.chosen or ()):
            if name in rows:
                yield rows[name], n, half * place_in(mentor.chosen, name)


def _again(people: People, share: dict[str, float]) -> Iterator[Entry]:
    """The whole criterion for last year's mentor."""
    places = {g.id: n for n, g in enumerate(people[1])}
    for n, mentee in enumerate(people[0]):
        if mentee.last_mentor in places:
            yield n, places[mentee.last_mentor], share.get("continuity", 0.0)


def _written(side: Sequence[Seeker | Guide], norms: Norms) -> Any:
    """Rows of telling words, each of length 1: the product of two rows is `texts.likeness`."""
    places = {word: n for n, word in enumerate(norms.rarity)}
    entries = [
        (n, places[word], norms.rarity[word])
        for n, person in enumerate(side)
        for word in person.words or ()
        if word in places
    ]
    rows = _sparse(entries, (len(side), max(1, len(places))))
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    return rows.multiply(1.0 / np.maximum(lengths, 1e-300)[:, None]).tocsr()


def _sparse(entries: list[Entry], shape: tuple[int, ...]) -> Any:
    from scipy.sparse import csr_array

    table = np.array(entries, np.float64).reshape(len(entries), 3)
    at = table[:, :2].astype(np.int64)
    return csr_array((table[:, 2], (at[:, 0], at[:, 1])), shape=shape)
