"""A change of the roadmap is taken back."""

from datetime import datetime
from typing import Any

from nastavnik.features.programmes.rules import may_change
from nastavnik.features.roadmaps.memory import TABLES, earlier, revived, told
from nastavnik.features.roadmaps.models import RoadmapEdit
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.verdict import Refused


@action("roadmaps.undo")
def undo_edit(edit: RoadmapEdit, *, by: Actor, moment: datetime) -> RoadmapEdit:
    """Put the rows back as they were before the change, unless somebody has worked on them since."""
    may_change(edit.programme).require()
    if edit.undone:
        raise Refused("Эта правка уже отменена")
    now = told(edit.programme)
    for row in edit.rows:
        standing = now.get((row["table"], row["key"]))
        if _said(standing) != _said(row["after"]):
            raise Refused("После этой правки карту уже меняли: отменить её нельзя")
    for table in TABLES:
        _bring_back([row for row in edit.rows if row["table"] == table and row["after"] is None], table)
    for row in edit.rows:
        if row["before"] is not None and row["after"] is not None:
            standing = TABLES[row["table"]].objects.get(pk=row["key"])
            change(standing, **earlier(row["table"], row["before"]))
    for table in reversed(TABLES):
        _take_away([row for row in edit.rows if row["table"] == table and row["before"] is None], table)
    return change(edit, undone=True)


def _said(values: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a row says; its version also grows when a change after this one was taken back."""
    return {name: value for name, value in values.items() if name != "version"} if values else None


def _take_away(rows: list[dict[str, Any]], table: str) -> None:
    """Rows the change had made go, the inner ones first."""
    for row in sorted(rows, key=lambda one: -one["key"]):
        remove(TABLES[table].objects.get(pk=row["key"]))


def _bring_back(rows: list[dict[str, Any]], table: str) -> None:
    """Rows the change had taken come again, what they belong to before them."""
    waiting = {row["key"]: row["before"] for row in rows}
    while waiting:
        ready = [key for key, values in waiting.items() if values.get("parent_id") not in waiting]
        for key in ready:
            create(revived(table, waiting.pop(key)))
