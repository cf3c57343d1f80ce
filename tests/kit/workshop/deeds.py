"""Jobs whose effects can be counted from outside."""

import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction

from nastavnik.kit import moments
from nastavnik.kit.mail.backend import EmlFolder
from nastavnik.kit.queue.claiming import keep_hold
from nastavnik.kit.queue.tables import Slot
from nastavnik.kit.queue.work import job
from tests.kit.workshop.gates import knock_and_wait

STEPS = 5


def leave_mark(name: str, slot: str) -> None:
    Slot.objects.create(name=name, slot=slot, enqueued_at=moments.now())


@job("workshop.mark")
def mark(n, **_):
    """Every performance leaves its own mark, so that a second one shows."""
    leave_mark("effect", f"{n}-{secrets.token_hex(4)}")


@job("workshop.gate")
def gate(n, **_):
    """Writes, then stands at the gate inside the same transaction."""
    leave_mark("effect", f"{n}-{secrets.token_hex(4)}")
    knock_and_wait(Path(settings.DATA_DIR))


@job("workshop.steps", whole=False)
def steps(**_):
    """Five steps, each its own transaction with its line in the ledger; stands at the gate before the third."""
    for n in range(STEPS):
        if n == 2:
            knock_and_wait(Path(settings.DATA_DIR))
        with transaction.atomic():
            keep_hold()
            if not Slot.objects.filter(name="ledger", slot=str(n)).exists():
                leave_mark("ledger", str(n))
                leave_mark("effect", f"{n}-{secrets.token_hex(4)}")


class GatedFolder(EmlFolder):
    """Has carried the letter away and stands at the gate before anybody can note it."""

    def send_messages(self, email_messages):
        super().send_messages(email_messages)
        knock_and_wait(Path(settings.DATA_DIR))
        return len(email_messages)
