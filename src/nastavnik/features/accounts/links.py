"""Reads of personal links: their codes, the one in a browser's hand, and whether it still opens."""

from collections.abc import Iterable
from datetime import datetime

from nastavnik.features.accounts.models import PersonalLink
from nastavnik.kit.ciphers import mark_of, marks_of
from nastavnik.kit.codes import derived_code, plain
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.verdict import YES, Verdict, no

LINK = "link code"
SEED = "link seed"
SIGNS = 12  # sixty bits, and tries are counted


def code_of(link: PersonalLink) -> str:
    """The code of a link, the same each time it is asked for."""
    return derived_code(mark_of(SEED, link.public_id), SIGNS)


def link_by_code(code: str) -> PersonalLink | None:
    """The open link of this code, in whatever organisation: its holder has no scope yet."""
    with maintenance():
        rows = PersonalLink.objects.filter(code_hash__in=marks_of(LINK, plain(code)), closed_at=None)
        found: PersonalLink | None = rows.select_related("organisation").first()
    return found


def link_in_hand(public_id: str) -> PersonalLink | None:
    """The link whose code this browser has just shown."""
    with maintenance():
        rows = PersonalLink.objects.filter(public_id=public_id, closed_at=None)
        found: PersonalLink | None = rows.select_related("organisation").first()
    return found


def open_links(purpose: str, subjects: Iterable[str]) -> dict[str, PersonalLink]:
    """Open links of this purpose by the rows (public ids) they are about, in one query."""
    rows = PersonalLink.objects.filter(purpose=purpose, subject__in=list(subjects), closed_at=None)
    return {row.subject: row for row in rows}


def may_use_link(link: PersonalLink | None, moment: datetime) -> Verdict:
    """One neutral answer for every code that opens nothing."""
    if link is None or link.closed_at or link.expires_at <= moment or link.organisation.closed_on:
        return no("Код не подошёл или уже не действует: проверьте его или попросите новый у куратора")
    return YES
