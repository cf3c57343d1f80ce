"""Large lists are taken away for a reason, and the workbook says who took it and when (threat U18).

A GET writes nothing, so the reason is asked on the way: the refusal shows a form with a sealed ticket, its POST
writes the reason down and comes back with its id, for a quarter of an hour and this very address.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from nastavnik.kit import moments
from nastavnik.kit.verdict import Anticipated, BadInput

KEY = "export"
SALT = "nastavnik.taking-away"
LONGEST = 300
serving: ContextVar[Any] = ContextVar("serving", default=None)


class ReasonNeeded(Anticipated):
    """The list is longer than the threshold and nobody has said what for."""

    status = 409
    template = "shell/reason.html"

    def __init__(self, rows: int, ticket: str) -> None:
        super().__init__(f"В выгрузке строк: {rows}. Большие списки выгружают только с указанием причины.")
        self.context = {"rows": rows, "ticket": ticket}


@dataclass(frozen=True, slots=True)
class Ticket:
    """Which list, of how many rows, for whom: sealed by the program."""

    address: str
    rows: int
    account: int | None


def stamp_for(rows: int) -> str:
    """What to stamp on a workbook of so many rows: nothing below the threshold. Raises `ReasonNeeded`."""
    request: HttpRequest | None = serving.get()
    if request is None or rows <= threshold():
        return ""
    account = request.principal.actor.account  # type: ignore[attr-defined]
    address = address_of(request)
    given = _finder()(request.GET.get(KEY, ""), account, address, moments.now())
    if given is None:
        raise ReasonNeeded(rows, signing.dumps([address, rows, account], salt=SALT))
    when = timezone.localtime(given.made_at)
    return f"Выгрузил(а): {given.account}, {when:%d.%m.%Y %H:%M}. Для чего: {given.reason}. Запись {given.public_id[:8]}"


def threshold() -> int:
    """The longest list taken away without a reason."""
    return int(import_string(settings.EXPORT_THRESHOLD)())


def address_of(request: HttpRequest) -> str:
    """The address with its filters, without the id of a reason."""
    parts = request.GET.copy()
    parts.pop(KEY, None)
    return f"{request.path}?{parts.urlencode()}".rstrip("?")[:LONGEST]


def address_with(address: str, public_id: str) -> str:
    """The address that the reason opens."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({KEY: public_id})}"


def read_ticket(text: str, account: int | None) -> Ticket:
    """The ticket back. Raises `BadInput` when it is not ours, not this person's, or old."""
    try:
        ticket = Ticket(*signing.loads(text, salt=SALT, max_age=3600))
    except (signing.BadSignature, TypeError) as fault:
        raise BadInput("Страница устарела: откройте список и повторите выгрузку") from fault
    if ticket.account != account:
        raise BadInput("Страница устарела: откройте список и повторите выгрузку")
    return ticket


@cache
def _finder() -> Any:
    return import_string(settings.EXPORT_REASONS)
