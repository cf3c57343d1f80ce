"""Closing the trail in batches, each head chained to the one before (decision D37).

Whoever changes, inserts or removes a sealed entry breaks the chain, unless they hold the secret key. Cutting off
the newest seals shows only against a head kept elsewhere: each head is written to the log, and
`verify_chain(expected=…)` compares.
"""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet, Sum
from django.utils.crypto import constant_time_compare, salted_hmac

from nastavnik.kit.audit.tables import Entry, Redaction, Seal

log = logging.getLogger("nastavnik.trail")
BATCH = 5000
SALT = "nastavnik.trail"
TOLD = [
    "moment",
    "organisation_id",
    "account_id",
    "role",
    "event",
    "object_type",
    "object_id",
    "person_id",
    "before",
    "after",
    "note",
    "request_id",
]


@dataclass(slots=True)
class ChainReport:
    """What verification saw. `faults` are Russian sentences; sound when there are none."""

    seals: int = 0
    sealed: int = 0
    unsealed: int = 0
    redacted: int = 0
    head: str = ""
    faults: list[str] = field(default_factory=list)


def seal_batch(moment: datetime) -> Seal | None:
    """Seal the oldest entries not yet sealed, at most `BATCH` of them; None when there are none."""
    with transaction.atomic():
        _wait_for_writers()
        previous = Seal.objects.last()
        after = previous.last_entry if previous else 0
        last = list(_entries(after).values_list("pk", flat=True)[:BATCH])
        if not last:
            return None
        seal = Seal(first_entry=after + 1, last_entry=last[-1], count=len(last), sealed_at=moment)
        seal.head = _head(previous.head if previous else "", seal, settings.SECRET_KEY)
        seal.save(force_insert=True)
    log.info("trail sealed, head " + seal.head[:24], extra={"count": seal.count})
    return seal


def seal_all(moment: datetime) -> int:
    """Seal everything written so far; how many batches."""
    batches = 0
    while seal_batch(moment) is not None:
        batches += 1
    return batches


def _wait_for_writers() -> None:
    """On PostgreSQL an entry with a smaller number may be committed later than one with a greater number.

    SHARE lets every writer that has begun to insert finish and makes new ones wait a moment, so that nothing can
    appear beneath the seal. SQLite has one writer.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '3s'")
            cursor.execute("LOCK TABLE kit_entry IN SHARE MODE")


def verify_chain(expected: str = "") -> ChainReport:
    """Recompute every seal. `expected` is (the beginning of) a head kept elsewhere that must be in the chain."""
    report, previous, heads = ChainReport(), "", set()
    for seal in Seal.objects.iterator():
        report.seals += 1
        report.sealed += seal.count
        _check(seal, report, previous)
        report.head = previous = seal.head
        heads.add(seal.head)
    report.redacted = Redaction.objects.aggregate(n=Sum("entries"))["n"] or 0
    last = Seal.objects.last()
    report.unsealed = _entries(last.last_entry if last else 0).count()
    if expected and not any(head.startswith(expected) for head in heads):
        report.faults.append(f"печати «{expected[:24]}» в журнале нет: его конец отрезан или подменён")
    return report


def _check(seal: Seal, report: ChainReport, previous: str) -> None:
    if report.seals == 1 and seal.first_entry != 1:
        report.faults.append(f"начало журнала до записи {seal.first_entry} не скреплено")
    if not any(constant_time_compare(_head(previous, seal, key), seal.head) for key in _keys()):
        span = f"{seal.first_entry}–{seal.last_entry}"
        report.faults.append(
            f"записи журнала {span} (скреплены {seal.sealed_at:%d.%m.%Y %H:%M} UTC) изменены, удалены или вставлены"
        )


def _keys() -> list[Any]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _entries(after: int) -> QuerySet[Entry]:
    return Entry.objects.filter(pk__gt=after).order_by("pk")


def _head(previous: str, seal: Seal, key: str) -> str:
    """HMAC of the previous head, the bounds of the batch, and the digest its entries had when sealed."""
    digest, count = digest_of(seal)
    stamp = seal.sealed_at.astimezone(UTC).isoformat(timespec="microseconds")
    told = [
        previous, seal.first_entry, seal.last_entry, seal.count, count, stamp, _as_sealed(seal, digest)
    ]  # fmt: skip
    return salted_hmac(SALT, json.dumps(told), secret=key, algorithm="sha256").hexdigest()


def digest_of(seal: Seal) -> tuple[str, int]:
    """The digest of the batch as it lies now, and how many entries it has."""
    digest, count = hashlib.sha256(), 0
    for line in _lines(_entries(seal.first_entry - 1).filter(pk__lte=seal.last_entry)):
        digest.update(line)
        count += 1
    return digest.hexdigest(), count


def mark_of(redaction: Redaction, key: str | bytes) -> str:
    """Our HMAC on an erasure: without the secret key nobody adds one that passes."""
    told = [redaction.seal_last, redaction.before, redaction.after, redaction.act, redaction.entries]
    return salted_hmac(f"{SALT}.redaction", json.dumps(told), secret=key, algorithm="sha256").hexdigest()


def _as_sealed(seal: Seal, digest: str) -> str:
    """The digest before the erasures by act, newest first; any other change leaves it unlike the sealed one."""
    for redaction in Redaction.objects.filter(seal_last=seal.last_entry).order_by("-pk"):
        genuine = any(constant_time_compare(mark_of(redaction, key), redaction.mark) for key in _keys())
        if redaction.after != digest or not genuine:
            return digest
        digest = redaction.before
    return digest


def _lines(entries: QuerySet[Entry]) -> Iterator[bytes]:
    """Each entry as one canonical line, the same on both engines."""
    for values in entries.values_list("pk", *TOLD).iterator(chunk_size=1000):
        pk, moment, *rest = values
        stamp = moment.astimezone(UTC).isoformat(timespec="microseconds")
        yield json.dumps([pk, stamp, *rest], ensure_ascii=False, sort_keys=True).encode() + b"\n"
