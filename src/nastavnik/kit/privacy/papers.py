"""Stored files that name persons: dropped, or where something must point at a file, replaced by a sheet that says so."""

from collections.abc import Collection

from nastavnik.kit.actions.repointing import pointing_at, repoint
from nastavnik.kit.files.keeping import drop_file, keep_file, read_file
from nastavnik.kit.files.receiving import made
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.privacy.erasing import Destroyed
from nastavnik.kit.privacy.finding import Traces
from nastavnik.kit.privacy.searching import file_text
from nastavnik.kit.verdict import NotFound


def destroy_files(traces: Traces, sheet: bytes, destroyed: Destroyed, skip: Collection[int] = ()) -> int:
    """Destroy the files found by key and those whose words name a person; `sheet` is the DOCX put in their place."""
    count = 0
    for stored in StoredFile.objects.exclude(pk__in=skip).order_by("pk"):
        if stored.pk in destroyed.files or traces.found_in(_words(stored)):
            destroyed.objects.add(stored.public_id)
            _destroy(stored, sheet)
            count += 1
    return count


def _words(stored: StoredFile) -> str:
    try:
        return f"{stored.title} {file_text(read_file(stored))}"
    except NotFound:
        return stored.title


def _destroy(stored: StoredFile, sheet: bytes) -> None:
    """The bytes go from the disk when the transaction is committed."""
    if any(True for _ in pointing_at(stored)):
        instead = keep_file(
            made(sheet, "docx", "Файл уничтожен по акту"),
            kind=stored.kind,
            organisation_id=stored.organisation_id,
        )
        repoint(stored, instead, event="files.drop", strict=True)
    drop_file(stored)
