"""One migrated database for all tests; every run and every house takes a copy of it."""

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.kit import houses

IN_MEMORY = "file:memorydb_tests?mode=memory&cache=shared"
# What decides the shape of the database and its walls; the rest of the sources may change as it likes.
SHAPING = {"migrations", "models", "walls", "kit", "config"}
SHAPING_FILES = {"models.py", "apps.py", "laws.py", "tables.py"}


@cache
def template() -> str:
    """The database to copy from, built by whoever comes first; a change of its shape makes another one."""
    with _alone() as folder:
        name = f"template_{_digest()}"
        database = houses.named(folder, name)
        if not houses.exists(database):
            houses.sweep(folder)
            _build(folder, database)
    return database


def opened(folder: Path) -> str:
    """Point Django at a copy of one's own: in memory where that is possible."""
    copy = houses.copied(template(), folder)
    if houses.ON_POSTGRESQL:
        return _pointed_at(houses.name_of(copy), copy)
    _pointed_at(IN_MEMORY, copy)
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as source:
        source.execute("PRAGMA journal_mode=DELETE")  # a database in memory keeps no log of writes
        source.backup(connection.connection)
    return copy


def closed(copy: str) -> None:
    """Forget the copy."""
    connection.close()
    houses.forget(copy)


def _pointed_at(name: str, copy: str) -> str:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    return copy


def _build(folder: Path, database: str) -> None:
    """Under another name first: what was cut short is not mistaken for a whole one."""
    half = houses.nothing(Path(tempfile.mkdtemp(dir=folder, prefix="half_")))
    building = houses.House(folder / "house", half).start("build")
    told, _ = building.communicate()
    assert building.returncode == 0, told
    houses.rename(half, database)


@cache
def _digest() -> str:
    root, whole = houses.ROOT / "src" / "nastavnik", sha256()
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root)
        if SHAPING & set(place.parts) or place.name in SHAPING_FILES:
            whole.update(str(place).encode() + path.read_bytes())
    return whole.hexdigest()[:16]


@contextmanager
def _alone() -> Iterator[Path]:
    folder = Path(tempfile.gettempdir()) / f"nastavnik-tests-{os.getuid()}"
    folder.mkdir(exist_ok=True, mode=0o700)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
