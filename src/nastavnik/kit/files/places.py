"""Where bytes lie: `files/quarantine` until their row is committed, `files/clean` ever after."""

import os
from pathlib import Path

from django.conf import settings

QUARANTINE = "quarantine"
CLEAN = "clean"


def quarantine(name: str) -> Path:
    """Place of a file whose row is not known to be committed."""
    return root() / QUARANTINE / name


def clean(name: str) -> Path:
    """Place of a file that has its row."""
    return root() / CLEAN / name[:2] / name


def root() -> Path:
    """The folder of all files."""
    return Path(settings.DATA_DIR) / "files"


def write(path: Path, data: bytes) -> None:
    """Write a new file so that it survives a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def adopt(name: str) -> None:
    """Move a file from quarantine to its clean place; harmless when it is there already."""
    target = clean(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        quarantine(name).rename(target)
    except FileNotFoundError:
        return
    _sync_folder(target.parent)
    _sync_folder(quarantine(name).parent)


def discard(name: str) -> None:
    """Remove the bytes wherever they lie."""
    clean(name).unlink(missing_ok=True)
    quarantine(name).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
