"""Legal references in a document: known acts for its preamble, wrong ones flagged with where they come from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.core.norms.acts import Register
from nastavnik.core.norms.judging import Finding, check_text, faults, mended
from nastavnik.core.paperwork.contracts.programme import ProgrammeSheet
from nastavnik.core.paperwork.contracts.roadmap import RoadmapSheet
from nastavnik.core.paperwork.sheets import Grid, Leaf
from nastavnik.features.documents.filling.bases import BaseBook
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Place
from nastavnik.features.documents.filling.settings import Setting, SettingKind, said, settings_of
from nastavnik.features.documents.rules import contract_of
from nastavnik.features.programmes.content import chain
from nastavnik.features.roadmaps.queries import steps

_WRITTEN = {SettingKind.TEXT, SettingKind.LINES}


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubtful or wrong reference in a document. `place` is where its text is entered, `title` the field there."""

    finding: Finding
    place: Place | None
    title: str = ""

    @property
    def mendable(self) -> bool:
        """Whether the program can put it right by itself."""
        return bool(self.finding.patches) and self.place in (Place.SETTINGS, Place.ROADMAP)


def flags_of(facts: Facts, leaves: Iterable[Leaf], content: object = None) -> list[Flag]:
    """Every reference of the printed text that is not right, each once.

    `content` is what the document was filled with: a workbook is judged by all its rows, not by those shown.
    """
    entered = [
        Flag(finding, place, title)
        for place, title, text in (*_entered(facts), *_of_book(content))
        for finding in _faults(facts, text)
    ]
    known = {_key(flag.finding) for flag in entered}
    printed = [
        Flag(finding, Place.PASSPORT if _in_passport(facts, finding) else None)
        for text in printed_paragraphs(leaves)
        for finding in _faults(facts, text)
        if _key(finding) not in known
    ]
    return list({(_key(flag.finding), flag.title): flag for flag in [*entered, *printed]}.values())


def mended_settings(facts: Facts) -> dict[str, str]:
    """Texts of settings put right, by name; only those that change."""
    texts = {one.name: text for one, text in _written(facts)}
    better = {name: mended(text, _faults(facts, text)) for name, text in texts.items()}
    return {name: text for name, text in better.items() if text != texts[name]}


def mended_steps(facts: Facts) -> list[tuple[str, dict[str, Any]]]:
    """Steps of the roadmap (by public id) with the fields whose references are put right."""
    found = []
    for step in steps(facts.programme) if _prints_steps(facts) else ():
        fields = {
            name: mended(text, _faults(facts, text))
            for name in ("title", "content", "result")
            if (text := getattr(step, name))
        }
        better = {name: text for name, text in fields.items() if text != getattr(step, name)}
        if better:
            found.append((step.public_id, better))
    return found


def cited_acts(text: str, register: Register, day: date) -> dict[str, str]:
    """Keys of acts that a finished text names, with the words in which each is first named."""
    found: dict[str, str] = {}
    for finding in check_text(text, register, day):
        if finding.act is not None:
            found.setdefault(finding.act.key, " ".join(finding.reference.text.split()))
    return found


def printed_paragraphs(leaves: Iterable[Leaf]) -> Iterator[str]:
    """Paragraphs of the sheets with their words alone."""
    for leaf in leaves:
        for block in leaf.blocks:
            if isinstance(block, Grid):
                cells = [cell for row in (*block.head, *block.rows) for cell in row]
                yield from (line.text for cell in cells for line in cell.lines)
            else:
                yield block.text


def _entered(facts: Facts) -> Iterator[tuple[Place, str, str]]:
    for one, text in _written(facts):
        yield Place.SETTINGS, one.title, text
    yield from _of_builder(facts) if contract_of(facts.document) is ProgrammeSheet else ()
    for step in steps(facts.programme) if _prints_steps(facts) else ():
        yield (
            Place.ROADMAP,
            f"мероприятие «{step.title[:60]}»",
            "\n\n".join((step.title, step.content, step.result)),
        )


def _of_builder(facts: Facts) -> Iterator[tuple[Place, str, str]]:
    yield Place.PROGRAMME, "цель программы", facts.programme.aim
    for link in chain(facts.programme):
        words = "\n\n".join((link.problem, link.activity, link.result, link.indicator))
        yield Place.PROGRAMME, f"строка цепочки «{link.problem[:60]}»", words


def _of_book(content: object) -> Iterator[tuple[Place, str, str]]:
    if isinstance(content, BaseBook):
        for number, row in enumerate(content.rows, start=1):
            for (header, _), text in zip(content.columns, row, strict=True):
                yield Place.BASES, f"строка {number}, «{header}»", text


def _written(facts: Facts) -> list[tuple[Setting, str]]:
    values = said(facts)
    return [(one, str(values[one.name])) for one in settings_of(facts) if one.kind in _WRITTEN]


def _prints_steps(facts: Facts) -> bool:
    return contract_of(facts.document) in (RoadmapSheet, ProgrammeSheet)


def _faults(facts: Facts, text: str) -> list[Finding]:
    return faults(text, facts.register, facts.day)


def _key(finding: Finding) -> str:
    return " ".join(finding.reference.text.split()).lower()


def _in_passport(facts: Facts, finding: Finding) -> bool:
    return (
        bool(finding.reference.number)
        and finding.reference.number.lower() in facts.organisation.regional_act.lower()
    )
