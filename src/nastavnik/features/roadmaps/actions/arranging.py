"""The order of steps: moved, made a part of another, raised, numbered, deleted."""

from collections.abc import Sequence
from datetime import datetime

from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.features.roadmaps.memory import remembered
from nastavnik.features.roadmaps.models import Step, StepOwner
from nastavnik.features.roadmaps.queries import (
    depth_of,
    family,
    neighbour,
    placed,
    sections,
    steps,
)
from nastavnik.features.roadmaps.rules import may_edit, may_nest
from nastavnik.kit.actions import Actor, action, change, remove


@action("roadmaps.move_step")
def move_step(step: Step, *, earlier: bool, by: Actor, moment: datetime) -> Step:
    """Swap a step, with everything inside it, with the one beside it; at the edge nothing happens."""
    may_change(step.programme).require()
    other = neighbour(step, earlier=earlier)
    if other is not None:
        rows = list(steps(step.programme))
        blocks = (family(step, rows), family(other, rows))
        with remembered(step.programme, f"Переставлено «{step.title}»", moment):
            _stand([*blocks[0], *blocks[1]] if earlier else [*blocks[1], *blocks[0]])
        step.refresh_from_db()
    return step


def _stand(rows: Sequence[Step]) -> None:
    """Let the rows stand in this order on the positions they have together."""
    for row, position in zip(rows, _apart(sorted(row.position for row in rows)), strict=True):
        change(row, position=position)


def _apart(positions: Sequence[int]) -> list[int]:
    """The same positions, none of them twice."""
    told: list[int] = []
    for one in positions:
        told.append(max(one, told[-1] + 1) if told else one)
    return told


@action("roadmaps.nest_step")
def nest_step(step: Step, *, by: Actor, moment: datetime) -> Step:
    """Make the step a part of the one above it."""
    above = neighbour(step, earlier=True)
    rows = list(steps(step.programme))
    deepest = max(depth_of(row, rows) for row in family(step, rows))
    may_nest(step, above, deepest + 2).require()
    with remembered(step.programme, f"Вложено «{step.title}»", moment):
        return change(step, parent=above)


@action("roadmaps.raise_step")
def raise_step(step: Step, *, by: Actor, moment: datetime) -> Step:
    """Let the step leave what it belonged to and stand right after it."""
    may_edit(step).require()
    above = step.parent
    if above is None:
        return step
    rows = [row for row in family(above) if row.pk not in {one.pk for one in family(step)}]
    with remembered(step.programme, f"Вынесено «{step.title}»", moment):
        change(step, parent=above.parent)
        _stand([*rows, *family(step)])
    step.refresh_from_db()
    return step


@action("roadmaps.number_steps")
def number_steps(programme: Programme, *, by_sections: bool = False, by: Actor, moment: datetime) -> None:
    """Number the steps that are not dropped in their order: 1, 2, 2.1; or inside sections: 1.1, 1.2, 2.1."""
    may_change(programme).require()
    kept = list(steps(programme).exclude(state=StepState.DROPPED))
    with remembered(programme, "Мероприятия пронумерованы", moment):
        if by_sections:
            _number_by_sections(programme, kept)
            return
        for one in placed(kept):
            change(one.step, number=one.computed)


def _number_by_sections(programme: Programme, kept: Sequence[Step]) -> None:
    top = inner = 0
    own = sections(programme)
    for section in own:
        top, inner = (top + 1, 0) if section.parent_id is None else (top, inner + 1)
        number = str(top) if section.parent_id is None else f"{top}.{inner}"
        change(section, number=number)
        _number_under(number, [row for row in kept if row.own_section_id == section.pk])
    ours = {section.pk for section in own}
    rest = [row for row in kept if row.own_section_id not in ours]
    for code in dict.fromkeys(row.section for row in rest):
        top += 1
        _number_under(str(top), [row for row in rest if row.section == code])


def _number_under(number: str, rows: Sequence[Step]) -> None:
    for one in placed(rows, by_stages=False):
        change(one.step, number=f"{number}.{one.computed}"[:20])


@action("roadmaps.delete_step")
def delete_step(step: Step, *, by: Actor, moment: datetime) -> None:
    """Take a step out of the roadmap with everything inside it; «Отменить» brings all of it back."""
    rows = family(step)
    for row in rows:
        may_edit(row).require()
    with remembered(step.programme, f"Удалено «{step.title}»", moment):
        for link in StepOwner.objects.filter(step__in=[row.pk for row in rows]):
            remove(link)
        for row in reversed(rows):
            remove(row)
