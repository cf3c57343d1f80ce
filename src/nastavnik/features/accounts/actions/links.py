"""Personal links: issued for many people at once, closed when there is nothing more to fill in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from nastavnik.features.accounts.links import LINK, code_of, open_links
from nastavnik.features.accounts.models import PersonalLink
from nastavnik.kit.actions import Actor, action, change, create_many
from nastavnik.kit.ciphers import mark_of


class Opens(NamedTuple):
    """For whom a link is made: the row its page is about and the code of the person."""

    subject: str
    person_code: str


@action("accounts.issue_links")
def issue_links(
    purpose: str,
    asked: Sequence[Opens],
    *,
    until: datetime,
    organisation_id: int,
    by: Actor,
    moment: datetime,
) -> dict[str, PersonalLink]:
    """A link for each row that has none open yet, and those open already, by row; open ones live until the new day."""
    standing = open_links(purpose, [one.subject for one in asked])
    for link in standing.values():
        change(link, event="accounts.link_prolonged", expires_at=max(until, link.expires_at))
    fresh = [_fresh(purpose, one, until, organisation_id) for one in asked if one.subject not in standing]
    return standing | {link.subject: link for link in create_many(fresh)}


def _fresh(purpose: str, one: Opens, until: datetime, organisation_id: int) -> PersonalLink:
    link = PersonalLink(
        organisation_id=organisation_id,
        purpose=purpose,
        subject=one.subject,
        person_code=one.person_code,
        expires_at=until,
    )
    link.code_hash = mark_of(LINK, code_of(link))
    return link


@action("accounts.close_links")
def close_links(purpose: str, subjects: Iterable[str], *, by: Actor, moment: datetime) -> int:
    """Nothing more is to be filled in: the codes open nothing any more. Returns how many were closed."""
    rows = open_links(purpose, subjects).values()
    for link in rows:
        change(link, event="accounts.link_closed", closed_at=moment)
    return len(rows)
