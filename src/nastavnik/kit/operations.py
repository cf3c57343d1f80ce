"""A form sent twice has one effect (decision D13): the key in the form is written with the effect itself."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, models, transaction

from nastavnik.kit import moments


class Operation(models.Model):
    """One sent form: whose, its key, a digest of what was sent, and the answer to repeat."""

    owner = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    location = models.TextField(blank=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "kit"
        constraints = [models.UniqueConstraint(fields=("owner", "key"), name="kit_operation_once")]


class AlreadyDone(Exception):
    """The same form has been carried out before."""


@dataclass(slots=True)
class Sent:
    """The form in hand; `claimed` once its row is written."""

    owner: str
    key: str
    digest: str
    claimed: bool = False


_sent: ContextVar[Sent | None] = ContextVar("operation", default=None)


def digest_of(path: str, pairs: list[tuple[str, str]]) -> str:
    """A digest of the address and the fields, so that a reused key with other contents is noticed."""
    text = "\n".join([path, *(f"{name}={value}" for name, value in sorted(pairs))])
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def sending(owner: str, key: str, digest: str) -> Iterator[Sent]:
    """Carry the form's key to the first action of this request."""
    sent = Sent(owner, key, digest)
    token = _sent.set(sent)
    try:
        yield sent
    finally:
        _sent.reset(token)


def claim_operation() -> None:
    """Write the key inside the action's transaction; raises `AlreadyDone` if it was written before."""
    sent = _sent.get()
    if sent is None or sent.claimed:
        return
    try:
        with transaction.atomic():
            Operation.objects.create(
                owner=sent.owner, key=sent.key, digest=sent.digest, created_at=moments.now()
            )
    except IntegrityError as fault:
        raise AlreadyDone(sent.key) from fault
    sent.claimed = True


def earlier_answer(owner: str, key: str) -> Operation | None:
    """The stored operation of this key, if any."""
    return Operation.objects.filter(owner=owner, key=key).first()


def remember_answer(sent: Sent, status: int, location: str) -> None:
    """Keep the answer of a carried-out form, to be repeated on a double click."""
    Operation.objects.filter(owner=sent.owner, key=sent.key).update(status=status, location=location)


def forget_operations(before: datetime) -> None:
    """Remove keys of forms sent before this moment: their pages have long been closed."""
    Operation.objects.filter(created_at__lt=before).delete()
