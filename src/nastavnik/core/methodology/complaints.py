"""How a check complains: the place in the merged data and a Russian clause that continues «у формы «…» …».

A clause that begins with «=» stands alone, without naming the entry around it.
"""

from collections.abc import Iterable, Iterator

from nastavnik.core.methodology.yaml_lines import Place

Complaint = tuple[Place, str]


def repeated(place: Place, key: str, values: Iterable[object], text: str) -> Iterator[Complaint]:
    yield from seen_twice((((*place, n, key), value) for n, value in enumerate(values)), text)


def seen_twice(values: Iterable[tuple[Place, object]], text: str) -> Iterator[Complaint]:
    seen: set[object] = set()
    for place, value in values:
        if value in seen:
            yield place, text.format(value)
        seen.add(value)
