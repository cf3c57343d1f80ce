"""The database engine is checked on every connection (decision D10).

SQLite older than 3.51.3 can corrupt a WAL file, so the bundled `pysqlite3` replaces the system one; where that
wheel does not exist the journal falls back to DELETE, which is slower and safe.
"""

import sys
from typing import Any

SAFE_SQLITE = (3, 51, 3)


class UnsafeEngine(Exception):
    """The engine would lose or corrupt data; the process must not serve."""


def use_modern_sqlite() -> None:
    """Put the bundled SQLite in the place of the system one; harmless where the wheel is absent."""
    try:
        import pysqlite3
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3


def sqlite_options() -> dict[str, Any]:
    """Options of Django's SQLite backend that keep every acknowledged write (synchronous=FULL, IMMEDIATE)."""
    import sqlite3

    journal = "WAL" if sqlite3.sqlite_version_info >= SAFE_SQLITE else "DELETE"
    pragmas = (
        f"PRAGMA journal_mode={journal};PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        "PRAGMA trusted_schema=OFF;PRAGMA secure_delete=ON;"
    )
    return {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": pragmas}


def watch_connections() -> None:
    """Check each new connection before its first statement."""
    from django.db.backends.signals import connection_created

    connection_created.connect(_check, dispatch_uid="kit.engine")


def _check(connection: Any, **_: Any) -> None:
    from nastavnik.kit.tenancy.statements import guard_statements

    faults = engine_faults(connection)
    if faults:
        raise UnsafeEngine("; ".join(faults))
    guard_statements(connection)


def engine_faults(connection: Any) -> list[str]:
    """Russian sentences about what is unsafe in this connection; empty when all is well."""
    if connection.vendor == "sqlite":
        return _sqlite_faults(connection)
    if connection.vendor == "postgresql":
        return [] if connection.pg_version >= 150000 else ["нужен PostgreSQL 15 или новее"]
    return [f"база «{connection.vendor}» не поддерживается"]


def _sqlite_faults(connection: Any) -> list[str]:
    import sqlite3

    journal, synchronous, foreign = (
        _pragma(connection, n) for n in ("journal_mode", "synchronous", "foreign_keys")
    )
    faults = []
    if journal == "wal" and sqlite3.sqlite_version_info < SAFE_SQLITE:
        faults.append(f"SQLite {sqlite3.sqlite_version} может повредить базу в режиме WAL, нужна 3.51.3")
    if journal not in {"wal", "delete", "memory"}:
        faults.append(f"режим журнала SQLite «{journal}» не допускается")
    if synchronous != 2:
        faults.append("SQLite должна подтверждать запись только после диска (synchronous=FULL)")
    if foreign != 1:
        faults.append("в SQLite выключены внешние ключи")
    return faults


def _pragma(connection: Any, name: str) -> Any:
    cursor = connection.connection.cursor()
    try:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]
    finally:
        cursor.close()
