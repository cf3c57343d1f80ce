"""A form takes the fields it showed and no other: not one column of any table comes in by the side."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.urls import resolve

from nastavnik.kit.forms import could_show
from nastavnik.kit.routes import described_routes
from tests.isolation.garden import Garden, forgotten
from tests.isolation.matrix import _body, _path
from tests.isolation.probing import KEYS, NAMED, holds

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
TEMPTING = {"is_staff", "is_superuser", "organisation", "organisation_id", "school", "id", "pk", "version"}
SINGLY = 8  # columns sent alone to each address; the next address gets the next ones


def columns() -> set[str]:
    """Names of all columns of our tables, and what attackers try besides."""
    own = [m for m in apps.get_models() if m.__module__.startswith("nastavnik.features")]
    return {f.name for m in own for f in m._meta.local_fields} | TEMPTING


def unshown(route: dict[str, Any]) -> list[str]:
    """Columns which the form of the address did not show."""
    shown = {f["name"] for f in route["form"]["fields"]} | set(route["form"]["control"])
    return sorted(columns() - shown)


def tries_of(garden: Garden, place: int, route: dict[str, Any]) -> list[list[str]]:
    """What to send: alone whatever the door lets in and the form must refuse; a few more alone; the rest together.

    The door asks `could_show` about every name by itself, and here it is asked about every column of every table;
    the request with all of them shows that this address asks at all, those with one that one is enough.
    """
    door = resolve(_path(garden, route, {})).func.door  # type: ignore[attr-defined]
    names = unshown(route)
    let_in = [name for name in names if could_show(door.forms, name)]
    kept_out = [name for name in names if name not in let_in]
    every = sorted(columns())
    turn = {every[(place * SINGLY + n) % len(every)] for n in range(SINGLY)}
    return [*([name] for name in (*let_in, *sorted(turn.intersection(kept_out)))), kept_out]


def smuggled(
    garden: Garden, route: dict[str, Any], tries: Iterable[list[str]]
) -> Iterator[tuple[int, list[str]]]:
    """For each try the number of columns in it, and what is wrong with the answer; nothing for an honest one."""
    policy = route["policies"]["POST"]["policy"]
    key = next((k for k in garden.principals if holds(garden, k, policy)), "curator")
    told = {**_body(garden, route, garden.home, "POST"), "_v": "1"}
    for names in tries:
        body = told | dict.fromkeys(names, "1") | {"_idem": f"smuggled-{next(KEYS)}"}
        with forgotten() as traces:
            status = garden.browser(key).post(_path(garden, route, {}), body, **NAMED).status_code
            written = traces.written
            wrong = written or status < 400 or status >= 500
            fault = f"{route['path']} принял {names}: {status}, {sorted(written)}"
            yield len(names), [fault] if wrong else []


@pytest.mark.parametrize("share", range(4))
def test_no_column_comes_in_by_the_side(garden: Garden, share: int, record_property: Any) -> None:
    posts = [r for r in described_routes() if "POST" in r["policies"] and (r["form"] or {}).get("fields")]
    chosen = list(enumerate(posts))[share::4]
    answers = [a for place, route in chosen for a in smuggled(garden, route, tries_of(garden, place, route))]
    record_property("Столбцов, поданных мимо формы", sum(count for count, _ in answers))
    assert [fault for _, faults in answers for fault in faults] == []


def test_each_column_is_sent_alone_somewhere(garden: Garden) -> None:
    posts = [r for r in described_routes() if "POST" in r["policies"] and (r["form"] or {}).get("fields")]
    tries = [t for place, route in enumerate(posts) for t in tries_of(garden, place, route)]
    assert columns() - {name for names in tries if len(names) == 1 for name in names} == set()
