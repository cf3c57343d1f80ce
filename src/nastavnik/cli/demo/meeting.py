"""The general meeting of the demo: most participants hand their sheets in, some by phone; a few say «не с ним»."""

from typing import TYPE_CHECKING, Any

from nastavnik.features.matching.actions import hand_in_sheet
from nastavnik.features.matching.enums import SheetWay
from nastavnik.features.matching.wishes import counterparts

if TYPE_CHECKING:
    from nastavnik.cli.demo.year import Story


def general_meeting(story: "Story") -> None:
    """Every fourth forgot the sheet."""
    rows = [row for row in (*story.mentees, *story.mentors) if row.state == "accepted"]
    possible: dict[tuple[str, str], Any] = {}
    for number, row in enumerate(rows):
        others = possible.setdefault((row.track, row.side), counterparts(row))
        if number % 4 == 3 or len(others) < 3:
            continue
        place = number % (len(others) - 2)
        hand_in_sheet(
            row,
            named=[others[place], others[place + 1]],
            never=[others[place + 2]] if number % 9 == 0 else [],
            way=SheetWay.LINK if number % 3 else SheetWay.PAPER,
            on=story.day(10, 28),
            **story.on(10, 28),
        )
