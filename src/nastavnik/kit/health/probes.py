"""Probes of a running installation. Each answers with a Russian sentence that holds no personal data."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from nastavnik.kit import moments
from nastavnik.kit.engine import engine_faults
from nastavnik.kit.mail.sending import oldest_unsent
from nastavnik.kit.queue.tables import Slot
from nastavnik.kit.queue.worker import alive
from nastavnik.kit.tenancy.statements import writing_allowed
from nastavnik.kit.tenancy.walls import missing_walls

LEAST_FREE = 0.10
OLDEST_LETTER = timedelta(minutes=15)
QUICK = 2000  # milliseconds a probe waits for SQLite's one writer


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing looked at."""

    name: str
    ok: bool
    detail: str


class _Undo(Exception):
    """Takes the probe's row back."""


def readiness() -> list[Probe]:
    """Everything `/readyz` depends on, in the order of a person's first questions."""
    database = looked("database", database_probe)
    if not database.ok:
        return [database, looked("disk", disk_probe)]
    rest = {
        "engine": engine_probe,
        "migrations": migrations_probe,
        "walls": walls_probe,
        "write": write_probe,
        "disk": disk_probe,
        "worker": worker_probe,
        "outbox": outbox_probe,
    }
    return [database, *(looked(name, probe) for name, probe in rest.items())]


def looked(name: str, probe: Callable[[], str]) -> Probe:
    """Run one probe: it returns a sentence, or raises `Unwell` with one; any other fault is unwell as well."""
    try:
        return Probe(name, True, probe())
    except Unwell as fault:
        return Probe(name, False, str(fault))
    except Exception as fault:
        return Probe(name, False, f"проверить не удалось ({type(fault).__name__})")


class Unwell(Exception):
    """What is wrong, as a sentence."""


def as_json(probes: list[Probe]) -> dict[str, Any]:
    """The answer of `/readyz` and of `doctor --json`."""
    return {"ready": all(probe.ok for probe in probes), "checks": [asdict(probe) for probe in probes]}


def database_probe() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "база отвечает"


def engine_probe() -> str:
    connection.ensure_connection()
    if faults := engine_faults(connection):
        raise Unwell("; ".join(faults))
    return engine_title()


def engine_title() -> str:
    """The engine, its version and how it keeps acknowledged writes."""
    if connection.vendor == "postgresql":
        version = ".".join(map(str, divmod(connection.pg_version, 10000)))  # type: ignore[attr-defined]
        return f"PostgreSQL {version}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        version = cursor.fetchone()[0]
        cursor.execute("PRAGMA journal_mode")
        journal = cursor.fetchone()[0]
    return f"SQLite {version}, журнал {str(journal).upper()}, synchronous=FULL"


def pending_migrations() -> list[str]:
    """Names of migrations not yet applied, in one query."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return sorted(f"{app}.{name}" for app, name in _known_migrations() - applied)


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)


def migrations_probe() -> str:
    if pending := pending_migrations():
        raise Unwell(f"устройство базы устарело, не применено обновлений: {len(pending)} (nastavnik migrate)")
    return "устройство базы свежее"


def walls_probe() -> str:
    if missing := missing_walls():
        raise Unwell(f"в базе не стоят защитные правила: {len(missing)} (nastavnik migrate)")
    return "защитные правила базы стоят"


def write_probe() -> str:
    """A row is written and taken back: neither a read-only disk nor a stuck writer passes."""
    with writing_allowed(), _not_waiting_long():
        try:
            with transaction.atomic():
                Slot.objects.create(name="probe", slot=secrets.token_hex(8), enqueued_at=moments.now())
                raise _Undo
        except _Undo:
            return "запись идёт"


@contextmanager
def _not_waiting_long() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    usual = int(settings.DATABASES["default"]["OPTIONS"].get("timeout", 20)) * 1000
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout={QUICK}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout={usual}")


def disk_probe() -> str:
    usage = shutil.disk_usage(_nearest(Path(settings.DATA_DIR)))
    free = usage.free / usage.total
    told = f"свободно {free:.0%} диска с данными"
    if free < LEAST_FREE:
        raise Unwell(f"{told}, нужно не меньше {LEAST_FREE:.0%}: освободите место")
    return told


def _nearest(path: Path) -> Path:
    return path if path.exists() else _nearest(path.parent)


def worker_probe() -> str:
    if not (count := alive()):
        raise Unwell("фоновая работа не отзывается больше двух минут (nastavnik worker)")
    return f"фоновая работа идёт, исполнителей: {count}"


def outbox_probe() -> str:
    oldest = oldest_unsent()
    if oldest is not None and moments.now() - oldest > OLDEST_LETTER:
        minutes = int((moments.now() - oldest).total_seconds() // 60)
        raise Unwell(f"письма не уходят уже {minutes} мин.: проверьте настройки почты")
    return "почта уходит" if oldest else "почта отправлена"
