"""Fixtures of the kit's tests: a running action, and a queue that knows the jobs of one test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from nastavnik.kit.actions import Actor, action
from nastavnik.kit.queue import work
from nastavnik.kit.queue.worker import Worker
from tests.kit import houses
from tests.kit.templates import template
from tests.kit.workshop.gates import Gate
from tests.makers.organisations import MOMENT


def acting(deed: Callable[[], Any], by: Actor | None = None) -> Any:
    """Do `deed` inside an action, as an action of a slice would."""

    @action("sample.act")
    def act(*, by: Actor, moment: Any) -> Any:
        return deed()

    return act(by=by or Actor.system("проверка"), moment=MOMENT)


@contextmanager
def known_jobs() -> Iterator[dict[str, work.Job]]:
    """Jobs named inside vanish afterwards."""
    before = dict(work.JOBS)
    try:
        yield work.JOBS
    finally:
        work.JOBS.clear()
        work.JOBS.update(before)


@pytest.fixture
def jobs() -> Iterator[dict[str, work.Job]]:
    """The registry of jobs, restored after the test."""
    with known_jobs() as registry:
        yield registry


@pytest.fixture
def worker(db: None) -> Worker:
    """A worker that performs one task when asked."""
    return Worker()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[houses.House]:
    """An installation whose processes are real; they are all killed afterwards."""
    folder = tmp_path / "house"
    folder.mkdir()
    database = houses.copied(template(), folder)
    house = houses.House(folder, database)
    yield house
    house.close()
    houses.forget(database)


@pytest.fixture
def empty_house(tmp_path: Path) -> Iterator[houses.House]:
    """An installation whose database has nothing in it yet."""
    folder = tmp_path / "empty"
    house = houses.House(folder, houses.nothing(folder))
    yield house
    house.close()
    houses.forget(house.database)


@pytest.fixture
def gate(house: houses.House) -> Iterator[Gate]:
    """The gate of the workshop's jobs."""
    gate = Gate(house.folder)
    yield gate
    gate.close()
