"""`nastavnik seed --profile isolation`: every table of every school, every text a canary, the same every time."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from nastavnik.cli.isolation.canaries import Aviary
from nastavnik.cli.refusal import CommandRefused
from tests.makers.organisations import make_school


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
