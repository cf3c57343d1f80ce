"""Sheets of consents in the demo school: a batch handed out, one of them back with what may be published."""

from datetime import datetime
from typing import Any

from nastavnik.core.calendars.school_year import age_on
from nastavnik.features.consents.actions import Due, print_sheets, register_sheet
from nastavnik.features.consents.enums import Answer
from nastavnik.features.consents.queries import sheets
from nastavnik.kit.actions import Actor

FEW = 6


def tell_sheets(
    people: list[Any], guardians: dict[int, Any], pack: Any, *, by: Actor, moment: datetime
) -> None:
    """Print the sheets about publication for a few pupils, and take the first one back."""
    kind = next(one for one in pack.consents if one.answered)
    dues = [
        Due(person, kind, kind.signers(age_on(person.birth_date, moment.date())), (guardians[person.pk],))
        for person in people
        if person.birth_date and person.pk in guardians
    ][:FEW]
    if not dues:
        return
    facts: dict[str, Any] = {"by": by, "moment": moment}
    batch = print_sheets(
        "О публикации", dues, contour=pack.contour, organisation_id=dues[0].person.organisation_id, **facts
    )
    first = next(sheet for sheet in sheets().filter(batch=batch) if sheet.person_id == dues[0].person.pk)
    allowed = {one.code: (str(Answer.YES), "") for one in kind.answered[:4]}
    register_sheet(
        first, kind, signed=True, on=moment.date(), place="папка 4, шкаф куратора", guardian=dues[0].guardians[0],
        answers=allowed, **facts,
    )  # fmt: skip
