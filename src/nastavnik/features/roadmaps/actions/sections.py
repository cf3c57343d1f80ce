"""Headings of the school's own, in two levels."""

from datetime import datetime

from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.memory import remembered
from nastavnik.features.roadmaps.models import Section, Step
from nastavnik.features.roadmaps.queries import GAP, sections
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.verdict import BadInput


@action("roadmaps.add_section")
def add_section(
    programme: Programme,
    *,
    title: str,
    number: str = "",
    parent: Section | None = None,
    by: Actor,
    moment: datetime,
) -> Section:
    """A new heading at the end, or inside another one; there are two levels."""
    may_change(programme).require()
    if parent is not None and parent.parent_id is not None:
        raise BadInput("Разделы бывают в два уровня: выберите раздел верхнего уровня", field="parent")
    position = max((one.position for one in sections(programme)), default=0) + GAP
    row = Section(organisation_id=programme.organisation_id, programme=programme, parent=parent)
    row.title, row.number, row.position = title, number, position
    with remembered(programme, f"Добавлен раздел «{title}»", moment):
        return create(row)


@action("roadmaps.change_section")
def change_section(
    section: Section, *, expected: int | None, title: str, number: str, by: Actor, moment: datetime
) -> Section:
    """Another title or number."""
    may_change(section.programme).require()
    with remembered(section.programme, f"Изменён раздел «{title}»", moment):
        return change(section, expected=expected, title=title, number=number)


@action("roadmaps.move_section")
def move_section(section: Section, *, earlier: bool, by: Actor, moment: datetime) -> Section:
    """Swap a heading with the one beside it on its level."""
    may_change(section.programme).require()
    beside = [one for one in sections(section.programme) if one.parent_id == section.parent_id]
    place = [one.pk for one in beside].index(section.pk) + (-1 if earlier else 1)
    if not 0 <= place < len(beside):
        return section
    other = beside[place]
    mine, theirs = section.position, other.position
    with remembered(section.programme, f"Переставлен раздел «{section.title}»", moment):
        change(other, position=mine)
        return change(section, position=theirs)


@action("roadmaps.remove_section")
def remove_section(section: Section, *, by: Actor, moment: datetime) -> None:
    """Take a heading away; its steps stay, in the section above it if there is one."""
    may_change(section.programme).require()
    with remembered(section.programme, f"Удалён раздел «{section.title}»", moment):
        for inner in Section.objects.filter(parent=section):
            change(inner, parent=None)
        for step in Step.objects.filter(own_section=section):
            change(step, own_section=section.parent)
        remove(section)
