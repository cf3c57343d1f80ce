"""Sealing what lies plain (a migration) and sealing anew under the newest key (rotation): row by row, resumable."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from nastavnik.kit.secrets.fields import SealedText, place
from nastavnik.kit.secrets.keys import active
from nastavnik.kit.secrets.sealing import is_sealed, key_number, seal, unseal
from nastavnik.kit.tenancy.scope import maintenance

BATCH = 500


def sealed_columns() -> Iterator[tuple[str, str]]:
    """(table, column) of every sealed column."""
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            if isinstance(column, SealedText):
                yield model._meta.db_table, str(column.column)


def seal_plain(table: str, column: str) -> int:
    """Seal what lies plain in a column; how many values. For migrations."""
    return _turn(table, column, lambda value: not is_sealed(value), lambda value, where: seal(value, where))


def unseal_all(table: str, column: str) -> int:
    """Lay a column open again, when its migration is taken back."""
    return _turn(table, column, is_sealed, unseal)


def rotate() -> int:
    """Seal anew what an older key sealed; how many values. Stopped half-way, it goes on where it was."""
    newest, _ = active()
    return sum(
        _turn(
            table, column, lambda value: key_number(value) != newest, lambda v, where: seal(unseal(v, where), where)
        )
        for table, column in sealed_columns()
    )  # fmt: skip


def used_keys() -> dict[int, int]:
    """How many values each key holds."""
    counts: dict[int, int] = {}
    for table, column in sealed_columns():
        for rows in _batches(table, column):
            for _, _, value in rows:
                counts[key_number(value)] = counts.get(key_number(value), 0) + 1
    return counts


def _turn(table: str, column: str, wanted: Any, turned: Any) -> int:
    done = 0
    for rows in _batches(table, column):
        with maintenance(), transaction.atomic(), connection.cursor() as cursor:
            for pk, public_id, value in rows:
                if wanted(value):
                    fresh = str(turned(value, place(table, column, public_id)))
                    # only if nobody wrote in between
                    cursor.execute(
                        f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s AND "{column}" = %s',  # noqa: S608  our own names
                        [fresh, pk, value],
                    )
                    done += cursor.rowcount
    return done


def _batches(table: str, column: str) -> Iterator[list[tuple[int, str, str]]]:
    last = 0
    while True:
        with maintenance(), connection.cursor() as cursor:
            cursor.execute(
                f'SELECT id, public_id, "{column}" FROM "{table}" WHERE id > %s AND "{column}" <> %s '  # noqa: S608
                f"ORDER BY id LIMIT {BATCH}",
                [last, ""],
            )
            rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        last = rows[-1][0]
