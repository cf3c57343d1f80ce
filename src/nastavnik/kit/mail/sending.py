"""Sending letters: claimed by compare-and-set with a lease, marked afterwards; a crash may repeat one letter."""

import hashlib
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlparse

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Q, QuerySet

from nastavnik.kit import moments
from nastavnik.kit.mail.tables import Letter

log = logging.getLogger("nastavnik.mail")
HOLD = timedelta(minutes=5)
MAX_ATTEMPTS = 10
BACKOFF = timedelta(seconds=30)
LONGEST_BACKOFF = timedelta(hours=2)
BATCH = 200


def due_letters(moment: datetime) -> QuerySet[Letter]:
    """Letters to send now that nobody else is sending."""
    free = Q(lease_until=None) | Q(lease_until__lt=moment)
    return Letter.objects.filter(free, sent_at=None, dead_at=None, due_at__lte=moment)


def oldest_unsent() -> datetime | None:
    """Since when the longest-waiting letter has been waiting; None when the outbox is empty."""
    unsent = Letter.objects.filter(sent_at=None, dead_at=None).order_by("created_at")
    return unsent.values_list("created_at", flat=True).first()


def send_due() -> int:
    """Send what is due over one connection; how many were sent."""
    sent, connection = 0, get_connection()
    try:
        for letter, lease in _claimed():
            sent += _send(letter, lease, connection)
    finally:
        connection.close()
    return sent


def _claimed() -> Iterator[tuple[Letter, datetime]]:
    for pk in list(due_letters(moments.now()).values_list("pk", flat=True)[:BATCH]):
        moment = moments.now()
        lease = moment + HOLD
        if due_letters(moment).filter(pk=pk).update(lease_until=lease, attempts=F("attempts") + 1):
            yield Letter.objects.get(pk=pk), lease


def _send(letter: Letter, lease: datetime, connection: Any) -> int:
    held = Letter.objects.filter(pk=letter.pk, lease_until=lease, sent_at=None)
    try:
        message_of(letter, connection).send()
    except Exception as fault:
        _postpone(letter, held, fault)
        return 0
    held.update(sent_at=moments.now(), lease_until=None, fault="")
    return 1


def _postpone(letter: Letter, held: QuerySet[Letter], fault: Exception) -> None:
    kind, moment = type(fault).__name__, moments.now()
    wait = min(BACKOFF * 2 ** (letter.attempts - 1), LONGEST_BACKOFF)
    if letter.attempts < MAX_ATTEMPTS:
        held.update(lease_until=None, due_at=moment + wait, fault=kind)
        log.warning("letter not sent, will be tried again", extra={"attempt": letter.attempts, "kind": kind})
        return
    held.update(lease_until=None, dead_at=moment, fault=kind)
    log.error("letter is dead, a person must look", extra={"attempt": letter.attempts, "kind": kind})


def message_of(letter: Letter, connection: Any = None) -> EmailMessage:
    """The letter as a message; its identity depends on the row's key alone."""
    headers = {"Message-ID": message_id(letter.key), "Auto-Submitted": "auto-generated"}
    return EmailMessage(
        letter.subject, letter.body, to=[letter.recipient], headers=headers, connection=connection
    )


def message_id(key: str) -> str:
    """`<hash of the key@host of PUBLIC_URL>`."""
    host = urlparse(settings.PUBLIC_URL).hostname or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{host}>"


def forget_sent(before: datetime) -> None:
    """Letters sent long ago hold addresses nobody needs any more."""
    Letter.objects.filter(sent_at__lt=before).delete()
