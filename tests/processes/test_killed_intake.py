"""A worker killed in the middle of a list: nothing halved, nothing twice, the rest is written by the next one."""

import subprocess
import sys

import pytest

from tests.kit.houses import ON_POSTGRESQL, PATIENCE, House, wait_for
from tests.processes.intake_house import ROWS

pytestmark = pytest.mark.slow
COUNTS = (
    "SELECT (SELECT count(*) FROM people_person), (SELECT count(*) FROM enrolments_enrolment), "
    "(SELECT count(*) FROM enrolments_request), (SELECT count(*) FROM intake_intakerow WHERE state = 'done'), "
    "(SELECT done FROM intake_intake)"
)


def asked(house, statement: str) -> list:
    """Ask with sight of every organisation: the walls of PostgreSQL show nothing otherwise."""
    everything = "?options=-c%20nastavnik.organisations%3D*" if ON_POSTGRESQL else ""
    return House(house.folder, house.database + everything).query(statement)


def confirmed(house) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.processes.intake_house"], env=house.environment(), text=True,
        capture_output=True, timeout=PATIENCE, cwd=house.folder, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr


def test_a_list_is_finished_by_the_next_worker_without_losing_or_doubling_anybody(house):
    confirmed(house)
    assert set(asked(house, COUNTS)[0]) == {0}
    victim = house.start("worker", "--drain")
    wait_for(victim, "intake part written")
    victim.kill()
    victim.wait()
    (halfway,) = asked(house, COUNTS)
    assert len(set(halfway)) == 1 and halfway[0] % 200 == 0 and 0 < halfway[0] < ROWS
    assert asked(house, "SELECT state FROM intake_intake") == [("performing",)]
    house.let_leases_end()
    code, told = house.do("worker", "--drain")
    assert code == 0, told
    assert set(asked(house, COUNTS)[0]) == {ROWS}
    assert asked(house, "SELECT count(DISTINCT name_key) FROM people_person") == [(ROWS,)]
    assert asked(house, "SELECT state FROM intake_intake") == [("performed",)]


def test_a_list_stopped_by_the_curator_keeps_what_is_written_and_goes_no_further(house):
    confirmed(house)
    asked(house, "UPDATE intake_intake SET state = 'cancelled'")
    assert house.do("worker", "--drain")[0] == 0
    assert set(asked(house, COUNTS)[0]) == {0}
