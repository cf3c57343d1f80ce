"""`nastavnik seed --profile isolation`: every table of every school, every text a canary, the same every time."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command

from nastavnik.cli.isolation.canaries import Aviary
from nastavnik.cli.isolation.cast import FOREIGN, PRINCIPALS, places
from nastavnik.cli.isolation.planting import planted, told
from nastavnik.cli.refusal import CommandRefused
from nastavnik.kit.health.invariants import findings
from nastavnik.kit.rows import TenantRow
from nastavnik.kit.secrets.fields import SealedText
from nastavnik.kit.tenancy.scope import maintenance
from tests.makers.organisations import make_school

MOMENT = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def chart(db: Any) -> dict[str, Any]:
    return told(planted(7, MOMENT))


def test_the_profile_is_whole_valid_and_repeatable(chart: dict[str, Any]) -> None:
    schools = [p.key for p in places() if p.kind == "school"]
    tables = {m._meta.label: m for m in apps.get_models() if issubclass(m, TenantRow)}
    thin = [(key, label) for key in schools for label in tables if len(chart["ids"][key].get(label, [])) < 2]
    assert (len(schools), sum(p.closed for p in places())) == (12, 4)
    assert thin == []
    with maintenance():
        for model in tables.values():
            # a sealed column is plain text only beside its row: no statement can be asked about it
            sealed = {f.name for f in model._meta.local_fields if isinstance(f, SealedText)}
            for row in model.objects.all():
                row.full_clean(exclude=sealed)  # a row that the product itself could hold


def test_what_is_planted_keeps_every_rule_of_the_base(chart: dict[str, Any]) -> None:
    assert [fault for finding in findings() for fault in finding.faults] == []


def test_canaries_tell_where_they_come_from(chart: dict[str, Any]) -> None:
    marks = [canary["mark"] for canary in chart["canaries"]]
    assert len(set(marks)) == len(marks) > 4000
    surname = next(c for c in chart["canaries"] if c["field"] == "surname")
    assert surname["text"] == f"КНР‹{surname['school']}›‹person›‹surname›‹{surname['mark']}›"
    with maintenance():
        assert apps.get_model("people", "Person").objects.filter(surname=surname["text"]).count() == 1


def test_nineteen_principals_have_their_places(chart: dict[str, Any]) -> None:
    assert len(chart["principals"]) == len(PRINCIPALS) == 19
    assert [p["key"] for p in chart["principals"] if p["password"] is None] == ["anonymous"]
    assert set(FOREIGN.values()) <= {row["key"] for row in chart["organisations"]}
    assert chart["tokens"]


def test_a_short_column_gets_as_much_of_the_mark_as_fits() -> None:
    aviary = Aviary(1)
    assert [len(aviary.canary("r1", "m", f"f{n}", 0, n)) for n in (6, 8, 11, 13)] == [6, 8, 11, 13]
    assert len(aviary.made) == 3


def test_the_same_seed_makes_the_same_canaries() -> None:
    first, second = (Aviary(3).canary("s", "m", "f", 0, None) for _ in range(2))
    assert first == second != Aviary(4).canary("s", "m", "f", 0, None)


@pytest.mark.django_db
def test_an_inhabited_base_is_refused(tmp_path: Path) -> None:
    make_school()
    with pytest.raises(CommandRefused, match="База не пуста"):
        call_command("seed", "--out", str(tmp_path / "map.json"), stdout=StringIO())


@pytest.mark.django_db
def test_the_map_is_written(tmp_path: Path) -> None:
    call_command("seed", "--seed", "2", "--out", str(tmp_path / "map.json"), stdout=StringIO())
    chart = json.loads((tmp_path / "map.json").read_text())
    assert (chart["seed"], chart["profile"], chart["home"]) == (2, "isolation", "r1m1s1")


def test_no_folder_for_the_map_is_one_russian_sentence(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("nastavnik")
    words = [str(program), "seed", "--profile", "nonsense", "--out", "x"]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
