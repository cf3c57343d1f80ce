"""The loop of a worker: any number of processes, or one thread beside the web on SQLite."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import Error, close_old_connections, connection, connections

from nastavnik.kit import moments
from nastavnik.kit.queue.claiming import HOLD, PRESENCE, Held, claim, give_back, prolong, recover
from nastavnik.kit.queue.names import end_leases_of_dead, new_name
from nastavnik.kit.queue.performing import perform_held
from nastavnik.kit.queue.rhythms import Rhythms
from nastavnik.kit.queue.tables import Lease

log = logging.getLogger("nastavnik.queue")
POLL = 1.0
PULSE = 15.0
GRACE = 10.0
RECOVER_EVERY = timedelta(seconds=10)


class Worker:
    """`run` until `stop`; `drain` performs what is ready and returns."""

    def __init__(self) -> None:
        self.name = new_name()
        self._stopping = threading.Event()
        self._ended = threading.Event()
        self._gone = threading.Event()
        self._in_hand: Held | None = None
        self._rhythms = Rhythms()
        self._recovered: datetime | None = None

    def run(self) -> None:
        """Work until told to stop. A database that went away is waited for."""
        pulse = threading.Thread(target=self._beat_until_ended, name="pulse", daemon=True)
        try:
            self._patiently(self.beat)
            pulse.start()
            while not self._stopping.is_set():
                close_old_connections()
                if not self._patiently(self.turn):
                    self._stopping.wait(POLL)
        finally:
            self._ended.set()
            if pulse.is_alive():
                pulse.join(GRACE)
            self._patiently(self.leave)
            connections.close_all()
            self._gone.set()

    def stop(self, grace: float = GRACE) -> bool:
        """Ask to stop and wait; a job that does not end in `grace` seconds is returned to the queue."""
        self._stopping.set()
        if self._gone.wait(grace):
            return True
        self._patiently(self._give_back)
        return False

    def _give_back(self) -> bool:
        if connection.vendor == "sqlite":
            # the job in hand may itself be the one writer; then leaving undoes it, and the next worker of this
            # machine takes it over at once
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout=500")
        if self._in_hand is not None:
            give_back(self._in_hand)
        return self.leave()

    def ask_to_stop(self) -> None:
        """Only raise the flag: for signal handlers."""
        self._stopping.set()

    def turn(self) -> bool:
        """Enqueue what is due, take back what was dropped, perform one task; False when there was none."""
        moment = moments.now()
        self._rhythms.enqueue_due(moment)
        if self._recovered is None or moment - self._recovered > RECOVER_EVERY:
            self._recovered = moment
            end_leases_of_dead()
            recover()
        return self.perform_next()

    def perform_next(self) -> bool:
        """Claim and perform one task; False when none is ready."""
        held = claim(self.name)
        if held is None:
            return False
        self._in_hand = held
        try:
            perform_held(held)
        finally:
            self._in_hand = None
        return True

    def drain(self) -> int:
        """Perform everything that is ready now; how many."""
        end_leases_of_dead()
        recover()
        done = 0
        try:
            while not self._stopping.is_set() and self.perform_next():
                done += 1
        finally:
            self._gone.set()
        return done

    def beat(self) -> bool:
        """Say «I am alive» and hold the task in hand for longer."""
        Lease.objects.update_or_create(
            task_id=PRESENCE + self.name, defaults={"worker": self.name, "until": moments.now() + HOLD}
        )
        if self._in_hand is not None:
            prolong(self._in_hand)
        return True

    def leave(self) -> bool:
        """Say good-bye, so that readiness knows at once."""
        Lease.objects.filter(task_id=PRESENCE + self.name).delete()
        return True

    def _beat_until_ended(self) -> None:
        while not self._ended.wait(PULSE):
            self._patiently(self.beat)
        connections.close_all()

    def _patiently(self, step: Callable[[], object]) -> bool:
        """Do one step; a database fault is logged, the connection dropped and the step forgotten."""
        try:
            return bool(step())
        except Error as fault:
            log.warning("the database does not answer", extra={"kind": type(fault).__name__})
            connections.close_all()
            return False


def alive() -> int:
    """How many workers have shown themselves within two minutes."""
    return Lease.objects.filter(task_id__startswith=PRESENCE, until__gte=moments.now()).count()


def fallen() -> int:
    """How many workers fell silent without saying good-bye."""
    return Lease.objects.filter(task_id__startswith=PRESENCE, until__lt=moments.now()).count()
