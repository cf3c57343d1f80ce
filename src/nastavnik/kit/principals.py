"""Who is behind this request: computed anew for each request from rows, never kept in the session."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.tenancy.scope import Scope


@dataclass(frozen=True, slots=True)
class Principal:
    """`role` None means nobody signed in, or an account whose duties have all ended.

    `zone`: the IANA name of the zone in which days and hours are told to this person, empty for the installation's.
    `held_at`: the name of the page where the person must first put their sign-in in order. `looks_until`: until when
    somebody looks through the eyes of this duty; then nothing may be changed. `link`: the personal link in hand.
    """

    scope: Scope
    actor: Actor
    role: str | None = None
    signed_in: bool = False
    membership: Any = None
    zone: str = ""
    held_at: str = ""
    looks_until: datetime | None = None
    link: Any = None


NOBODY = Principal(Scope(frozenset()), Actor(None, "anonymous"))


@cache
def _finder() -> Callable[[HttpRequest], Principal]:
    finder: Callable[[HttpRequest], Principal] = import_string(settings.PRINCIPALS)
    return finder


def principal_of(request: HttpRequest) -> Principal:
    """Ask the slice that owns accounts (named by `settings.PRINCIPALS`)."""
    return _finder()(request)
