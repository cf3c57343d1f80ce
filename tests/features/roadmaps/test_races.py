"""Curators in a hurry over one roadmap: every step stands on a place and under a number of its own."""

import json
import subprocess
import sys

import pytest

from tests.features.roadmaps.hurry import HANDS
from tests.kit import houses
from tests.kit.templates import template

SCRIPT = "import sys, django; django.setup(); from tests.features.roadmaps import hurry; hurry.main()"


@pytest.mark.slow
def test_steps_added_at_once_have_numbers_and_places_of_their_own(tmp_path):
    database = houses.copied(template(), tmp_path)
    house = houses.House(tmp_path / "house", database)
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=house.environment(), capture_output=True, text=True, check=False
    )
    houses.forget(database)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout.splitlines()[-1]) == [["done"] * HANDS, HANDS, HANDS, HANDS]
