"""A roadmap from a file: kept as it was read, then written to the programme, or thrown away."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from nastavnik.core.plans.plan import PlanRead
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.enums import RoadmapFileState, StepState
from nastavnik.features.roadmaps.filing import Judged, done_day, judged
from nastavnik.features.roadmaps.memory import remembered
from nastavnik.features.roadmaps.models import RoadmapFile, Section, Step, StepOwner
from nastavnik.features.roadmaps.queries import GAP, last_position, sections, steps
from nastavnik.features.roadmaps.rules import may_lay
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.moments import local_day

FROM_FILE = "отмечено выполненным в загруженной дорожной карте"


@action("roadmaps.receive_file")
def receive_file(
    programme: Programme, *, title: str, plan: PlanRead, by: Actor, moment: datetime
) -> RoadmapFile:
    """Keep what was read, so that it can be looked at before it is written."""
    may_change(programme).require()
    row = RoadmapFile(organisation_id=programme.organisation_id, programme=programme, title=title[:200])
    row.sheet, row.read_at = plan.sheet[:200], moment
    row.lines = [line.as_json() for line in plan.lines]
    row.findings = [asdict(one) for one in plan.findings]
    row.columns = [asdict(one) for one in plan.columns]
    return create(row)


@action("roadmaps.cancel_file")
def cancel_file(file: RoadmapFile, *, by: Actor, moment: datetime) -> RoadmapFile:
    """Nothing of the file is written."""
    may_lay(file).require()
    return change(file, state=RoadmapFileState.CANCELLED)


@action("roadmaps.lay_file")
def lay_file(file: RoadmapFile, *, replace: bool, by: Actor, moment: datetime) -> list[Step]:
    """Write the lines of the file to its programme: after the roadmap that stands, or instead of it.

    Instead: open steps go (the change can be taken back as a whole), closed ones stay with what proves them.
    """
    may_lay(file).require()
    programme = file.programme
    told = judged(file)
    with remembered(programme, f"Загружена карта «{file.title}»", moment):
        if replace:
            _clear(programme)
        made = _lay(programme, told, local_day(moment))
    change(file, state=RoadmapFileState.LAID)
    return made


def _clear(programme: Programme) -> None:
    kept = set()
    rows = list(steps(programme))
    above = {row.pk: row for row in rows}
    for row in rows:
        one: Step | None = row if row.state == StepState.DONE else None
        while one is not None:
            kept.add(one.pk)
            one = above.get(one.parent_id) if one.parent_id else None
    gone = [row for row in rows if row.pk not in kept]
    for link in StepOwner.objects.filter(step__in=[row.pk for row in gone]):
        remove(link)
    for row in sorted(gone, key=lambda one: -_depth(one, above)):
        remove(row)
    standing = {row.own_section_id for row in rows if row.pk in kept}
    for section in reversed(sections(programme)):
        inner = {one.parent_id for one in sections(programme) if one.pk in standing}
        if section.pk not in standing and section.pk not in inner:
            remove(section)


def _depth(row: Step, above: dict[int, Step]) -> int:
    return 0 if row.parent_id is None else 1 + _depth(above[row.parent_id], above)


def _lay(programme: Programme, told: Sequence[Judged], day: date) -> list[Step]:
    """Sections and steps in the order of the file."""
    place = last_position(programme)
    heads: list[Section | None] = [None, None]
    code, own = "", None
    chain: list[Step] = []
    made: list[Step] = []
    base = max((one.position for one in sections(programme)), default=0)
    for number, one in enumerate(told, start=1):
        if one.line.kind == "section":
            code = one.section if one.line.depth == 0 else code
            own = None if one.section else _section(programme, one, heads, base + number * GAP)
            chain = []
            continue
        chain = chain[: one.line.depth]
        step = _step(programme, one, place + number * GAP, day)
        step.own_section, step.section = own, one.section or ("" if own else code)
        step.parent = chain[-1] if chain else None
        made.append(create(step))
        chain.append(step)
        _answer(step, one.people[1:])
    return made


def _section(programme: Programme, one: Judged, heads: list[Section | None], position: int) -> Section:
    parent = heads[0] if one.line.depth else None
    row = Section(organisation_id=programme.organisation_id, programme=programme, position=position)
    row.parent, row.number, row.title = parent, one.line.number[:20], one.line.title[:400]
    made = create(row)
    heads[one.line.depth] = made
    return made


def _step(programme: Programme, one: Judged, position: int, day: date) -> Step:
    line, period = one.line, one.period
    done = done_day(line) if one.state == StepState.DONE else None
    closed = done is not None and done <= day
    state = one.state if closed or one.state != StepState.DONE else StepState.GOING
    return Step(
        organisation_id=programme.organisation_id, programme=programme, position=position, stage=one.stage,
        number=line.number, title=line.title, content=line.content, period=line.period or "не указан",
        starts_on=period.start if period else None, ends_on=period.end if period else None,
        rhythm=period.rhythm if period else "once", deadline=period is not None and period.deadline,
        owner=one.people[0] if one.people else None, owner_text=one.owner_text, co_owners=line.co_owners,
        document_kind=line.document, result=line.result, note=_note(one), state=state,
        done_on=done if closed else None, **_proof(one, closed=closed),
    )  # fmt: skip


def _proof(one: Judged, *, closed: bool) -> dict[str, str]:
    """A closed step keeps what its table says of it; one that is not needed keeps why."""
    line = one.line
    if closed:
        return {
            "evidence_ref": line.evidence[:300],
            "reason": line.reason or ("" if line.evidence else FROM_FILE),
        }
    return {"reason": line.reason or FROM_FILE} if one.state == StepState.DROPPED else {}


def _note(one: Judged) -> str:
    mark = one.line.mark if one.state == StepState.PLANNED and one.line.mark else ""
    known = mark.casefold() == StepState.PLANNED.label
    return "\n".join(part for part in (one.line.note, "" if known else mark) if part)


def _answer(step: Step, people: Sequence[Person]) -> None:
    for person in people:
        create(StepOwner(organisation_id=step.organisation_id, step=step, person=person))
