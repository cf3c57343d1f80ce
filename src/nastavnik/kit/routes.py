"""Every address told as data: who may use each method, what its parameters are, what its form reads."""

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from nastavnik.kit.forms import CONTROL
from nastavnik.kit.links import is_by_link
from nastavnik.kit.policy import PUBLIC, SIGNED_IN, Door, Leaf, leaves, rights

BODY = {"POST", "PUT", "PATCH", "DELETE"}


def described_routes() -> list[dict[str, Any]]:
    """All addresses in the order of the tree; an address under two names is told once, with its other names."""
    told: dict[str, dict[str, Any]] = {}
    for leaf in leaves():
        path = _plain(leaf.template)
        if path in told:
            told[path]["also"].append(leaf.name)
        else:
            told[path] = _described(leaf, path)
    return list(told.values())


def _described(leaf: Leaf, path: str) -> dict[str, Any]:
    # an address without policy is told as well, so that whoever reads the list sees it
    door: Door = getattr(leaf.view, "door", None) or Door({})
    return {
        "name": leaf.name,
        "also": [],
        "path": path,
        "methods": sorted(door.methods),
        "public": PUBLIC in door.methods.values(),
        "rate": door.rate,
        "one_shot": door.one_shot,
        "policies": {method: _policy(right) for method, right in sorted(door.methods.items())},
        "parameters": [*_in_path(leaf), *_in_query(door)],
        "form": _form(door) if BODY & set(door.methods) else None,
    }


def _plain(template: str) -> str:
    """`/people/<pid:person>/` → `/people/{person}/`."""
    pieces = template.replace(">", "<").split("<")
    return "".join("{" + p.split(":")[-1] + "}" if n % 2 else p for n, p in enumerate(pieces))


def _policy(right: str) -> dict[str, Any]:
    if is_by_link(right):
        return {"policy": right, "roles": [], "public": False}
    table = rights()
    everyone = sorted({role for known in table.values() for role in known.roles})
    roles = everyone if right in {PUBLIC, SIGNED_IN} else sorted(table[right].roles)
    return {"policy": right, "roles": roles, "public": right == PUBLIC}


def _in_path(leaf: Leaf) -> list[dict[str, Any]]:
    kinds = {name: kind or "str" for kind, name in _converters(leaf.template)}
    return [
        {"name": name, "in": "path", "kind": kinds.get(name, "str"), "object": object_type(name)}
        for name in leaf.parameters
    ]


def _converters(template: str) -> list[tuple[str, str]]:
    inside = [piece.split(">")[0] for piece in template.split("<")[1:]]
    return [(piece.rpartition(":")[0], piece.rpartition(":")[2]) for piece in inside]


def _in_query(door: Door) -> list[dict[str, Any]]:
    return [{"name": n, "in": "query", "kind": "str", "object": object_type(n)} for n in door.query]


def _form(door: Door) -> dict[str, Any]:
    fields = {name: field for form in door.forms for name, field in form.base_fields.items()}
    return {
        "fields": [
            {
                "name": n,
                "required": f.required,
                "kind": type(f).__name__,
                "object": object_type(n),
                "choices": _choices(f),
            }
            for n, f in fields.items()
        ],
        "control": sorted(CONTROL - {"csrfmiddlewaretoken"}) if door.one_shot else [],
    }


def _choices(field: Any) -> list[str]:
    """What may be sent, where the form itself knows it (choices that depend on rows are not told)."""
    return [str(value) for value, _ in getattr(field, "choices", ()) if isinstance(value, str) and value]


def object_type(name: str) -> str | None:
    """The table a parameter points to: `person` → people.Person, `class_teacher` → where such keys point."""
    return _types().get(name.replace("_", "").removesuffix("id"))


@cache
def _types() -> dict[str, str | None]:
    found: dict[str, set[str]] = {}
    own = [m for m in apps.get_models() if m.__module__.startswith("nastavnik.")]
    for model in own:
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey) and field.related_model in own:
                target: Any = field.related_model
                found.setdefault(field.name.replace("_", ""), set()).add(target._meta.label)
    single = {name: labels.pop() if len(labels) == 1 else None for name, labels in found.items()}
    return single | {str(model._meta.model_name): model._meta.label for model in own}
