"""Letters whose time has come; also asked for by each letter written, so that none waits a whole minute."""

from typing import Any

from nastavnik.kit.mail.outbox import SEND
from nastavnik.kit.mail.sending import send_due
from nastavnik.kit.queue.work import Rhythm, job


@job(SEND, whole=False, every=Rhythm.MINUTE)
def send_letters(**_: Any) -> None:
    """Each letter is claimed and marked by itself, outside any transaction of the job."""
    send_due()
