"""A real installation for one test: its own folder, database and processes."""

import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlparse, urlunparse

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
GIVEN = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = GIVEN.startswith("postgres")
CONSOLE = "import sys; from nastavnik.cli import main; sys.exit(main(sys.argv[1:]))"


class House:
    """Starts `nastavnik` processes over one database and looks into it from outside."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.database = folder, database
        self.children: list[subprocess.Popen[str]] = []
        folder.mkdir(parents=True, exist_ok=True)

    def environment(self, **more: str) -> dict[str, str]:
        own = {
            "DATA_DIR": str(self.folder),
            "MAIL_DIR": str(self.folder / "mail"),
            "DATABASE_URL": self.database,
            "SECRET_KEY": "a key of the tests, long enough and never used elsewhere",
            "DJANGO_SETTINGS_MODULE": "tests.kit.workshop.settings",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
            "LOG_LEVEL": "DEBUG",
        }
        return {**os.environ, **own, **more}

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-c", CONSOLE, *words], env=self.environment(**more), text=True, cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.children.append(child)
        return child

    def do(self, *words: str, **more: str) -> tuple[int, str]:
        """Run to the end; exit code and everything said."""
        child = self.start(*words, **more)
        told, _ = child.communicate(timeout=PATIENCE)
        return child.returncode, told

    def ask(self, name: str, count: int = 1) -> None:
        """Ask for jobs as an action would."""
        code, told = self.do("ask", name, str(count))
        assert code == 0, told

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Ask the database itself, or change it as the passing of time would."""
        if ON_POSTGRESQL:
            import psycopg

            with psycopg.connect(self.database, autocommit=True) as connection:
                cursor = connection.execute(statement)
                return cursor.fetchall() if cursor.description else []
        connection = sqlite3.connect(self.database, timeout=20, isolation_level=None)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    def let_leases_end(self) -> None:
        """As if two minutes had passed since the last heartbeat."""
        self.query("UPDATE kit_lease SET until = '2020-01-01 00:00:00+00:00'")
        self.query(
            "UPDATE kit_letter SET lease_until = '2020-01-01 00:00:00+00:00' WHERE lease_until IS NOT NULL"
        )

    def effects(self) -> list[str]:
        """Who left marks, once per mark."""
        rows = self.query("SELECT slot FROM kit_slot WHERE name = 'effect' ORDER BY slot")
        return [slot.split("-")[0] for (slot,) in rows]

    def states(self, name: str) -> list[str]:
        """States of the calls of one job."""
        table = "django_tasks_database_dbtaskresult"
        rows = self.query(f"SELECT status, CAST(args_kwargs AS TEXT) FROM {table}")
        return [status for status, call in rows if f'"{name}"' in call]

    def close(self) -> None:
        for child in self.children:
            child.kill()
            child.wait()
            if child.stdout is not None:
                child.stdout.close()


def wait_for(child: subprocess.Popen[str], words: str) -> str:
    """Read what the process says until it says these words; fails when it ends first."""
    told = []
    assert child.stdout is not None
    for line in child.stdout:
        told.append(line)
        if words in line:
            return line
    raise AssertionError("".join(told))


def nothing(folder: Path) -> str:
    """A database without a table: a file, or a PostgreSQL database."""
    return _new_postgresql() if ON_POSTGRESQL else str(folder / "house.sqlite3")


def named(folder: Path, name: str) -> str:
    """How a database of this name is reached."""
    return _url(name) if ON_POSTGRESQL else str(folder / f"{name}.sqlite3")


def exists(database: str) -> bool:
    """Whether there is such a database."""
    if not ON_POSTGRESQL:
        return Path(database).exists()
    return bool(_server("SELECT 1 FROM pg_database WHERE datname = %s", name_of(database)))


def rename(database: str, other: str) -> None:
    """Give a database nobody has open another name."""
    if ON_POSTGRESQL:
        _server(f'ALTER DATABASE "{name_of(database)}" RENAME TO "{name_of(other)}"')
    else:
        shutil.move(database, other)


def sweep(folder: Path, kept: int = 8) -> None:
    """Remove what was cut short, and all but the latest files; a PostgreSQL server of tests goes as a whole."""
    for path in folder.glob("half_*"):
        shutil.rmtree(path)
    latest = sorted(folder.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in latest[kept:]:
        path.unlink()


def copied(template: str, folder: Path) -> str:
    """A fresh copy of a database."""
    if ON_POSTGRESQL:
        return _new_postgresql(name_of(template))
    target = folder / "house.sqlite3"
    shutil.copy(template, target)
    return str(target)


def forget(database: str) -> None:
    """Drop a PostgreSQL database of a test; files go with their folder."""
    if ON_POSTGRESQL:
        _server(f'DROP DATABASE IF EXISTS "{name_of(database)}" WITH (FORCE)')


def _new_postgresql(template: str = "template0") -> str:
    name = f"test_house_{secrets.token_hex(6)}"
    _server(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return _url(name)


def _url(name: str) -> str:
    return urlunparse(urlparse(GIVEN)._replace(path=f"/{name}"))


def name_of(url: str) -> str:
    """The name of a PostgreSQL database within its server."""
    return urlparse(url).path.lstrip("/")


def _server(statement: str, *values: str) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(_url("postgres"), autocommit=True) as connection:
        cursor = connection.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []
