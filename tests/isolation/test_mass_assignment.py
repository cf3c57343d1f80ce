"""A form takes the fields it showed and no other: not one column of any table comes in by the side."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.apps import apps

from nastavnik.kit.routes import described_routes
from tests.isolation.garden import Garden, forgotten
from tests.isolation.matrix import _body, _path
from tests.isolation.probing import KEYS, NAMED, holds

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
TEMPTING = {"is_staff", "is_superuser", "organisation", "organisation_id", "school", "id", "pk", "version"}


def columns() -> set[str]:
    """Names of all columns of our tables, and what attackers try besides."""
    own = [m for m in apps.get_models() if m.__module__.startswith("nastavnik.features")]
    return {f.name for m in own for f in m._meta.local_fields} | TEMPTING


def unshown(route: dict[str, Any]) -> list[list[str]]:
    """Columns which the form of the address did not show, one by one."""
    shown = {f["name"] for f in route["form"]["fields"]} | set(route["form"]["control"])
    return [[name] for name in sorted(columns() - shown)]


def smuggled(
    garden: Garden, route: dict[str, Any], tries: Iterable[list[str]]
) -> Iterator[tuple[int, list[str]]]:
    """For each try the number of columns in it, and what is wrong with the answer; nothing for an honest one."""
    policy = route["policies"]["POST"]["policy"]
    key = next((k for k in garden.principals if holds(garden, k, policy)), "curator")
    told = {**_body(garden, route, garden.home, "POST"), "_v": "1"}
    for names in tries:
        body = told | dict.fromkeys(names, "1") | {"_idem": f"smuggled-{next(KEYS)}"}
        with forgotten() as written:
            status = garden.browser(key).post(_path(garden, route, {}), body, **NAMED).status_code
            wrong = written or status < 400 or status >= 500
            fault = f"{route['path']} принял {names}: {status}, {sorted(written)}"
            yield len(names), [fault] if wrong else []


@pytest.mark.parametrize("share", range(4))
def test_no_column_comes_in_by_the_side(garden: Garden, share: int, record_property: Any) -> None:
    posts = [r for r in described_routes() if "POST" in r["policies"] and (r["form"] or {}).get("fields")]
    answers = [answer for route in posts[share::4] for answer in smuggled(garden, route, unshown(route))]
    record_property("Проб с лишним полем", sum(count for count, _ in answers))
    assert [fault for _, faults in answers for fault in faults] == []
