"""What each edition asks of each side of each form: derived from its data by the database itself, never by the program.

`gate_rule` is no table of the program: it comes and goes with the walls. A row with an empty kind says that the form is
known, so that a pairing of an unknown form is refused rather than let through. `age_till` is the first age of the
next rule.
"""

# ruff: noqa: S608  all names are of this file
from collections.abc import Iterator

FOREVER = 1000
COLUMNS = "edition_id, track, side, contour, pack, kind, age_from, age_till, signer"
TABLE = (
    "CREATE TABLE gate_rule (edition_id bigint NOT NULL, track varchar(40) NOT NULL, side varchar(10) NOT NULL, "
    "contour varchar(20) NOT NULL, pack varchar(40) NOT NULL, kind varchar(40) NOT NULL, age_from integer NOT NULL, "
    "age_till integer NOT NULL, signer varchar(10) NOT NULL)"
)
SQLITE = """
SELECT {id}, json_extract(t.value, '$.code'), s.side, json_extract({data}, '$.contour'), json_extract({data}, '$.code'),
  k.value, json_extract(r.value, '$.age_from'),
  COALESCE((SELECT MIN(json_extract(o.value, '$.age_from')) FROM json_each(c.value, '$.signed_by') o
    WHERE json_extract(o.value, '$.age_from') > json_extract(r.value, '$.age_from')), {forever}),
  g.value
FROM {source} json_each({data}, '$.tracks') t, (SELECT 'mentor' AS side UNION ALL SELECT 'mentee') s,
  json_each(t.value, '$.' || s.side || '.consents') k, json_each({data}, '$.consents') c,
  json_each(c.value, '$.signed_by') r, json_each(r.value, '$.signers') g
WHERE json_extract(c.value, '$.code') = k.value
UNION ALL
SELECT {id}, json_extract(t.value, '$.code'), s.side, json_extract({data}, '$.contour'), json_extract({data}, '$.code'),
  '', 0, {forever}, ''
FROM {source} json_each({data}, '$.tracks') t, (SELECT 'mentor' AS side UNION ALL SELECT 'mentee') s
"""
POSTGRESQL = """
SELECT {id}, t->>'code', s.side, {data}->>'contour', {data}->>'code', k.kind, (r->>'age_from')::int,
  COALESCE((SELECT MIN((o->>'age_from')::int) FROM jsonb_array_elements(c->'signed_by') o
    WHERE (o->>'age_from')::int > (r->>'age_from')::int), {forever}),
  g.signer
FROM {source} jsonb_array_elements({data}->'tracks') t
  CROSS JOIN (VALUES ('mentor'), ('mentee')) s(side)
  CROSS JOIN LATERAL jsonb_array_elements_text(COALESCE(t->s.side->'consents', '[]')) k(kind)
  CROSS JOIN LATERAL jsonb_array_elements({data}->'consents') c
  CROSS JOIN LATERAL jsonb_array_elements(c->'signed_by') r
  CROSS JOIN LATERAL jsonb_array_elements_text(r->'signers') g(signer)
WHERE c->>'code' = k.kind
UNION ALL
SELECT {id}, t->>'code', s.side, {data}->>'contour', {data}->>'code', '', 0, {forever}, ''
FROM {source} jsonb_array_elements({data}->'tracks') t CROSS JOIN (VALUES ('mentor'), ('mentee')) s(side)
"""
TRIGGERS = frozenset(f"wall_gate_edition_{verb}" for verb in ("insert", "update", "delete"))
FROZEN = "an edition is never changed"


def build(vendor: str) -> Iterator[str]:
    """The table, its rows for editions already there, and the triggers that keep it."""
    yield from drop(vendor)
    yield TABLE
    yield "CREATE INDEX gate_rule_known ON gate_rule (edition_id, track, side)"
    standing = (
        "methodology_edition e, " if vendor == "sqlite" else "methodology_edition e CROSS JOIN LATERAL "
    )
    yield f"INSERT INTO gate_rule ({COLUMNS}) {_asked(vendor, 'e.id', 'e.data', standing)}"
    yield from (_sqlite if vendor == "sqlite" else _postgresql)(_asked(vendor, "NEW.id", "NEW.data", ""))


def drop(vendor: str) -> Iterator[str]:
    """Take the table away; its triggers go with the walls."""
    yield "DROP TABLE IF EXISTS gate_rule"


def _asked(vendor: str, key: str, data: str, source: str) -> str:
    text = SQLITE if vendor == "sqlite" else POSTGRESQL
    return text.format(id=key, data=data, source=source, forever=FOREVER)


def _sqlite(asked: str) -> Iterator[str]:
    fill = f"DELETE FROM gate_rule WHERE edition_id = NEW.id; INSERT INTO gate_rule ({COLUMNS}) {asked};"
    yield f"CREATE TRIGGER wall_gate_edition_insert AFTER INSERT ON methodology_edition BEGIN {fill} END"
    yield (
        "CREATE TRIGGER wall_gate_edition_update BEFORE UPDATE OF data ON methodology_edition "
        f"WHEN NEW.data IS NOT OLD.data BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END"
    )
    yield (
        "CREATE TRIGGER wall_gate_edition_delete AFTER DELETE ON methodology_edition "
        "BEGIN DELETE FROM gate_rule WHERE edition_id = OLD.id; END"
    )


def _postgresql(asked: str) -> Iterator[str]:
    fill = f"INSERT INTO gate_rule ({COLUMNS}) {asked}"
    yield (
        "CREATE OR REPLACE FUNCTION nastavnik_gate_rules() RETURNS trigger AS $$ BEGIN "
        "IF TG_OP <> 'INSERT' THEN DELETE FROM gate_rule WHERE edition_id = OLD.id; RETURN NULL; END IF; "
        f"DELETE FROM gate_rule WHERE edition_id = NEW.id; {fill}; RETURN NULL; END $$ LANGUAGE plpgsql"
    )
    yield (
        "CREATE OR REPLACE FUNCTION nastavnik_gate_frozen() RETURNS trigger AS $$ BEGIN "
        f"IF NEW.data IS DISTINCT FROM OLD.data THEN RAISE EXCEPTION '{FROZEN}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql"
    )
    run = "FOR EACH ROW EXECUTE FUNCTION"
    for verb in ("insert", "delete"):
        yield f"CREATE TRIGGER wall_gate_edition_{verb} AFTER {verb.upper()} ON methodology_edition {run} nastavnik_gate_rules()"
    yield f"CREATE TRIGGER wall_gate_edition_update BEFORE UPDATE ON methodology_edition {run} nastavnik_gate_frozen()"
