"""Personal data of matching."""

from nastavnik.kit.privacy import Column, declare

_MATCH = {"purpose": "programme", "ground": "consent", "term": "participant"}
_WORDS = Column("opinion", exported=False)

declare(
    "matching.Run",
    {"problem": _WORDS, "result": _WORDS, "refusals": _WORDS},
    **_MATCH,
    plain="track seed weights matched left_over started_at finished_at",
    through=(
        ("pk", "matching.Proposal", "run", "mentee__person"),
        ("pk", "matching.Proposal", "run", "mentor__person"),
    ),
)
declare(
    "matching.Proposal",
    {"parts": "opinion", "why": "opinion", "score": Column("opinion", erase="keep")},
    **_MATCH,
    subject=("mentee__person", "mentor__person"),
)
declare(
    "matching.WishSheet",
    {"filled_on": Column("opinion", erase="keep")},
    **_MATCH,
    subject=("enrolment__person",),
)
declare(
    "matching.Wish",
    {"place": Column("opinion", exported=False)},
    **_MATCH,
    subject=("sheet__enrolment__person", "about__person"),
)
declare(
    "matching.Ruling",
    {"reason": "sensitive"},
    **_MATCH,
    subject=("mentee__person", "mentor__person"),
)
