"""Curators in a hurry over a real database: the last place and the last child are given once."""

import json
import subprocess
import sys

import pytest

from nastavnik.features.enrolments.queries import load_enrolment
from nastavnik.kit.verdict import Refused
from tests.kit import houses
from tests.kit.templates import template
from tests.makers.pairings import make_pairing
from tests.makers.programmes import make_enrolment, make_programme

SCRIPT = (
    "import sys, django; django.setup(); from tests.features.pairings import hurry; hurry.main(sys.argv[1])"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("story", "answers", "members", "used"),
    [
        ("last_place", ["done", "refused", "refused"], 1, [1]),
        ("last_child", ["done", "refused", "refused"], 1, [0, 0, 1]),
        ("one_end", ["done", "refused"], 0, [0]),
    ],
)
def test_whoever_comes_first_and_nobody_else(tmp_path, story, answers, members, used):
    database = houses.copied(template(), tmp_path)
    house = houses.House(tmp_path / "house", database)
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, story],
        env=house.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    houses.forget(database)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout.splitlines()[-1]) == [answers, members, used]


def test_mentor_read_before_somebody_took_the_last_place_gives_no_second(home):
    programme = make_programme()
    fresh = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", places=1)
    stale = load_enrolment(fresh.public_id)
    make_pairing(programme, fresh, "Иванова Алиса Денисовна")
    with pytest.raises(Refused, match="нет свободных мест"):
        make_pairing(programme, stale, "Смирнов Борис Ильич")
    assert load_enrolment(fresh.public_id).used_places == 1
