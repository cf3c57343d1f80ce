"""The exact text of a kind of consent: how it is put together, told apart by its digest, and filled in."""

import hashlib
from collections.abc import Mapping
from typing import Any

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.core.russian.plurals import plural
from nastavnik.features.consents.enums import Answer
from nastavnik.kit.verdict import BadInput

APART = "О каждом из этих сведений решают отдельно:"
Answers = list[dict[str, str]]


def body_of(kind: ConsentKind) -> str:
    """Title and paragraphs divided by empty lines, then the data about which one answers apart."""
    parts = [kind.title, *(kind.text or (f"{kind.purpose}.",))]
    if kind.answered:
        parts.append("\n".join([APART, *(f"— {one.title}" for one in kind.answered)]))
    return "\n\n".join(parts)


def digest_of(body: str) -> str:
    """SHA-256 of the text in UTF-8, as `sha256sum` of the saved text would print it."""
    return hashlib.sha256(body.encode()).hexdigest()


def current_digests(kinds: Any) -> dict[str, str]:
    """The digest of today's text by the code of the kind."""
    return {kind.code: digest_of(body_of(kind)) for kind in kinds}


def paragraphs(body: str, places: Mapping[str, str]) -> list[str]:
    """What is read and signed: paragraphs below the title and above the table of answers, places filled in."""
    told = [part for part in body.split("\n\n")[1:] if not part.startswith(APART)]
    for name, value in places.items():
        told = [part.replace(f"{{{name}}}", value) for part in told]
    return told


def term_of(kind: ConsentKind) -> str:
    """For how long, in words."""
    months = kind.valid_months
    if not months:
        return "до достижения цели или до отзыва"
    return f"{months} {plural(months, 'месяц', 'месяца', 'месяцев')} со дня подписания"


def settled(kind: ConsentKind, chosen: Mapping[str, tuple[str, str]]) -> Answers:
    """An answer about every datum of the kind; silence is a prohibition. `chosen`: code → (answer, condition).

    Raises `BadInput` for data the kind does not know, a condition without words, and when nothing is allowed.
    """
    if set(chosen) - {one.code for one in kind.answered}:
        raise BadInput("О таких сведениях это согласие не спрашивает: откройте страницу заново")
    found = []
    for one in kind.answered:
        answer, terms = chosen.get(one.code, (Answer.NO, ""))
        if answer == Answer.TERMS and not terms.strip():
            raise BadInput(f"Напишите условие: {one.title}", field=f"terms_{one.code}")
        kept = terms.strip() if answer == Answer.TERMS else ""
        found.append({"code": one.code, "title": one.title, "answer": str(answer), "terms": kept})
    if kind.answered and all(one["answer"] == Answer.NO for one in found):
        raise BadInput("Ничего не разрешено: это отказ, отметьте его")
    return found
