"""Curators in a hurry over a real database: one number is given once, one draft is issued once."""

import json
import subprocess
import sys

import pytest

from tests.kit import houses
from tests.kit.templates import template

SCRIPT = (
    "import sys, django; django.setup(); from tests.features.documents import hurry; hurry.main(sys.argv[1])"
)


@pytest.mark.slow
@pytest.mark.parametrize("story", ["one_number", "one_draft"])
def test_whoever_comes_first_and_nobody_else(tmp_path, story):
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
    assert json.loads(told.stdout.splitlines()[-1]) == [["done", "refused", "refused"], 1, True]
