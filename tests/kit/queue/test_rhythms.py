"""Periodic jobs: once per slot, however many workers."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.kit import moments
from nastavnik.kit.queue.rhythms import Rhythms, slot_of
from nastavnik.kit.queue.tables import Lease, Slot
from nastavnik.kit.queue.tidying import tidy
from nastavnik.kit.queue.work import JOBS, Rhythm, job
from nastavnik.kit.queue.worker import Worker, alive, fallen

NOON = datetime(2026, 9, 7, 9, 0, 30, tzinfo=UTC)


@pytest.fixture
def minutely(db, jobs):
    """The only periodic job there is."""
    jobs.clear()
    return job("sample.tick", every=Rhythm.MINUTE)(lambda **_: None)


def test_two_workers_enqueue_a_slot_once(minutely):
    assert Rhythms().enqueue_due(NOON) == 1
    assert Rhythms().enqueue_due(NOON + timedelta(seconds=20)) == 0
    assert DBTaskResult.objects.count() == 1


def test_the_next_minute_is_another_slot(minutely):
    rhythms = Rhythms()
    counts = [rhythms.enqueue_due(NOON + timedelta(seconds=30 * n)) for n in range(5)]
    assert counts == [1, 1, 0, 1, 0]


def test_a_worker_asks_the_database_once_per_slot(minutely, django_assert_num_queries):
    rhythms = Rhythms()
    rhythms.enqueue_due(NOON)
    with django_assert_num_queries(0):
        rhythms.enqueue_due(NOON)


@pytest.mark.parametrize(
    ("rhythm", "slot"),
    [(Rhythm.MINUTE, "2026-09-07T09:00"), (Rhythm.HOUR, "2026-09-07T09"), (Rhythm.DAY, "2026-09-07")],
)
def test_slots_have_readable_names(rhythm, slot):
    assert slot_of(rhythm, NOON) == slot


def test_a_day_begins_at_four_at_night():
    late = datetime(2026, 9, 7, 0, 59, tzinfo=UTC)  # 03:59 in Moscow
    assert slot_of(Rhythm.DAY, late) == "2026-09-06"
    assert slot_of(Rhythm.DAY, late + timedelta(minutes=2)) == "2026-09-07"


@given(st.integers(0, 600_000_000).map(lambda seconds: NOON + timedelta(seconds=seconds)))
def test_a_slot_never_returns_after_it_has_passed(moment):
    for rhythm, span in ((Rhythm.MINUTE, 60), (Rhythm.HOUR, 3600), (Rhythm.DAY, 86400)):
        assert slot_of(rhythm, moment) < slot_of(rhythm, moment + timedelta(seconds=span))


def test_the_programs_own_jobs_are_known():
    due = {name: job.every for name, job in JOBS.items() if job.every}
    assert due["trail.seal"] == due["mail.send"] == Rhythm.MINUTE
    assert {"queue.tidy", "files.sweep", "leftovers.forget"} <= set(due)


def test_every_periodic_job_of_the_program_really_runs(worker):
    worker.turn()
    worker.drain()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert DBTaskResult.objects.count() == sum(bool(job.every) for job in JOBS.values())


def test_a_beating_worker_is_alive_and_a_leaving_one_is_not(db):
    worker = Worker()
    worker.beat()
    assert (alive(), fallen()) == (1, 0)
    worker.leave()
    assert (alive(), fallen()) == (0, 0)


def test_a_worker_silent_for_two_minutes_has_fallen(db):
    Worker().beat()
    Lease.objects.update(until=moments.now() - timedelta(seconds=1))
    assert (alive(), fallen()) == (0, 1)


def test_tidying_forgets_what_is_over_and_keeps_the_rest(minutely, worker):
    Rhythms().enqueue_due(NOON)
    worker.drain()
    tidy(moments.now())
    assert DBTaskResult.objects.count() == 1
    tidy(moments.now() + timedelta(days=4))
    assert (DBTaskResult.objects.count(), Slot.objects.count()) == (0, 0)
