"""Names of workers tell machine and process, so that a killed neighbour is noticed before its lease ends."""

import os
import secrets
import socket
from datetime import UTC, datetime

from nastavnik.kit import moments
from nastavnik.kit.queue.tables import Lease


def new_name() -> str:
    """`machine/process/random`, at most 64 signs."""
    return f"{_machine()}/{os.getpid()}/{secrets.token_hex(4)}"


def _machine() -> str:
    return socket.gethostname()[:32].replace("/", "-")


def end_leases_of_dead() -> int:
    """End the leases of workers of this machine whose process is gone; how many. Others wait their time out."""
    holders = Lease.objects.filter(worker__startswith=f"{_machine()}/", until__gte=moments.now())
    dead = [name for name in set(holders.values_list("worker", flat=True)) if not _is_alive(name)]
    return Lease.objects.filter(worker__in=dead).update(until=datetime.fromtimestamp(0, UTC)) if dead else 0


def _is_alive(name: str) -> bool:
    try:
        os.kill(int(name.split("/")[1]), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError, IndexError):
        return True
    return True
