"""System checks: the process refuses to start with an address nobody guards."""

from typing import Any

from django.core.checks import Error, register

from nastavnik.kit.links import LINKED, is_by_link, purpose_of
from nastavnik.kit.policy import PUBLIC, SIGNED_IN, leaves, rights


def register_all() -> None:
    """Hook the checks into Django."""
    register(every_address_guarded)


def every_address_guarded(app_configs: Any, **_: Any) -> list[Error]:
    """Each leaf of the URL tree declares a policy, and each right it names exists."""
    faults = []
    for leaf in leaves():
        door = getattr(leaf.view, "door", None)
        if door is None:
            faults.append(Error(f"Адрес {leaf.template} не охраняется: нет @policy", id="nastavnik.E001"))
            continue
        named = {right for right in door.methods.values() if not _is_known_link(right)}
        unknown = named - {PUBLIC, SIGNED_IN} - rights().keys()
        faults += [_unknown_right(leaf.template, right) for right in sorted(unknown)]
    return faults


def _is_known_link(right: str) -> bool:
    return is_by_link(right) and purpose_of(right.removeprefix(LINKED)) is not None


def _unknown_right(template: str, right: str) -> Error:
    return Error(f"Адрес {template}: права «{right}» нет в таблице", id="nastavnik.E002")
