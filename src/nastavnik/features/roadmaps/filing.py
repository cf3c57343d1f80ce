"""A roadmap in somebody's file: read in a child, judged line by line before anything is written, and written out."""

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nastavnik.core.calendars import Period, date_figures, format_period
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.plans.owners import split_owners
from nastavnik.core.plans.plan import PlanFinding, PlanLine, PlanRead, line_of
from nastavnik.core.plans.reading import read_plan
from nastavnik.core.russian.dates import parse_date
from nastavnik.core.russian.keys import search_key
from nastavnik.core.tables import TableRefused
from nastavnik.core.tables.isolation import read_tables_in_child
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import people
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.models import RoadmapFile, Step
from nastavnik.features.roadmaps.queries import answerable, placed, sections, steps
from nastavnik.features.roadmaps.rules import DEPTH, understood_or_none
from nastavnik.kit.verdict import BadInput, Busy

MOST = 1000
"""Steps of one file: a roadmap longer than this is no roadmap of a school."""
PATIENCE = 20.0
LIMITS = {
    "title": 1000,
    "period": 300,
    "owners": 600,
    "co_owners": 600,
    "document": 300,
    "result": 1000,
    "number": 20,
}
_turn = threading.BoundedSemaphore(1)


def read_upload(source: bytes, filename: str) -> PlanRead:
    """The plan of a stranger's file; what cannot be read is `BadInput` with the reason."""
    if not _turn.acquire(timeout=PATIENCE):
        raise Busy("Сейчас читается другой файл. Подождите минуту и повторите", retry_after=60)
    try:
        found = read_plan(read_tables_in_child(source, filename))
    except TableRefused as refusal:
        raise BadInput(str(refusal), field="file") from refusal
    finally:
        _turn.release()
    if len(found.lines) > MOST:
        raise BadInput(f"В таблице больше {MOST} строк: оставьте в ней только дорожную карту", field="file")
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """A line as it would be written. `stage` is a number; `guessed` tells that nobody wrote it in the file."""

    line: PlanLine
    stage: int = 0
    guessed: bool = False
    section: str = ""
    period: Period | None = None
    people: tuple[Person, ...] = ()
    owner_text: str = ""
    state: str = StepState.PLANNED
    findings: tuple[PlanFinding, ...] = ()

    @property
    def reading(self) -> str:
        """The dates as understood, in words; empty when they were not."""
        return format_period(self.period) if self.period else ""


def judged(file: RoadmapFile) -> list[Judged]:
    """Every line of a file that was read, as it would be written to its programme."""
    judge = _Judge(file.programme, {one["meaning"]: one["letter"] for one in file.columns if one["meaning"]})
    return [judge.line(line_of(kept)) for kept in file.lines]


