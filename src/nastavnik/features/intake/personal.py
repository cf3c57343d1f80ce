"""Personal data of uploaded lists."""

from nastavnik.kit.privacy import Column, declare

_LIST = {"purpose": "programme", "ground": "consent", "term": "lists"}
_WORDS = Column("paper", exported=False)

declare(
    "intake.Intake",
    {"summary": Column("deed", exported=False), "choices": Column("deed", exported=False)},
    **_LIST,
    plain="role sheet columns digest total done uploaded_at performed_at",
)
declare(
    "intake.IntakeRow",
    {name: _WORDS for name in ("read", "fixed", "judged", "made", "why", "name_key")},
    **_LIST,
    plain="position row",
    name_key=("name_key",),
)
