"""Sheets of wishes for one side of a form: a personal code for each participant, open ones again with the same code."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from nastavnik.features.accounts.actions import issue_links
from nastavnik.features.accounts.actions.links import Opens
from nastavnik.features.accounts.links import code_of
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import Refused

if TYPE_CHECKING:
    from nastavnik.features.enrolments.models import Enrolment

PURPOSE = "wishes"


def print_wish_sheets(
    rows: "Sequence[Enrolment]", *, until: datetime, by: Actor, moment: datetime
) -> "list[tuple[Enrolment, str]]":
    """Each of these participants with the code that opens their sheet until `until`."""
    if not rows:
        raise Refused("Печатать некому: в базе ещё никого не приняли в эту форму")
    asked = [Opens(row.public_id, row.person.public_id) for row in rows]
    links = issue_links(
        PURPOSE, asked, until=until, organisation_id=rows[0].organisation_id, by=by, moment=moment
    )
    return [(row, code_of(links[row.public_id])) for row in rows]