class _Judge:
    """What a line means in this programme; stages carry from heading to heading."""

    def __init__(self, programme: Programme, letters: dict[str, str]) -> None:
        self.programme, self.letters = programme, letters
        self.pack: Pack = pack_of(programme)
        self.staff = {search_key(str(person)): person for person in people(PersonKind.STAFF)}
        self.stages = {_words(name): s.number for s in self.pack.stages for name in (s.title, s.short_title)}
        self.known = {_words(sample.title): sample for sample in self.pack.roadmap.steps}
        self.sections = {_words(one.title): one.code for one in self.pack.roadmap.sections}
        self.heading_stage = 0
        self.above: list[tuple[int, int]] = []

    def line(self, line: PlanLine) -> Judged:
        if line.kind == "section":
            if line.depth == 0:
                self.heading_stage = self._stage_named(line.title)
            self.above = []
            return Judged(line, stage=self.heading_stage, section=self.sections.get(_words(line.title), ""))
        return self._step(line)

    def _step(self, line: PlanLine) -> Judged:
        line, findings = self._cut(line)
        period = understood_or_none(line.period, self.programme) if line.period.strip() else None
        start, finish = (_day(text) for text in (line.start, line.finish))
        if (
            start
            and finish
            and start <= finish
            and (period is None or (period.start, period.end) != (start, finish))
        ):
            period = Period(start, finish, line.period) if line.period else Period(start, finish)
        if period is None:
            told = (
                f"срок «{line.period}» не распознан: слова сохранятся, дат не будет"
                if line.period
                else "срока нет"
            )
            findings.append(PlanFinding(self._address("period", line), told))
        stage, guessed = self._stage(line, period)
        told_people, owner_text = self._owners(line)
        return Judged(
            line, stage, guessed, self.sections.get(_words(line.section), ""), period, told_people, owner_text,
            self._state(line, findings), tuple(findings),
        )  # fmt: skip

    def _cut(self, line: PlanLine) -> tuple[PlanLine, list[PlanFinding]]:
        found: list[PlanFinding] = []
        for name, longest in LIMITS.items():
            text = getattr(line, name)
            if len(text) > longest:
                told = f"текст длиннее {longest} знаков: остальное уйдёт в примечание"
                found.append(PlanFinding(self._address(name, line), told))
                rest = "\n".join(part for part in (line.note, text[longest:]) if part)
                line = replace(line, **{name: text[:longest]}, note=rest)
        return line, found

    def _stage(self, line: PlanLine, period: Period | None) -> tuple[int, bool]:
        """The stage written in the row, of the step it is a part of, of the heading, or guessed from what is alike."""
        while self.above and self.above[-1][0] >= line.depth:
            self.above.pop()
        told = self.above[-1][1] if self.above else self._stage_named(line.stage) or self.heading_stage
        stage = told or self._guess(line, period)
        self.above.append((line.depth, stage))
        return stage, not told

    def _stage_named(self, text: str) -> int:
        plain = _words(text)
        if plain in self.stages:
            return self.stages[plain]
        number = next((word for word in plain.split() if word.isdecimal()), "")
        known = number and (plain == number or plain.startswith("этап") or plain.endswith("этап"))
        if known and 1 <= int(number) <= len(self.pack.stages):
            return int(number)
        rest = " ".join(word for word in plain.split() if not word.isdecimal() and word != "этап")
        return self.stages.get(rest, 0)

    def _guess(self, line: PlanLine, period: Period | None) -> int:
        sample = self.known.get(_words(line.title))
        if sample is None and period is not None and (period.end - period.start).days < 200:
            month = period.start.month
            sample = next((one for one in self.pack.roadmap.steps if one.months[0] == month), None)
        return self.pack.stage(sample.stage).number if sample else self.programme.stage

    def _owners(self, line: PlanLine) -> tuple[tuple[Person, ...], str]:
        """People of the staff named in full; everything else stays as written."""
        named = split_owners(line.owners)
        found = tuple(self.staff[key] for name in named if (key := search_key(name)) in self.staff)
        if not found:
            return (), line.owners
        return found, "; ".join(name for name in named if search_key(name) not in self.staff)

    def _state(self, line: PlanLine, findings: list[PlanFinding]) -> str:
        plain = _words(line.mark)
        words = {_words(state.label): state for state in StepState}
        state = words.get(plain, StepState.PLANNED)
        if state == StepState.DONE and _day(line.done_on) is None:
            state = StepState.GOING
            findings.append(
                PlanFinding(self._address("done_on", line), "без даты выполнения останется «идёт»")
            )
        elif plain and plain not in words:
            findings.append(
                PlanFinding(self._address("mark", line), f"состояние «{line.mark}» уйдёт в примечание")
            )
        return state

    def _address(self, meaning: str, line: PlanLine) -> str:
        return f"{self.letters.get(meaning, '')}{line.row}"


def _words(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in search_key(text)).split())


def _day(text: str) -> date | None:
    found = parse_date(text) if text.strip() else None
    told = found.date if found else None
    return date(told.year, told.month, told.day) if told and told.month and told.day else None


def done_day(line: PlanLine) -> date | None:
    """When the line says it was done."""
    return _day(line.done_on)


def lines_of(programme: Programme, only: Collection[int] | None = None) -> list[PlanLine]:
    """The roadmap as lines of a paper: steps outside own sections first, then each section with its steps.

    `only`: just the steps with these keys, without empty sections.
    """
    rows = [row for row in steps(programme) if only is None or row.pk in only]
    told = answerable(rows)
    pack = pack_of(programme)
    by_section: dict[int | None, list[Step]] = {}
    for row in rows:
        by_section.setdefault(row.own_section_id, []).append(row)
    lines = _lines(by_section.get(None, []), told, pack, by_stages=True)
    for section in sections(programme):
        if only is not None and section.pk not in by_section:
            continue
        depth = int(section.parent_id is not None)
        lines.append(PlanLine("section", depth, section.title, number=section.number))
        lines += _lines(by_section.get(section.pk, []), told, pack, by_stages=False)
    return lines


def _lines(
    rows: Sequence[Step], told: dict[int, list[Person]], pack: Pack, *, by_stages: bool
) -> list[PlanLine]:
    return [
        _line(one.step, min(one.depth, DEPTH - 1), told[one.step.pk], pack)
        for one in placed(rows, by_stages=by_stages)
    ]


def _line(step: Step, depth: int, named: Sequence[Person], pack: Pack) -> PlanLine:
    owners = "\n".join([*([step.owner_text] if step.owner_text else []), *(str(person) for person in named)])
    section = next((one.title for one in pack.roadmap.sections if one.code == step.section), "")
    return PlanLine(
        "step", depth, step.title, number=step.number, stage=pack.stage_number(step.stage).title, section=section,
        content=step.content, period=step.period, start=_figures(step.starts_on), finish=_figures(step.ends_on),
        owners=owners, co_owners=step.co_owners, document=step.document_kind, result=step.result, note=step.note,
        mark=StepState(step.state).label, evidence=step.evidence_ref, reason=step.reason, done_on=_figures(step.done_on),
    )  # fmt: skip


def _figures(day: date | None) -> str:
    return date_figures(day) if day else ""
