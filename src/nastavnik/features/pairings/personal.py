"""Personal data of pairs."""

from nastavnik.kit.privacy import Column, declare

_PART = {"purpose": "programme", "ground": "consent", "term": "participant"}
_FIGURE = Column("part", erase="keep")

declare(
    "pairings.Pairing",
    {
        "starts_on": _FIGURE,
        "ends_on": _FIGURE,
        "ended_on": _FIGURE,
        "closing_note": "opinion",
        "held_for": Column("opinion", exported=False),
        "score_parts": "opinion",
        "score": _FIGURE,
    },
    **_PART,
    plain="track role_model order_number order_date closing_reason cleared_on",
    subject=("mentor__person",),
    through=(("pk", "pairings.PairingMember", "pairing", "mentee__person"),),
)
declare(
    "pairings.PairingMember",
    {"since": _FIGURE, "until": _FIGURE},
    **_PART,
    subject=("mentee__person", "pairing__mentor__person"),
)
