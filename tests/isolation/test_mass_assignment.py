"""A form takes the fields it showed and no other: not one column of any table comes in by the side."""

from typing import Any

import pytest
from django.apps import apps

from nastavnik.kit.routes import described_routes
from tests.isolation.garden import Garden, forgotten
from tests.isolation.matrix import _body, _path
from tests.isolation.probing import KEYS, holds

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
TEMPTING = {"is_staff", "is_superuser", "organisation", "organisation_id", "school", "id", "pk", "version"}


def columns() -> list[str]:
    """Names of all columns of our tables, and what attackers try besides."""
    own = [m for m in apps.get_models() if m.__module__.startswith("nastavnik.features")]
    return sorted({f.name for m in own for f in m._meta.local_fields} | TEMPTING)


def smuggled(garden: Garden, routes: list[dict[str, Any]], names: list[str]) -> tuple[int, list[str]]:
    """Number of tries, and those which changed something or were answered as if all was well."""
    count, found = 0, []
    for route in routes:
        policy = route["policies"].get("POST")
        if policy is None or not (route["form"] or {}).get("fields"):
            continue
        shown = {f["name"] for f in route["form"]["fields"]} | set(route["form"]["control"])
        key = next((k for k in garden.principals if holds(garden, k, policy["policy"])), "curator")
        for name in [n for n in names if n not in shown]:
            body = {**_body(garden, route, garden.home, "POST"), name: "1", "_idem": f"smuggled-{next(KEYS)}"}
            browser = garden.browser(key)
            with forgotten() as written:
                status = browser.post(_path(garden, route, {}), body).status_code
                count += 1
                if written or status < 400 or status >= 500:
                    found.append(f"{route['path']} принял поле «{name}»: {status}, {sorted(written)}")
    return count, found


def test_no_column_comes_in_by_the_side(garden: Garden, record_property: Any) -> None:
    count, found = smuggled(garden, described_routes(), columns())
    record_property("Проб с лишним полем", count)
    assert found == [], "\n".join(found[:40])
