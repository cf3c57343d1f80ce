"""Files and rows, one to one, whatever happened in between."""

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path

from nastavnik.kit import moments
from nastavnik.kit.files import places
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.tenancy.scope import maintenance

log = logging.getLogger("nastavnik.files")
STILL_WARM = 3600


def sweep(older_than: float = STILL_WARM) -> int:
    """Finish or undo what a crash left half-done more than `older_than` seconds ago; how many files it touched."""
    touched = 0
    for path in list(_lying(places.QUARANTINE)) + list(_lying(places.CLEAN)):
        if moments.now().timestamp() - path.stat().st_mtime < older_than:
            continue
        if not _has_row(path.name):
            path.unlink(missing_ok=True)
        elif path.parent.name == places.QUARANTINE:
            places.adopt(path.name)
        else:
            continue
        touched += 1
    if touched:
        log.warning("files swept", extra={"count": touched})
    return touched


def file_faults(warm: float = STILL_WARM) -> list[str]:
    """Russian sentences about files without rows, rows without files, and changed bytes."""
    faults: list[str] = []
    known: set[str] = set()
    with maintenance():
        for name, size, digest in StoredFile.objects.values_list("public_id", "size", "digest").iterator():
            known.add(name)
            faults.extend(_fault_of(name, size, digest))
    lying = [*_lying(places.CLEAN), *_lying(places.QUARANTINE)]
    lost = [
        p.name for p in lying if p.name not in known and moments.now().timestamp() - p.stat().st_mtime >= warm
    ]
    return [*faults, *(f"файл {name} лежит на диске, а записи о нём нет" for name in lost)]


def _fault_of(name: str, size: int, digest: str) -> Iterator[str]:
    path = places.clean(name)
    if not path.exists():
        path = places.quarantine(name)
    if not path.exists():
        yield f"запись о файле {name} есть, а файла на диске нет"
    elif path.stat().st_size != size or _digest(path) != digest:
        yield f"содержимое файла {name} изменилось на диске"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lying(area: str) -> Iterator[Path]:
    folder = places.root() / area
    return (path for path in sorted(folder.rglob("*")) if path.is_file()) if folder.exists() else iter(())


def _has_row(name: str) -> bool:
    with maintenance():
        return bool(StoredFile.objects.filter(public_id=name).exists())
