"""A job is done once, under the right that its author still holds, or comes back later."""

from datetime import date

import pytest
from django_tasks_db.models import DBTaskResult

from nastavnik.features.accounts.actions import end_duty
from nastavnik.features.accounts.queries import memberships
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.kit import moments
from nastavnik.kit.actions import Actor
from nastavnik.kit.queue.claiming import (
    MAX_ATTEMPTS,
    LeaseLost,
    claim,
    finish,
    keep_hold,
    last_step,
    put_back,
    recover,
)
from nastavnik.kit.queue.tables import Lease, Slot
from nastavnik.kit.queue.work import EnqueuedOutsideAction, UnknownJob, enqueue, job
from nastavnik.kit.tenancy.scope import NoScope, current_scope, organisation_scope
from nastavnik.kit.verdict import Refused
from tests.kit.conftest import acting
from tests.makers.organisations import BY, MOMENT

SYSTEM = Actor.system("проверка")


def mark(word: str) -> None:
    """An effect that can be counted."""
    Slot.objects.create(name="effect", slot=f"{word}-{Slot.objects.count()}", enqueued_at=moments.now())


def effects() -> int:
    return Slot.objects.filter(name="effect").count()


def ask(name: str, organisation_id: int | None = None, by: Actor = SYSTEM, **ids: int) -> str:
    return acting(lambda: enqueue(name, organisation_id, by, **ids))


def status(task_id: str) -> str:
    return DBTaskResult.objects.get(pk=task_id).status


def let_it_be_due(task_id: str) -> None:
    DBTaskResult.objects.filter(pk=task_id).update(run_after=moments.now())


def test_a_job_runs_once_with_its_ids(worker, jobs):
    seen = []
    job("sample.note")(lambda by, moment, **ids: seen.append((by.reason, ids)))
    task_id = ask("sample.note", person=7)
    assert worker.drain() == 1
    assert worker.drain() == 0
    assert seen == [("проверка", {"person": 7})]
    assert status(task_id) == "SUCCESSFUL"


def test_a_job_asked_for_in_a_failed_action_is_never_done(worker, jobs):
    job("sample.note")(lambda **_: mark("x"))

    def fail():
        enqueue("sample.note", None, SYSTEM)
        raise Refused("нет")

    with pytest.raises(Refused):
        acting(fail)
    assert worker.drain() == 0


def test_a_job_cannot_be_asked_for_outside_an_action(db, jobs):
    job("sample.note")(lambda **_: None)
    with pytest.raises(EnqueuedOutsideAction):
        enqueue("sample.note", None, SYSTEM)


def test_only_ids_travel(db, jobs):
    job("sample.note")(lambda **_: None)
    with pytest.raises(TypeError):
        ask("sample.note", person={"surname": "Иванова"})


def test_an_unknown_job_cannot_be_asked_for(db):
    with pytest.raises(UnknownJob):
        ask("sample.nowhere")


def test_a_job_sees_the_organisation_of_its_author(worker, jobs, cast):
    seen = []
    job("sample.look")(lambda by, **_: seen.append((own_organisation().pk, by.account, current_scope().role)))
    ask("sample.look", cast.school.pk, cast.by)
    worker.drain()
    assert seen == [(cast.school.pk, cast.curator.pk, "curator")]


def test_a_job_is_refused_when_its_author_has_lost_the_duty(worker, jobs, cast):
    job("sample.look")(lambda **_: mark("seen"))
    task_id = ask("sample.look", cast.school.pk, cast.by)
    with organisation_scope(cast.school.pk):
        end_duty(memberships().get(account=cast.curator), on=date(2026, 9, 8), by=BY, moment=MOMENT)
    worker.drain()
    assert (status(task_id), effects()) == ("FAILED", 0)


def test_a_job_cannot_be_turned_to_another_organisation(worker, jobs, cast):
    job("sample.look")(lambda **_: mark("seen"))
    task_id = ask("sample.look", cast.other.pk, cast.by)
    worker.drain()
    assert (status(task_id), effects()) == ("FAILED", 0)


def test_the_programs_own_job_has_no_sight_of_organisations(worker, jobs):
    caught = []

    @job("sample.own")
    def look(**_):
        try:
            own_organisation()
        except NoScope as fault:
            caught.append(fault)

    ask("sample.own")
    worker.drain()
    assert len(caught) == 1


def test_an_unexpected_fault_undoes_the_job_and_tries_again_later(worker, jobs):
    tries = []

    @job("sample.flaky")
    def flaky(**_):
        mark("done")
        tries.append(1)
        if len(tries) < 3:
            raise ZeroDivisionError("Иванова Алиса")

    task_id = ask("sample.flaky")
    for _ in range(3):
        assert worker.drain() == 1
        let_it_be_due(task_id)
    assert (status(task_id), effects(), len(tries)) == ("SUCCESSFUL", 1, 3)


