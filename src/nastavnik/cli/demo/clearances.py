"""Checks of the demo school's guests: most are in order, one ends soon, one has brought nothing yet."""

from datetime import date
from typing import TYPE_CHECKING, Any

from nastavnik.features.people.enums import PersonKind
from nastavnik.features.screening.actions import record_clearance
from nastavnik.features.screening.queries import clearance_kinds
from nastavnik.processes.gates import gates_of

if TYPE_CHECKING:
    from nastavnik.cli.demo.year import Story

ENDS_SOON, BRINGS_NOTHING = 1, 2


def check_guests(story: "Story", people: list[Any]) -> None:
    """What was seen in September, by the place of each guest in the list."""
    for number, person in enumerate(people):
        if person.kind != PersonKind.OUTSIDER or number == BRINGS_NOTHING:
            continue
        issued = date(story.year - 1, 12, 10) if number == ENDS_SOON else story.day(9, 14)
        _seen(person, issued, story.day(9, 19), f"{story.year}/{411 + 17 * number}", story.on(9, 20))


def renew_guest(story: "Story", pairing: Any) -> None:
    """Whose check would have ended before the last meeting brought another one in time."""
    day = story.day(5, 18)
    if gates_of(pairing, day).unscreened:
        renewed = story.day(12, 5)
        _seen(pairing.mentor.person, renewed, renewed, f"{story.year}/900", story.on(12, 5))


def _seen(person: Any, issued: date, decided: date, number: str, save: dict[str, Any]) -> None:
    record_clearance(
        person, clearance_kinds()[0], number=number, issued_on=issued, decided_on=decided, decision="admitted",
        **save,
    )  # fmt: skip
