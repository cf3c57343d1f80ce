"""Lives told at random never reach a pairing at work without consents or a guest beside a child without a check.

`NASTAVNIK_LIVES=2000` tells so many lives instead of the few of an ordinary run.
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.makers.programmes import make_programme
from tests.makers.screening import TRACK
from tests.processes.life import Life

LIVES = int(os.environ.get("NASTAVNIK_LIVES", "8"))
SETTINGS = settings(
    max_examples=LIVES,
    stateful_step_count=14,
    deadline=None,
    derandomize=LIVES <= 8,
    suppress_health_check=list(HealthCheck),
)


def test_no_life_skips_a_gate(home):
    programme = make_programme(tracks={TRACK: None})
    told = type("ToldLife", (Life,), {"programme": programme})
    run_state_machine_as_test(told, settings=SETTINGS)
