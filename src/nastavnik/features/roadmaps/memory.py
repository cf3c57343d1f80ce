"""What the roadmap was before an action and became after it: the ground of «Отменить»."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from nastavnik.features.programmes.models import Programme
from nastavnik.features.roadmaps.models import RoadmapEdit, Section, Step, StepOwner
from nastavnik.kit.actions import create
from nastavnik.kit.rows import TenantRow

TABLES: dict[str, type[TenantRow]] = {"section": Section, "step": Step, "owner": StepOwner}
"""In the order in which they may be made; they are taken away in the opposite one."""
Told = dict[tuple[str, int], dict[str, Any]]


@contextmanager
def remembered(programme: Programme, title: str, moment: datetime) -> Iterator[None]:
    """Keep what the action inside changes among the rows of the roadmap; nothing is kept when nothing changed."""
    take_turn(programme)
    before = told(programme)
    yield
    after = told(programme)
    rows = [
        {"table": key[0], "key": key[1], "before": before.get(key), "after": after.get(key)}
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]
    if rows:
        edit = RoadmapEdit(organisation_id=programme.organisation_id, programme=programme)
        edit.title, edit.rows, edit.made_at = title[:300], rows, moment
        create(edit)


def take_turn(programme: Programme) -> None:
    """Until this transaction ends nobody else changes this roadmap: places and numbers are counted from its rows."""
    list(Programme.objects.select_for_update(no_key=True).filter(pk=programme.pk).values_list("pk"))


def told(programme: Programme) -> Told:
    """Every row of the roadmap as plain values, versions included."""
    rows = {
        "section": Section.objects.filter(programme=programme).order_by("pk"),
        "step": Step.objects.filter(programme=programme).order_by("pk"),
        "owner": StepOwner.objects.filter(step__programme=programme).order_by("pk"),
    }
    return {(table, row.pk): _values(row) for table, found in rows.items() for row in found}


def _values(row: TenantRow) -> dict[str, Any]:
    return {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def revived(table: str, values: dict[str, Any]) -> TenantRow:
    """The row with these values again, not yet written; its version goes on counting."""
    model = TABLES[table]
    fields = {field.attname: field.to_python(values[field.attname]) for field in model._meta.concrete_fields}
    return model(**fields | {"version": values["version"] + 1})


def earlier(table: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values to set on a row that still exists."""
    kept = {"id", "version", "public_id", "organisation_id"}
    fields = (field for field in TABLES[table]._meta.concrete_fields if field.attname not in kept)
    return {field.attname: field.to_python(values[field.attname]) for field in fields}
