"""Two steps become one, and one becomes several."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from nastavnik.core.plans.owners import join_owners, join_texts
from nastavnik.features.people.models import Person
from nastavnik.features.roadmaps.memory import remembered
from nastavnik.features.roadmaps.models import Step, StepOwner
from nastavnik.features.roadmaps.queries import answerable, family, last_position, parts
from nastavnik.features.roadmaps.queries import steps as all_steps
from nastavnik.features.roadmaps.rules import may_edit, may_merge
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.verdict import BadInput

JOINED = {"content": "\n", "document_kind": "; ", "result": "; ", "note": "\n"}
"""Texts of merged steps that are joined, and what stands between them."""


@action("roadmaps.merge_steps")
def merge_steps(steps: Sequence[Step], *, title: str, by: Actor, moment: datetime) -> Step:
    """Make one step of several: the first stays with the texts, owners and parts of all; the others go.

    Its dates reach from the first start to the last end; its period keeps the words of each.
    """
    may_merge(steps).require()
    if not title.strip():
        raise BadInput("Назовите общее мероприятие", field="title")
    kept, others = steps[0], steps[1:]
    people = answerable(steps)
    joined = _joined(steps)
    with remembered(kept.programme, f"Объединено в «{title}»", moment):
        _take_parts(kept, others)
        for link in StepOwner.objects.filter(step__in=[row.pk for row in others]):
            remove(link)
        for row in others:
            remove(row)
        change(kept, title=title, **joined)
        _add_people(kept, [person for row in others for person in people[row.pk]])
    return kept


def _joined(steps: Sequence[Step]) -> dict[str, Any]:
    starts = [step.starts_on for step in steps if step.starts_on]
    ends = [step.ends_on for step in steps if step.ends_on]
    told = {name: join_texts((getattr(step, name) for step in steps), mark) for name, mark in JOINED.items()}
    return told | {
        "period": join_texts((step.period for step in steps), "; "),
        "starts_on": min(starts, default=None),
        "ends_on": max(ends, default=None),
        "owner_text": join_owners(step.owner_text for step in steps),
        "co_owners": join_owners(step.co_owners for step in steps),
    }


def _take_parts(kept: Step, others: Sequence[Step]) -> None:
    """What belonged to the merged steps belongs to the one that stays, after its own parts."""
    rows = list(all_steps(kept.programme))
    gone = {row.pk for row in others}
    for other in others:
        for part in parts(other, rows):
            if part.pk not in gone and part.pk != kept.pk:
                change(part, parent=kept, stage=kept.stage)
    if kept.parent_id in gone:
        change(kept, parent=None)


def _add_people(kept: Step, people: Sequence[Person]) -> None:
    standing = {person.pk for person in answerable([kept])[kept.pk]}
    for person in {one.pk: one for one in people}.values():
        if person.pk not in standing:
            create(StepOwner(organisation_id=kept.organisation_id, step=kept, person=person))


@action("roadmaps.split_step")
def split_step(step: Step, *, titles: Sequence[str], by: Actor, moment: datetime) -> list[Step]:
    """Make several steps of one: it keeps the first title, the others follow it with its period and owners."""
    may_edit(step).require()
    named = [title.strip() for title in titles if title.strip()]
    if len(named) < 2:
        raise BadInput("Напишите хотя бы два названия, каждое с новой строки", field="titles")
    rows = list(all_steps(step.programme))
    last = max(row.position for row in family(step, rows))
    after = [row.position for row in rows if row.position > last]
    gap = ((min(after) if after else last_position(step.programme) + 1000 * len(named)) - last) // len(named)
    people = answerable([step])[step.pk]
    with remembered(step.programme, f"Разделено «{step.title}»", moment):
        change(step, title=named[0])
        made = [step]
        for place, title in enumerate(named[1:], start=1):
            made.append(_copied(step, title, last + max(1, gap) * place, people))
    return made


def _copied(step: Step, title: str, position: int, people: Sequence[Person]) -> Step:
    same = (
        "organisation_id", "programme_id", "parent_id", "stage", "section", "own_section_id", "period", "starts_on",
        "ends_on", "rhythm", "deadline", "owner_text", "owner_id", "co_owners", "document_kind", "result",
    )  # fmt: skip
    row = create(Step(title=title, position=position, **{name: getattr(step, name) for name in same}))
    _add_people(row, people)
    return row
