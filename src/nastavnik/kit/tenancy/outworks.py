"""Laws that a slice adds to the walls of the database: said once, raised and taken down with the walls.

A law is a trigger that looks at the database as the statement leaves it and refuses what must not be. It is written
in the SQL common to both engines; what differs is told apart by `vendor`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection

ENGINES = ("sqlite", "postgresql")
TURNS = 7310000000  # keys of the advisory locks: this and the organisation


@dataclass(frozen=True, slots=True)
class Breach:
    """A query that finds something only when the law is broken, and the words of the refusal."""

    found: str
    words: str


@dataclass(frozen=True, slots=True)
class Law:
    """After `event` («INSERT», «DELETE», «UPDATE OF a, b») on `table`, if `when` (SQL over NEW and OLD), no breach."""

    name: str
    table: str
    event: str
    when: str
    breaches: tuple[Breach, ...]

    @property
    def trigger(self) -> str:
        """Its name in the database."""
        return f"wall_{self.name}"

    def build(self, vendor: str) -> Iterator[str]:
        """The trigger; on PostgreSQL its function before it."""
        if vendor == "sqlite":
            checks = " ".join(
                f"SELECT RAISE(ABORT, '{b.words}') WHERE EXISTS ({b.found});" for b in self.breaches
            )
            yield (
                f'CREATE TRIGGER "{self.trigger}" AFTER {self.event} ON "{self.table}" '
                f"WHEN {self.when} BEGIN {checks} END"
            )
            return
        row = "OLD" if self.event == "DELETE" else "NEW"
        checks = " ".join(
            f"IF EXISTS ({b.found}) THEN RAISE EXCEPTION '{b.words}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END IF;"
            for b in self.breaches
        )
        # one at a time in an organisation: two who do not see each other's work would both pass the check
        yield (
            f"CREATE OR REPLACE FUNCTION nastavnik_{self.name}() RETURNS trigger AS $$ BEGIN "
            f"IF {self.when} THEN PERFORM pg_advisory_xact_lock({TURNS} + {row}.organisation_id); "
            f"{checks} END IF; RETURN NULL; END $$ LANGUAGE plpgsql"
        )
        yield (
            f'CREATE TRIGGER "{self.trigger}" AFTER {self.event} ON "{self.table}" '
            f"FOR EACH ROW EXECUTE FUNCTION nastavnik_{self.name}()"
        )


@dataclass(frozen=True, slots=True)
class Outwork:
    """Laws of one slice with the views they look through; `views`: (name, SQL by vendor), in the order of need."""

    laws: Sequence[Law]
    views: Sequence[tuple[str, Callable[[str], str]]] = ()
    before: Callable[[str], Iterator[str]] = field(default=lambda vendor: iter(()))
    after: Callable[[str], Iterator[str]] = field(default=lambda vendor: iter(()))
    more_triggers: frozenset[str] = frozenset()

    @property
    def triggers(self) -> set[str]:
        """Names of everything that must stand."""
        return {law.trigger for law in self.laws} | self.more_triggers

    def build(self, vendor: str) -> Iterator[str]:
        """Statements that raise it."""
        yield from self.before(vendor)
        for name, body in self.views:
            yield f"CREATE VIEW {name} AS {body(vendor)}"
        for law in self.laws:
            yield from law.build(vendor)

    def lower(self, vendor: str) -> Iterator[str]:
        """Statements that take it down; its triggers have gone with the walls."""
        for name, _ in reversed(self.views):
            yield f"DROP VIEW IF EXISTS {name}"
        yield from self.after(vendor)


def take_turn(organisation: int) -> None:
    """Wait for whoever is changing what the laws of this organisation look at; what is read next is the newest.

    A story that reads, judges and then writes takes its turn before it reads: otherwise the law refuses its writing
    for a reason which it did not see. SQLite has one writer at a time and needs no turns.
    """
    assert connection.in_atomic_block
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURNS + organisation])


_outworks: list[Outwork] = []


def add_outwork(outwork: Outwork) -> None:
    """Register the laws of a slice; slices do so when they are loaded, from the bottom up."""
    _outworks.append(outwork)


def outworks() -> list[Outwork]:
    """All that was registered, in that order."""
    return list(_outworks)
