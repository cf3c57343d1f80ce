"""Real worker processes, killed in the middle of their work."""

import signal
from email import message_from_bytes

import pytest

pytestmark = pytest.mark.slow


def test_a_job_whose_worker_was_killed_is_done_exactly_once(house, gate):
    house.ask("workshop.gate")
    victim = house.start("worker", "--drain")
    assert gate.heard()
    victim.kill()
    victim.wait()
    assert house.effects() == []
    house.let_leases_end()
    gate.let_go()
    assert house.do("worker", "--drain")[0] == 0
    assert (house.effects(), house.states("workshop.gate")) == (["0"], ["SUCCESSFUL"])


def test_a_job_of_steps_goes_on_where_its_killed_worker_stood(house, gate):
    house.ask("workshop.steps")
    victim = house.start("worker", "--drain")
    assert gate.heard()
    victim.kill()
    victim.wait()
    assert house.effects() == ["0", "1"]
    house.let_leases_end()
    gate.let_go()
    house.do("worker", "--drain")
    assert (house.effects(), house.states("workshop.steps")) == (list("01234"), ["SUCCESSFUL"])


def test_a_job_is_not_taken_from_a_worker_that_still_holds_it(house, gate):
    house.ask("workshop.gate")
    slow = house.start("worker", "--drain")
    assert gate.heard()
    assert house.do("worker", "--drain") == (0, "Сделано работ: 0\n")
    gate.let_go()
    slow.communicate()
    assert house.effects() == ["0"]


def test_two_workers_do_every_job_once(house):
    house.ask("workshop.mark", 60)
    workers = [house.start("worker", "--drain") for _ in range(2)]
    for worker in workers:
        worker.communicate()
    assert sorted(house.effects(), key=int) == [str(n) for n in range(60)]
    assert set(house.states("workshop.mark")) == {"SUCCESSFUL"}


def test_a_letter_whose_sender_was_killed_goes_again_as_the_same_letter(house, gate):
    house.ask("letter")
    victim = house.start("worker", "--drain", EMAIL_BACKEND="tests.kit.workshop.deeds.GatedFolder")
    assert gate.heard()
    victim.kill()
    victim.wait()
    assert house.query("SELECT sent_at FROM kit_letter") == [(None,)]
    house.let_leases_end()
    house.do("worker", "--drain")
    [letter] = [message_from_bytes(path.read_bytes()) for path in (house.folder / "mail").glob("*.eml")]
    assert letter["To"] == "mentor@example.org"
    assert house.query("SELECT count(*) FROM kit_letter WHERE sent_at IS NULL") == [(0,)]


def test_a_worker_told_to_stop_finishes_its_job(house, gate):
    house.ask("workshop.gate")
    worker = house.start("worker")
    assert gate.heard()
    worker.send_signal(signal.SIGTERM)
    gate.let_go()
    worker.communicate()
    assert (worker.returncode, house.states("workshop.gate"), house.effects()) == (0, ["SUCCESSFUL"], ["0"])
    assert house.query("SELECT task_id FROM kit_lease") == []


def test_a_worker_told_to_stop_returns_a_job_that_does_not_end(house, gate):
    house.ask("workshop.gate")
    worker = house.start("worker")
    assert gate.heard()
    worker.send_signal(signal.SIGTERM)
    worker.communicate()
    assert (worker.returncode, house.effects()) == (0, [])
    gate.let_go()
    house.do("worker", "--drain")
    assert house.effects() == ["0"]


def test_a_job_of_a_killed_neighbour_is_taken_over_at_once(house, gate):
    house.ask("workshop.gate")
    victim = house.start("worker", "--drain")
    assert gate.heard()
    victim.kill()
    victim.wait()
    gate.let_go()
    house.do("worker", "--drain")
    assert house.effects() == ["0"]


def test_several_workers_enqueue_each_slot_once(house):
    """The slot of the day stays the same while the test runs, so that its calls can be counted."""
    workers = [house.start("due") for _ in range(3)]
    told = [worker.communicate()[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0, 0], told
    assert len(house.states("files.sweep")) == len(house.states("leftovers.forget")) == 1
