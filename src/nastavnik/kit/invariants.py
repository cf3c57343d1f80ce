"""Laws of the kit itself: the file is whole, organisations do not mix, files and the trail are as written."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import F

from nastavnik.kit.audit.sealing import verify_chain
from nastavnik.kit.files.sweeping import file_faults
from nastavnik.kit.health.invariants import invariant
from nastavnik.kit.tenancy.walls import missing_walls, references, tenant_models

MOST_TOLD = 5


@invariant("D1", "Файл базы цел")
def whole() -> Iterator[str]:
    """SQLite checks its own pages; PostgreSQL does so on every read when made with checksums."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        yield from (f"база повреждена: {row[0]}" for row in cursor.fetchall() if row[0] != "ok")


@invariant("D2", "Внешние ключи ведут к существующим строкам")
def keys() -> Iterator[str]:
    """SQLite can be written by a tool that forgot to switch the keys on."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, parent, _ in cursor.fetchmany(50):
            yield f"строка {row} таблицы {table} ссылается на несуществующую строку таблицы {parent}"


@invariant("D3", "Защитные правила базы стоят")
def walls() -> Iterator[str]:
    yield from (f"в базе нет правила {name}" for name in sorted(missing_walls()))


@invariant("I1", "У каждой строки одна организация, и у всех её родителей та же")
def one_organisation() -> Iterator[str]:
    for model in tenant_models():
        for column, _ in references(model):
            name = column.removesuffix("_id")
            mixed = model.objects.filter(**{f"{name}__isnull": False})
            mixed = mixed.exclude(**{f"{name}__organisation_id": F("organisation_id")})
            for public_id in mixed.values_list("public_id", flat=True)[:MOST_TOLD]:
                title = model._meta.verbose_name
                yield f"{title} {public_id}: поле «{name}» ведёт в другую организацию"


@invariant("I14", "Журнал действий не изменён")
def trail() -> Iterator[str]:
    yield from verify_chain().faults


@invariant("I16", "У каждого файла есть запись, у каждой записи — файл")
def files() -> Iterator[str]:
    yield from file_faults()