def test_the_next_try_waits_longer_each_time(worker, jobs):
    job("sample.broken")(lambda **_: 1 / 0)
    task_id, waits = ask("sample.broken"), []
    for _ in range(3):
        started = moments.now()
        worker.drain()
        waits.append(round((DBTaskResult.objects.get(pk=task_id).run_after - started).total_seconds()))
        let_it_be_due(task_id)
    assert waits == [10, 20, 40]


def test_a_job_that_never_succeeds_is_buried_with_an_alarm(worker, jobs, caplog):
    job("sample.broken")(lambda **_: 1 / 0)
    task_id = ask("sample.broken")
    for _ in range(MAX_ATTEMPTS):
        worker.drain()
        let_it_be_due(task_id)
    row = DBTaskResult.objects.get(pk=task_id)
    assert (row.status, row.exception_class_path) == ("FAILED", "builtins.ZeroDivisionError")
    assert [line.levelname for line in caplog.records if "dead" in line.msg] == ["ERROR"]


def test_a_kept_fault_holds_places_and_no_values(worker, jobs):
    @job("sample.leaky")
    def leaky(**_):
        raise ValueError("Иванова Алиса")

    task_id = ask("sample.leaky")
    worker.drain()
    kept = DBTaskResult.objects.get(pk=task_id).traceback
    assert "leaky" in kept
    assert "Иванова" not in kept


def test_a_refusal_is_final(worker, jobs):
    @job("sample.refused")
    def refused(**_):
        raise Refused("Список уже записан")

    task_id = ask("sample.refused")
    worker.drain()
    let_it_be_due(task_id)
    assert worker.drain() == 0
    assert status(task_id) == "FAILED"


def test_a_silent_worker_loses_its_task_and_cannot_finish_it(worker, jobs):
    job("sample.note")(lambda **_: mark("x"))
    task_id = ask("sample.note")
    sleeper = claim("sleeper")
    Lease.objects.update(until=moments.now())
    assert recover() == 1
    assert worker.drain() == 1
    with pytest.raises(LeaseLost):
        finish(sleeper)
    with pytest.raises(LeaseLost):
        put_back(sleeper, "any")
    assert (status(task_id), effects()) == ("SUCCESSFUL", 1)


def test_a_sleeper_that_wakes_up_takes_its_effects_back(worker, jobs):
    """While it worked its lease went to another, so that its writes must not stay beside the other's."""

    @job("sample.slow")
    def slow(**_):
        mark("slow")
        Lease.objects.update(worker="other")

    ask("sample.slow")
    worker.drain()
    assert effects() == 0


def test_a_job_of_steps_stops_at_the_next_step_once_its_lease_is_lost(worker, jobs):
    reached = []

    @job("sample.steps", whole=False)
    def steps(**_):
        keep_hold()
        reached.append("first")
        Lease.objects.update(worker="other")
        keep_hold()
        reached.append("second")

    ask("sample.steps")
    worker.drain()
    assert reached == ["first"]


def test_a_long_job_writes_and_is_marked_done_in_its_last_step(worker, jobs):
    @job("sample.long", whole=False)
    def long(**_):
        with last_step():
            mark("long")
        raise ZeroDivisionError

    task_id = ask("sample.long")
    worker.drain()
    assert (status(task_id), effects()) == ("SUCCESSFUL", 1)


def test_a_last_step_whose_lease_is_lost_writes_nothing(worker, jobs):
    @job("sample.long", whole=False)
    def long(**_):
        Lease.objects.update(worker="other")
        with last_step():
            mark("long")

    ask("sample.long")
    worker.drain()
    assert effects() == 0


def test_a_task_whose_workers_keep_dying_is_buried(db, jobs):
    job("sample.killer")(lambda **_: None)
    task_id = ask("sample.killer")
    for _ in range(MAX_ATTEMPTS):
        assert claim("victim") is not None
        Lease.objects.update(until=moments.now())
        recover()
    assert (status(task_id), claim("next")) == ("FAILED", None)


def test_a_live_lease_is_left_alone(db, jobs):
    job("sample.note")(lambda **_: None)
    ask("sample.note")
    claim("alive")
    assert recover() == 0


def test_a_task_is_claimed_by_one_worker(db, jobs):
    job("sample.note")(lambda **_: None)
    ask("sample.note")
    assert (claim("one") is None, claim("two") is None) == (False, True)
