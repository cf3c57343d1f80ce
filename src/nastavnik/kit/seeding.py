"""Planting made rows for checks: an action like any other, with its trail, and bytes for each stored file."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.audit.words import register_events
from nastavnik.kit.files import places
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import Row
from nastavnik.kit.verdict import BadInput

register_events({"kit.plant": "Посажена проверочная запись"})


@action("kit.plant")
def plant(rows: Iterable[Row], contents: dict[str, bytes], *, by: Actor, moment: datetime) -> list[Row]:
    """Insert rows one by one, as they come; `contents`: bytes of a stored file by its public id.

    `rows` may be a generator: each row is in the database before the next one is asked for.
    """
    planted = []
    for row in rows:
        _created(row)
        if isinstance(row, StoredFile):
            places.write(places.clean(row.public_id), contents[row.public_id])
        planted.append(row)
    return planted


def _created(row: Row) -> None:
    """Create the row; a refused value is named with its table and column, for whoever adds a table."""
    try:
        create(row)
    except BadInput as fault:
        raise BadInput(f"{row._meta.label}.{fault.field}: {fault.reason}", fault.field) from fault


@action("kit.tie")
def tie(row: Any, *, by: Actor, moment: datetime, **fields: Any) -> Any:
    """Set keys that could not be set at once because two tables point at each other."""
    return change(row, **fields)


register_events({"kit.tie": "Связаны проверочные записи"})


def weigh_tables() -> None:
    """Let PostgreSQL count what was planted at once: until it has, it plans every query for empty tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
