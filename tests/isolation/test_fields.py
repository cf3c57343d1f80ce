"""Inside one's own school too: a column with a rule is seen by those whom the rule names, on every page."""

from typing import Any

import pytest
from django.apps import apps
from django.test import override_settings

from nastavnik.cli.isolation.cast import PRINCIPALS
from nastavnik.kit.routes import described_routes
from nastavnik.kit.sight import field_rules
from tests.isolation.garden import MARK, Garden
from tests.isolation.matrix import _path
from tests.isolation.probing import Probe, ask

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
KEYS = [plan.key for plan in PRINCIPALS if plan.roles and not plan.dismissed]


def heard(garden: Garden, key: str, routes: list[dict[str, Any]]) -> tuple[int, set[str]]:
    """Canaries of one's own school met on these pages, and which of them a rule keeps back from this principal."""
    count, told = 0, set()
    for route in (route for route in routes if "GET" in route["policies"]):
        answer = ask(garden, Probe(key, "GET", _path(garden, route, {}), route, "home", "path"))
        for mark in {mark for mark in MARK.findall(answer.text) if mark in garden.marks}:
            count += 1
            canary = garden.marks[mark]
            if garden.kept_back(key, canary, route["name"]):
                told.add(f"{route['name']} показывает {canary['model']}.{canary['field']}")
    return count, told


@pytest.mark.parametrize("key", KEYS)
def test_rules_of_fields_hold_on_every_page(garden: Garden, key: str, record_property: Any) -> None:
    count, told = heard(garden, key, described_routes())
    record_property("Своих значений на своих страницах", count)
    assert count > 0 and told == set()


def test_a_page_that_shows_too_much_is_seen(garden: Garden) -> None:
    with override_settings(ROOT_URLCONF="tests.isolation.faulty"):
        routes = [route for route in described_routes() if route["name"] == "indiscreet"]
        _, told = heard(garden, "curator", routes)
    assert told == {"indiscreet показывает person.phone"}


def test_rules_name_columns_that_exist() -> None:
    for column in field_rules():
        label, _, name = column.rpartition(".")
        assert apps.get_model(label)._meta.get_field(name)
