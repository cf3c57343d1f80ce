"""Storing a file inside an action: bytes first, then the row, then the move out of quarantine."""

from __future__ import annotations

from collections.abc import Collection
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from nastavnik.kit.actions import create, remove
from nastavnik.kit.actions.guard import WrittenOutsideAction, running
from nastavnik.kit.audit.words import register_events
from nastavnik.kit.files import places
from nastavnik.kit.files.receiving import Received, receive
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.verdict import NotFound

register_events({"files.keep": "Сохранён файл", "files.drop": "Удалён файл"})


def store_upload(
    uploaded: UploadedFile[bytes], *, kind: str, organisation_id: int, allowed: Collection[str]
) -> StoredFile:
    """Judge and keep an upload inside the running action. Raises `BadInput`."""
    return keep_file(receive(uploaded, allowed), kind=kind, organisation_id=organisation_id)


def keep_file(received: Received, *, kind: str, organisation_id: int) -> StoredFile:
    """Keep the bytes and their row; `kind` is the caller's word for what the file is («scan», «intake»).

    If the transaction fails, the bytes stay in quarantine and `sweep` removes them; if the process dies after the
    commit, `open_file` and `sweep` finish the move.
    """
    state = running.get()
    if state is None:
        raise WrittenOutsideAction("Файл сохраняет только действие")
    row = StoredFile(organisation_id=organisation_id, kind=kind, title=received.title)
    row.media_type, row.size, row.digest = received.kind.media_type, len(received.data), received.digest
    row.stored_at = state.moment
    places.write(places.quarantine(row.public_id), received.data)
    create(row, "files.keep")
    transaction.on_commit(lambda: places.adopt(row.public_id))
    return row


def drop_file(stored: StoredFile) -> None:
    """Remove a file and its row inside the running action."""
    name = stored.public_id
    remove(stored, "files.drop")
    transaction.on_commit(lambda: places.discard(name))


def open_file(stored: StoredFile) -> BinaryIO:
    """The bytes of a stored file, open for reading. Raises `NotFound` when they are gone from the disk."""
    for _ in range(2):
        try:
            return places.clean(stored.public_id).open("rb")
        except FileNotFoundError:
            places.adopt(stored.public_id)
    raise NotFound("Файла нет на диске: сообщите тому, кто ведёт программу")


def read_file(stored: StoredFile) -> bytes:
    """All the bytes of a stored file."""
    with open_file(stored) as file:
        return file.read()
