"""Erasing values from the trail by an act of destruction: what was done stays, what it said about a person goes.

The chain of seals stays sound: each erasure is an append-only row of its own that tells the digest before and after.
Changed entries without such a row are found by `verify_chain` as before.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from nastavnik.kit.audit.sealing import digest_of, mark_of
from nastavnik.kit.audit.tables import Entry, Redaction, Seal
from nastavnik.kit.tenancy.walls import opened

BATCH = 500


def redact(entries: Sequence[Entry], *, act: str, moment: datetime) -> int:
    """Write these entries with their new `before`, `after` and `note`; how many. Call inside a transaction."""
    if not entries:
        return 0
    numbers = sorted(entry.pk for entry in entries)
    seals = [s for s in Seal.objects.order_by("pk") if _touched(s, numbers)]
    former = {seal.pk: digest_of(seal)[0] for seal in seals}
    with opened("kit_entry", "update"):
        Entry.objects.bulk_update(entries, ["before", "after", "note"], batch_size=BATCH)
    for seal in seals:
        row = Redaction(seal_last=seal.last_entry, before=former[seal.pk], act=act, made_at=moment)
        row.after, row.entries = digest_of(seal)[0], _touched(seal, numbers)
        row.mark = mark_of(row, settings.SECRET_KEY)
        row.save(force_insert=True)
    return len(entries)


def _touched(seal: Seal, numbers: Sequence[int]) -> int:
    return sum(seal.first_entry <= number <= seal.last_entry for number in numbers)
