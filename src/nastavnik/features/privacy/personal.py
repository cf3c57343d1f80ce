"""Personal data of the desk itself."""

from nastavnik.kit.privacy import Column, declare

_DESK = {"purpose": "order", "ground": "duty", "term": "trail"}
_FIGURE = Column("deed", erase="keep")
_WORDS = Column("deed", exported=False)

declare(
    "privacy.SubjectRequest",
    {
        "text": "opinion",
        "answer": Column("opinion", erase="mask"),
        "extension_reason": Column("opinion", erase="keep"),
        "received_on": _FIGURE,
        "due_on": _FIGURE,
        "answered_on": _FIGURE,
    },
    **_DESK,
    plain="kind",
    subject=("person", "asked_by"),
)
declare(
    "privacy.LegalHold",
    {"reason": "sensitive", "since": _FIGURE, "until": _FIGURE},
    **_DESK,
    subject=("person",),
    removed=True,
)
declare("privacy.Doomed", {"why": "deed"}, **_DESK, subject=("person",))
declare(
    "privacy.Destruction",
    {"commission": Column("name", erase="keep", exported=False), "note": _WORDS},
    **_DESK,
    plain="number reason term order_number order_date proposed_at decided_at since until destroyed",
)
declare(
    "privacy.Incident",
    {name: _WORDS for name in ("title", "happened", "what", "causes", "harm", "measures", "responsible")},
    **_DESK,
    plain="discovered_at categories affected steps closed_at",
)
declare("privacy.ExportReason", {"reason": _WORDS}, **_DESK, plain="role address rows made_at")
