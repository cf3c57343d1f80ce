"""Personal data of meetings."""

from nastavnik.kit.privacy import Column, declare

_FIGURE = Column("opinion", erase="keep")

declare(
    "meetings.Meeting",
    {
        "planned_at": _FIGURE,
        "minutes": _FIGURE,
        "place": "opinion",
        "topic": "opinion",
        "done": "opinion",
        "agreed": "opinion",
        "reason": "opinion",
    },
    purpose="programme",
    ground="consent",
    term="participant",
    plain="kind",
    subject=("pairing__mentor__person",),
    through=(("pairing", "pairings.PairingMember", "pairing", "mentee__person"),),
)
