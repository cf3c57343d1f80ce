"""Every check has teeth: a planted fault of each kind turns the matrix red."""

from typing import Any

import pytest
from django.test import override_settings

from nastavnik.kit.checks import every_address_guarded
from nastavnik.kit.routes import described_routes
from tests.isolation.garden import Garden
from tests.isolation.matrix import probes
from tests.isolation.probing import ask, faults
from tests.isolation.test_mass_assignment import smuggled

pytestmark = pytest.mark.django_db
BITES = {
    "unscoped": "утечка",
    "leaking_list": "утечка",
    "writing_get": "чтение изменило",
    "post_by_read_right": "чужой код в адресе",
    "foreign_in_body": "изменены чужие строки",
}


def bad_routes(name: str) -> list[dict[str, Any]]:
    return [route for route in described_routes() if route["name"] == name]


@pytest.fixture(autouse=True)
def _faulty_addresses() -> Any:
    with override_settings(ROOT_URLCONF="tests.isolation.faulty"):
        yield


@pytest.mark.parametrize("name", BITES)
def test_the_matrix_sees(garden: Garden, name: str) -> None:
    found = [
        f for p in probes(garden, "curator", bad_routes(name)) for f in faults(garden, p, ask(garden, p))
    ]
    assert any(BITES[name] in fault for fault in found), found


def test_an_address_without_policy_stops_the_start() -> None:
    assert any("bad/forgotten" in fault.msg for fault in every_address_guarded(None))


def test_an_address_without_policy_is_seen_by_the_matrix(garden: Garden) -> None:
    (route,) = bad_routes("forgotten_policy")
    assert route["policies"] == {}


def test_a_post_by_a_right_to_read_is_seen_by_its_name(garden: Garden) -> None:
    (route,) = bad_routes("post_by_read_right")
    assert route["policies"]["POST"]["policy"].endswith(".view")


def test_a_field_that_was_not_shown_is_seen(garden: Garden) -> None:
    (route,) = bad_routes("mass_assignment")
    tries = [["name"], ["agreement_number"], ["agreement_number", "name", "school"]]
    assert all(faults for _, faults in smuggled(garden, route, tries))
