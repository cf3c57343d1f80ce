"""`nastavnik routes` tells every address as reliability demands."""

import json
from io import StringIO
from typing import Any

from django.core.management import call_command

from nastavnik.kit.policy import leaves
from nastavnik.kit.routes import object_type


def told(*flags: str) -> str:
    out = StringIO()
    call_command("routes", *flags, stdout=out)
    return out.getvalue()


def routes() -> list[dict[str, Any]]:
    return json.loads(told("--json"))["routes"]


def test_every_address_is_told_once() -> None:
    names = [name for route in routes() for name in (route["name"], *route["also"])]
    assert sorted(names) == sorted(leaf.name for leaf in leaves())
    assert len({route["path"] for route in routes()}) == len(routes())


def test_each_method_tells_its_policy_and_roles() -> None:
    (partner,) = (r for r in routes() if r["name"] == "organisations:partner")
    assert partner["policies"]["POST"] == {"policy": "partners.change", "roles": ["curator"], "public": False}
    assert partner["parameters"] == [
        {"name": "partner", "in": "path", "kind": "pid", "object": "organisations.Partner"}
    ]


def test_a_form_tells_its_fields_and_control_fields() -> None:
    (partner,) = (r for r in routes() if r["name"] == "organisations:partner")
    assert {"name", "kind"} <= {field["name"] for field in partner["form"]["fields"]}
    assert {"_v", "_idem"} <= set(partner["form"]["control"])


def test_every_opaque_parameter_names_its_table() -> None:
    nameless = [
        r["path"] for r in routes() for p in r["parameters"] if p["kind"] == "pid" and not p["object"]
    ]
    assert nameless == []


def test_a_parameter_is_known_by_its_table_or_by_the_keys_of_its_name() -> None:
    assert object_type("school_class") == "people.SchoolClass"
    assert object_type("class_teacher") == "people.Person"
    assert object_type("weather") is None


def test_the_table_for_people_names_rights_in_russian() -> None:
    assert "править партнёров (partners.change)" in told()


def test_the_openapi_form_has_every_path() -> None:
    assert set(json.loads(told("--openapi"))["paths"]) == {route["path"] for route in routes()}
