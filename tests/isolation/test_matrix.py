"""No canary of a foreign school, no change, the agreed status: for everybody, everywhere."""

from typing import Any

import pytest
from django.db import connection

from nastavnik.cli.isolation.cast import FOREIGN, PRINCIPALS
from nastavnik.kit.routes import described_routes
from tests.isolation.garden import Garden
from tests.isolation.matrix import METHODS, probes
from tests.isolation.probing import ask, faults

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.mark.parametrize("principal", [plan.key for plan in PRINCIPALS])
def test_strange_ids_give_nothing_away(garden: Garden, principal: str, record_property: Any) -> None:
    found: list[str] = []
    settled: set[tuple[str, str]] = set()
    count = 0
    for probe in probes(garden, principal, described_routes()):
        question = (probe.route["name"], probe.method)
        if question in settled:
            continue
        answer = ask(garden, probe)
        found += faults(garden, probe, answer)
        count += 1
        if connection.vendor != "sqlite" and answer.at_the_door:
            settled.add(
                question
            )  # no row of a school was read: with another strange id it is the same request
    record_property("Проб с чужими кодами", count)
    record_property("Утечек и отказов", len(found))
    assert found == [], f"{len(found)} из {count}:\n" + "\n".join(found[:40])


def test_the_matrix_is_as_large_as_promised(garden: Garden) -> None:
    routes = described_routes()
    smallest = len(routes) * len(METHODS) * len(FOREIGN)
    for plan in PRINCIPALS:
        assert sum(1 for _ in probes(garden, plan.key, routes)) >= smallest
