"""Makes the probes of one principal: every address, every method, strange ids in path, query and body."""

from collections.abc import Iterator
from typing import Any

from nastavnik.cli.isolation.cast import FOREIGN
from tests.isolation.garden import Garden
from tests.isolation.probing import Probe

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
PLAIN = {
    "IntegerField": "1",
    "DateField": "01.10.2026",
    "DateTimeField": "01.10.2026 10:00",
    "EmailField": "probe@example.invalid",
    "URLField": "https://example.invalid/",
    "BooleanField": "on",
    "DecimalField": "1",
    "FloatField": "1",
}


def probes(garden: Garden, principal: str, routes: list[dict[str, Any]]) -> Iterator[Probe]:
    """Every probe of this principal."""
    for route in routes:
        for method in METHODS:
            for meaning, place in FOREIGN.items():
                yield from _of_place(garden, principal, route, method, meaning, place)


def _of_place(
    garden: Garden, principal: str, route: dict[str, Any], method: str, meaning: str, place: str
) -> Iterator[Probe]:
    objects = [p for p in route["parameters"] if p["in"] == "path" and p["object"]]
    common = {"principal": principal, "method": method, "route": route, "place": meaning}
    for stranger in _strangers(objects):
        path = _path(garden, route, {p["name"]: place for p in stranger})
        yield Probe(**common, path=path, where="path", body=_body(garden, route, place, method))
    home = _path(garden, route, {})
    strange_query = {
        p["name"]: p["object"] for p in route["parameters"] if p["in"] == "query" and p["object"]
    }
    if not objects or strange_query:
        query = {n: _first(garden, place, label) for n, label in strange_query.items()}
        query |= {"organisation": _first(garden, place, "organisations.Organisation"), "school": place}
        yield Probe(
            **common, path=home, where="query", query=query, body=_body(garden, route, garden.home, method)
        )
    if method == "POST" and _object_fields(route):
        yield Probe(**common, path=home, where="body", body=_body(garden, route, place, method))


def _strangers(objects: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """All parameters strange at once; with several, each of them strange alone among one's own as well."""
    if not objects:
        return []
    return [objects] if len(objects) == 1 else [objects, *([one] for one in objects)]


def _path(garden: Garden, route: dict[str, Any], strange: dict[str, str]) -> str:
    path = str(route["path"])
    for parameter in route["parameters"]:
        if parameter["in"] == "path":
            school = strange.get(parameter["name"], garden.home)
            path = path.replace("{" + parameter["name"] + "}", _word(garden, school, parameter))
    return path


def _word(garden: Garden, school: str, parameter: dict[str, Any]) -> str:
    if parameter["object"]:
        return _first(garden, school, parameter["object"])
    return "1" if parameter["kind"] == "int" else "x"


def _first(garden: Garden, school: str, label: str) -> str:
    found = garden.ids(school, label)
    return found[0] if found else "a" * 26


def plain(field: dict[str, Any]) -> str:
    """Something a field of this kind accepts."""
    return str(field["choices"][0]) if field["choices"] else PLAIN.get(field["kind"], "Проба")


def _object_fields(route: dict[str, Any]) -> list[dict[str, Any]]:
    return [f for f in (route["form"] or {}).get("fields", []) if f["object"]]


def _body(garden: Garden, route: dict[str, Any], school: str, method: str) -> dict[str, Any]:
    """A plausible form whose ids come from `school`."""
    if method != "POST":
        return {}
    fields = (route["form"] or {}).get("fields", [])
    told = {f["name"]: plain(f) for f in fields if f["kind"] not in {"FileField"}}
    return (
        told | {f["name"]: _first(garden, school, f["object"]) for f in _object_fields(route)} | {"_v": "1"}
    )
