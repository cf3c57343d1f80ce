"""Walls around every SQL statement: GET cannot write, a forgotten filter cannot pass, PostgreSQL knows the scope."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings

from nastavnik.kit.tenancy.scope import Scope, scope_or_none

WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE)\b", re.IGNORECASE)
TABLES = re.compile(r"(?:FROM|JOIN|UPDATE|INTO)\s+\"(\w+)\"", re.IGNORECASE)
SESSION_TABLE = "kit_visit"
_reading: ContextVar[bool] = ContextVar("reading", default=False)


class WriteWhileReading(Exception):
    """A GET tried to change the database: a programming fault."""


class StatementWithoutOrganisation(Exception):
    """A statement on a tenant's table does not name the organisation: a programming fault."""


@contextmanager
def reading_only() -> Iterator[None]:
    """Inside, every statement that would change rows raises `WriteWhileReading` (sessions excepted)."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)


@contextmanager
def writing_allowed() -> Iterator[None]:
    """Lift `reading_only` for one named need (the write probe of readiness)."""
    token = _reading.set(False)
    try:
        yield
    finally:
        _reading.reset(token)


def guard_statements(connection: Any) -> None:
    """Install the wrapper once on this connection."""
    if _wrapper not in connection.execute_wrappers:
        connection.execute_wrappers.append(_wrapper)
    connection.nastavnik_scope = None


def _wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    connection = context["connection"]
    if _reading.get() and WRITES.match(sql) and SESSION_TABLE not in sql:
        raise WriteWhileReading(sql[:200])
    scope = scope_or_none()
    if settings.WATCH_STATEMENTS and scope is not None and not scope.everything:
        _require_organisation(sql)
    if connection.vendor == "postgresql":
        _tell_scope(connection, scope)
    return execute(sql, params, many, context)


def _require_organisation(sql: str) -> None:
    if "organisation_id" in sql:
        return
    for table in TABLES.findall(sql):
        if table in tenant_tables():
            raise StatementWithoutOrganisation(sql[:300])


def _tell_scope(connection: Any, scope: Scope | None) -> None:
    """Repeat the scope to PostgreSQL when it, or the transaction it was told in, has changed.

    A setting made inside a transaction vanishes when that rolls back, so it is told anew after each one.
    """
    told = (_setting(scope), connection.in_atomic_block)
    if connection.nastavnik_scope == told:
        return
    connection.nastavnik_scope = told
    with connection.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('nastavnik.organisations', %s, false)", (told[0],))


def _setting(scope: Scope | None) -> str:
    if scope is None:
        return ""
    return "*" if scope.everything else ",".join(str(i) for i in sorted(scope.organisations))


@cache
def tenant_tables() -> frozenset[str]:
    """Tables whose rows belong to one organisation."""
    from nastavnik.kit.rows import TenantRow

    return frozenset(m._meta.db_table for m in apps.get_models() if issubclass(m, TenantRow))
