"""Judging an upload before anything is written (decision D17)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from nastavnik.kit.files.antivirus import scan
from nastavnik.kit.files.kinds import KINDS, FileKind, kind_of
from nastavnik.kit.files.pictures import redrawn
from nastavnik.kit.verdict import BadInput

NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff/\\:*?\"<>|]")


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes fit to be kept: of a known kind, within the limit, pictures redrawn."""

    data: bytes
    kind: FileKind
    title: str

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def receive(uploaded: UploadedFile[bytes], allowed: Collection[str]) -> Received:
    """Check size, content against extension, and the kinds allowed here (`kinds.KINDS`); raises `BadInput`."""
    if not uploaded.size:
        raise BadInput("Файл пуст: выберите другой", "file")
    if uploaded.size > settings.UPLOAD_LIMIT:
        megabytes = settings.UPLOAD_LIMIT // (1024 * 1024)
        raise BadInput(f"Файл больше {megabytes} МБ: уменьшите его или разделите на части", "file")
    return judged(uploaded.read(settings.UPLOAD_LIMIT + 1), uploaded.name or "", allowed)


def judged(data: bytes, name: str, allowed: Collection[str]) -> Received:
    """The same for bytes in hand under the name they came with."""
    kind = kind_of(data)
    if kind is None or kind.code not in allowed:
        raise BadInput(f"Такой файл не подходит. Подойдёт: {_wanted(allowed)}", "file")
    path = PurePosixPath(name.replace("\\", "/"))
    if _family(path.suffix) != kind.family:
        raise BadInput(
            f"Имя файла не совпадает с содержимым: внутри — {kind.title}. Переименуйте его", "file"
        )
    scan(data)
    if kind.family == "picture":
        data = redrawn(data, kind.code)
    return Received(data, kind, clean_title(path.stem))


def made(data: bytes, code: str, title: str) -> Received:
    """A file the program itself has made."""
    return Received(data, KINDS[code], clean_title(title))


def clean_title(name: str) -> str:
    """A title without signs that file systems or headers treat specially."""
    return NOT_IN_NAMES.sub(" ", name).strip(" .")[:150] or "файл"


def _family(suffix: str) -> str:
    extension = suffix.lower().lstrip(".")
    return next((kind.family for kind in KINDS.values() if extension in kind.extensions), "")


def _wanted(allowed: Collection[str]) -> str:
    return ", ".join(kind.title for kind in KINDS.values() if kind.code in allowed)
