"""Pages that somebody without a sign-in opens by a personal link: a sheet to fill in, a question to answer.

A slice of pages names what its link opens; an address declares `@policy(GET=by_link("wishes"), …)`. Who holds a link is
told by the slice that owns links (named by `settings.LINK_HOLDERS`); the holder sees the rows of that organisation
through the page of that purpose and no other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from nastavnik.kit.principals import Principal

LINKED = "link:"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a link is for: its Russian title and the name of the page it opens."""

    title: str
    page: str


_purposes: dict[str, Purpose] = {}


def links_lead_to(purpose: str, title: str, page: str) -> None:
    """Register what links of this purpose open."""
    _purposes[purpose] = Purpose(title, page)


def purpose_of(code: str) -> Purpose | None:
    """The purpose of this code, if a slice of pages has named it."""
    return _purposes.get(code)


def by_link(purpose: str) -> str:
    """The right of a page that is opened by such a link alone."""
    return LINKED + purpose


def is_by_link(right: str) -> bool:
    """Whether a right of an address is a link."""
    return right.startswith(LINKED)


@cache
def _finder() -> Callable[[HttpRequest, str], Principal | None]:
    finder: Callable[[HttpRequest, str], Principal | None] = import_string(settings.LINK_HOLDERS)
    return finder


def link_holder(request: HttpRequest, right: str) -> Principal | None:
    """The principal of the link in this browser's hand, if it is of the purpose that the address asks for."""
    return _finder()(request, right.removeprefix(LINKED))
