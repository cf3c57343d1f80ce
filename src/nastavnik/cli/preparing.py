"""What must be there before the program serves: folders, the database's shape, its walls."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import Error, connection

from nastavnik.cli.refusal import CommandRefused
from nastavnik.kit.health.probes import pending_migrations
from nastavnik.kit.tenancy import walls


def make_folders() -> None:
    """The data folder with its parts, or a refusal."""
    for folder in (Path(settings.DATA_DIR), Path(settings.MAIL_DIR), Path(settings.STATIC_ROOT)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise CommandRefused(f"Папку {folder} создать нельзя: задайте другую в DATA_DIR") from fault
    if not os.access(settings.DATA_DIR, os.W_OK):
        raise CommandRefused(f"В папку {settings.DATA_DIR} нельзя писать: задайте другую в DATA_DIR")


@contextmanager
def _hurrying_if_new() -> Iterator[None]:
    """An empty SQLite file may be built without waiting for the disk at each step: there is nothing to lose yet."""
    if connection.vendor != "sqlite" or connection.introspection.table_names():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def prepare_database(say: Callable[[str], None]) -> None:
    """Bring the database up to date; quick when it already is."""
    try:
        if pending_migrations():
            say("Обновляю устройство базы…")
            with _hurrying_if_new():
                call_command("migrate", verbosity=0, interactive=False)
        elif walls.missing_walls():
            walls.lower()
            walls.build()
    except Error as fault:
        raise CommandRefused(
            f"База не открывается: проверьте DATABASE_URL и права на файл ({type(fault).__name__})"
        ) from fault
    finally:
        connection.close()
