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
        ("crowd", ["done"] + ["refused"] * 49, 2, [2]),
        ("last_child", ["done", "refused", "refused"], 1, [0, 0, 1]),
        ("one_end", ["done", "refused"], 0, [0]),
    ],
)
def test_whoever_comes_first_and_nobody_else(tmp_path, story, answers, members, used):
    assert told(tmp_path, story) == [answers, members, used]


def told(tmp_path, story) -> list:
    """What a story over a copy of the template came to."""
    database = houses.copied(template(), tmp_path)
    house = houses.House(tmp_path / "house", database)
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, story],
        env=house.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    houses.forget(database)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def test_mentor_read_before_somebody_took_the_last_place_gives_no_second(home):
    programme = make_programme()
    fresh = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", places=1)
    stale = load_enrolment(fresh.public_id)
    make_pairing(programme, fresh, "Иванова Алиса Денисовна")
    with pytest.raises(Refused, match="нет свободных мест"):
        make_pairing(programme, stale, "Смирнов Борис Ильич")
    assert load_enrolment(fresh.public_id).used_places == 1


@pytest.mark.slow
def test_pair_does_not_begin_while_its_consent_is_withdrawn(tmp_path):
    answers, _, _ = told(tmp_path, "last_consent")
    assert answers in (["done", "done"], ["done", "refused"])
