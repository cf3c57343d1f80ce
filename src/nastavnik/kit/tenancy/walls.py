"""The second wall, in the database itself (decisions D03, D04, D37).

Triggers on both engines: a row cannot point into another organisation, a row cannot change its organisation, an
audit entry cannot be changed or deleted; what slices add stands in `outworks`. On PostgreSQL row-level security hides strangers' rows besides.
Walls come down before migrations (SQLite rebuilds tables) and are raised again after them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.models.signals import post_migrate, pre_migrate

from nastavnik.kit.rows import TenantRow
from nastavnik.kit.tenancy.outworks import outworks
from nastavnik.kit.tenancy.scope import maintenance

APPEND_ONLY = ("kit_entry", "kit_seal", "kit_redaction")
PG_SAME = """
CREATE OR REPLACE FUNCTION nastavnik_same_organisation() RETURNS trigger AS $$
DECLARE parent bigint; child bigint;
BEGIN
  EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO child USING NEW;
  IF child IS NULL THEN RETURN NEW; END IF;
  EXECUTE format('SELECT organisation_id FROM %I WHERE id = $1', TG_ARGV[0]) INTO parent USING child;
  IF parent IS DISTINCT FROM NEW.organisation_id THEN
    RAISE EXCEPTION 'cross-organisation reference' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql"""
PG_FIXED = """
CREATE OR REPLACE FUNCTION nastavnik_fixed_organisation() RETURNS trigger AS $$
BEGIN
  IF NEW.organisation_id IS DISTINCT FROM OLD.organisation_id THEN
    RAISE EXCEPTION 'organisation is fixed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql"""
PG_APPEND = """
CREATE OR REPLACE FUNCTION nastavnik_append_only() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'append-only table' USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql"""
PG_VISIBLE = (
    "current_setting('nastavnik.organisations', true) = '*' OR organisation_id::text = "
    "ANY(string_to_array(current_setting('nastavnik.organisations', true), ','))"
)


def raise_after_migrate() -> None:
    """Hook the walls to migrations."""
    pre_migrate.connect(_before, dispatch_uid="kit.walls.before")
    post_migrate.connect(_after, dispatch_uid="kit.walls.after")


def _before(using: str, sender: Any, **_: Any) -> None:
    if sender.label == "kit":
        lower(using)


def _after(using: str, sender: Any, **_: Any) -> None:
    """Django tells of every application in turn; the walls are raised once, after the last of them."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.label != last.label or not missing_walls(using):
        return
    tables = set(connections[using].introspection.table_names())
    if all(model._meta.db_table in tables for model in tenant_models()) and set(APPEND_ONLY) <= tables:
        lower(using)
        build(using)


def tenant_models() -> list[type[TenantRow]]:
    """Every concrete table of tenants' rows."""
    return [m for m in apps.get_models() if issubclass(m, TenantRow)]


