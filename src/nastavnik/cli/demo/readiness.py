"""A school half ready: some papers are issued, some conditions are stated, one word has expired."""

from datetime import date
from typing import Any

from nastavnik.cli.demo.year import Story
from nastavnik.features.documents.actions import draft_document, issue_document
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.readiness.actions import state_condition
from nastavnik.features.readiness.rules import may_be_stated

WORDS = (
    ("Удостоверение куратора № 1187, курсы 24 часа", None),
    ("Кабинет 204, вторник и четверг после шестого урока", None),
    ("Площадка для видеовстреч проверена", (10, 15)),
)


def tell_readiness(story: Story) -> None:
    """Papers of September and the words of the curator about what the system cannot see."""
    pack, programme = pack_of(story.programme), story.programme
    first = [
        d.blanks[0] for d in pack.documents if d.numbered and d.blanks and pack.stages[0].code in d.stages
    ]
    for blank in first[:1]:
        draft = draft_document(programme, blank, **story.on(9, 4))
        issue_document(draft, number="5-н", dated=story.day(9, 5), **story.on(9, 5))
    conditions = [one for block in pack.conditions for one in block.conditions]
    unseen = [one for one in conditions if one.proof.kind == "file" and may_be_stated(one)]
    for one, (text, until) in zip(unseen, WORDS, strict=False):
        _state(story, one.code, text, story.day(*until) if until else None)


def _state(story: Story, code: str, text: str, until: date | None) -> None:
    told: dict[str, Any] = {"text": text, "stated_on": story.day(9, 2), "expires_on": until}
    state_condition(story.programme, code, **told, **story.on(9, 2))
