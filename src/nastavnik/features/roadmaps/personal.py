"""Personal data in roadmaps: who answers for a step."""

from nastavnik.kit.privacy import Column, declare, impersonal

_WORK = {"purpose": "programme", "ground": "employment", "term": "worker"}
_WORDS = Column("name", exported=False)

declare(
    "roadmaps.Step",
    {name: _WORDS for name in ("owner_text", "co_owners", "note", "reason", "evidence_ref")},
    **_WORK,
    plain="origin position number stage section title content period starts_on ends_on rhythm document_kind "
    "result evidence_kind evidence_code evidence_id done_on",
)
declare("roadmaps.StepOwner", {}, **_WORK, subject=("person",), removed=True)
declare("roadmaps.RoadmapEdit", {"rows": _WORDS}, **_WORK, plain="title made_at")
declare(
    "roadmaps.RoadmapFile",
    {"lines": _WORDS, "findings": _WORDS},
    **_WORK,
    plain="title sheet columns read_at",
)
impersonal("заголовки дорожной карты", "roadmaps.Section")