def references(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """(column, parent table) of each foreign key to another tenant table."""
    for field in model._meta.concrete_fields:
        target = field.related_model
        if (
            isinstance(field, models.ForeignKey)
            and isinstance(target, type)
            and issubclass(target, TenantRow)
        ):
            yield field.attname, target._meta.db_table


def build(using: str = "default") -> None:
    """Raise every wall."""
    connection = connections[using]
    make = _sqlite_walls if connection.vendor == "sqlite" else _postgresql_walls
    with maintenance(), connection.cursor() as cursor:
        for statement in make():
            cursor.execute(statement)
        for work in outworks():
            for statement in work.build(connection.vendor):
                cursor.execute(statement)


def lower(using: str = "default") -> None:
    """Take the walls down; a crash before `build` is noticed by readiness and mended by the next `migrate`."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name, table in _standing(cursor, connection.vendor):
            suffix = "" if connection.vendor == "sqlite" else f' ON "{table}"'
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{suffix}')
        for work in reversed(outworks()):
            for statement in work.lower(connection.vendor):
                cursor.execute(statement)


def missing_walls(using: str = "default") -> set[str]:
    """Names of walls that should stand and do not."""
    connection = connections[using]
    with connection.cursor() as cursor:
        return expected_walls() - {name for name, _ in _standing(cursor, connection.vendor)}


def expected_walls() -> set[str]:
    """Names of all walls."""
    names = {f"wall_{table}_{verb}" for table in APPEND_ONLY for verb in ("update", "delete")}
    for model in tenant_models():
        table = model._meta.db_table
        names.add(f"wall_{table}_fixed")
        names |= {
            f"wall_{table}_{column}_{v}" for column, _ in references(model) for v in ("insert", "update")
        }
    return names.union(*(work.triggers for work in outworks()))


def _standing(cursor: Any, vendor: str) -> list[tuple[str, str]]:
    if vendor == "sqlite":
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'wall\\_%' ESCAPE '\\'"
        )
    else:
        cursor.execute(
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE NOT t.tgisinternal AND t.tgname LIKE 'wall\\_%' AND n.nspname = current_schema()"
        )
    return list(cursor.fetchall())


def _sqlite_walls() -> Iterator[str]:
    for model in tenant_models():
        table = model._meta.db_table
        for column, parent in references(model):
            foreign = f'(SELECT organisation_id FROM "{parent}" WHERE id = NEW."{column}") IS NOT NEW.organisation_id'  # noqa: S608  names come from our own models
            test = f'WHEN NEW."{column}" IS NOT NULL AND {foreign}'
            body = "BEGIN SELECT RAISE(ABORT, 'cross-organisation reference'); END"
            yield f'CREATE TRIGGER "wall_{table}_{column}_insert" BEFORE INSERT ON "{table}" {test} {body}'
            yield f'CREATE TRIGGER "wall_{table}_{column}_update" BEFORE UPDATE OF "{column}" ON "{table}" {test} {body}'
        yield (
            f'CREATE TRIGGER "wall_{table}_fixed" BEFORE UPDATE OF organisation_id ON "{table}" '
            "WHEN NEW.organisation_id IS NOT OLD.organisation_id "
            "BEGIN SELECT RAISE(ABORT, 'organisation is fixed'); END"
        )
    for table in APPEND_ONLY:
        for verb in ("update", "delete"):
            yield _sqlite_append_only(table, verb)


def _postgresql_walls() -> Iterator[str]:
    yield from (PG_SAME, PG_FIXED, PG_APPEND)
    for model in tenant_models():
        table = model._meta.db_table
        for column, parent in references(model):
            run = f"FOR EACH ROW EXECUTE FUNCTION nastavnik_same_organisation('{parent}', '{column}')"
            yield f'CREATE TRIGGER "wall_{table}_{column}_insert" BEFORE INSERT ON "{table}" {run}'
            yield f'CREATE TRIGGER "wall_{table}_{column}_update" BEFORE UPDATE OF "{column}" ON "{table}" {run}'
        yield (
            f'CREATE TRIGGER "wall_{table}_fixed" BEFORE UPDATE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION nastavnik_fixed_organisation()"
        )
        yield from _row_security(table)
    for table in APPEND_ONLY:
        for verb in ("update", "delete"):
            yield (
                f'CREATE TRIGGER "wall_{table}_{verb}" BEFORE {verb.upper()} ON "{table}" '
                "FOR EACH ROW EXECUTE FUNCTION nastavnik_append_only()"
            )


def _row_security(table: str) -> Iterator[str]:
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield f'DROP POLICY IF EXISTS own_rows ON "{table}"'
    yield f'CREATE POLICY own_rows ON "{table}" USING ({PG_VISIBLE}) WITH CHECK ({PG_VISIBLE})'


def _sqlite_append_only(table: str, verb: str) -> str:
    return (
        f'CREATE TRIGGER "wall_{table}_{verb}" BEFORE {verb.upper()} ON "{table}" '
        "BEGIN SELECT RAISE(ABORT, 'append-only table'); END"
    )


@contextmanager
def opened(table: str, verb: str) -> Iterator[None]:
    """Let one append-only table be changed inside this transaction: destruction of personal data, and nothing else.

    The gate is shut again in the same transaction, so that no other one ever sees it open.
    """
    connection = connections["default"]
    assert connection.in_atomic_block and table in APPEND_ONLY
    name = f"wall_{table}_{verb}"
    if connection.vendor == "sqlite":
        before, after = f'DROP TRIGGER IF EXISTS "{name}"', _sqlite_append_only(table, verb)
    else:
        before, after = (f'ALTER TABLE "{table}" {word} TRIGGER "{name}"' for word in ("DISABLE", "ENABLE"))
    with connection.cursor() as cursor:
        cursor.execute(before)
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute(after)
