"""Loads packs of methodology from a folder: files → data with lines → frozen models → cross-checks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nastavnik.core.methodology.effective import Layer, effective
from nastavnik.core.methodology.faults import Fault, PackError
from nastavnik.core.methodology.layering import place_of, way_of
from nastavnik.core.methodology.phrases import entry_name
from nastavnik.core.methodology.schema.pack import Pack, Packs
from nastavnik.core.methodology.yaml_lines import Located, Place, read_located

HEAD = "pack.yaml"
BLANKS = "blanks"
EXTENDS = "extends"


def load_packs(root: Path) -> Packs:
    """Load every pack of `root` (each folder with a `pack.yaml`), in the order of folder names.

    Pure: reads only the files below `root` and keeps nothing; a caller who loads often keeps the result.
    Raises `PackError` with all faults of all packs, each with its file and line.
    """
    heads = sorted(root.glob(f"*/{HEAD}"))
    if not heads:
        raise PackError(
            [
                Fault(
                    root.name,
                    1,
                    f"в папке нет ни одной методики (папки с файлом «{HEAD}»)",
                )
            ]
        )
    packs: list[Pack] = []
    faults: list[Fault] = []
    for head in heads:
        try:
            packs.append(load_pack(head.parent, root))
        except PackError as error:
            faults.extend(fault for fault in error.faults if fault not in faults)
    if faults:
        raise PackError(faults)
    return Packs(packs=tuple(packs))


def load_pack(folder: Path, root: Path) -> Pack:
    """Load one pack: all `*.yaml` of `folder`; its top-level parts may be spread over files as convenient.

    A pack that `extends` another holds only its layer over that one (which may extend a third).
    """
    return read_pack(folder, root).pack


@dataclass(frozen=True)
class PackRead:
    """A pack with the knowledge of where each of its values is written."""

    pack: Pack
    data: dict[str, Any]
    own: "_Sheets"
    origin: Callable[[Place], int]
    depth: int

    def is_own(self, place: Place) -> bool:
        """Whether the value stands in this pack's own files rather than in those it extends."""
        return self.origin(place) == self.depth

    def fault(self, place: Place, message: str) -> Fault:
        """A fault at a place of the whole pack, said of the line of this pack's own files."""
        name = entry_name(place, self.data)
        return self.own.fault(self.own.place(place, self.data), f"у {name} {message}" if name else message)


def read_pack(folder: Path, root: Path) -> PackRead:
    """Load one pack as `load_pack` does and remember the lines."""
    sheets = _chain(folder, root)
    own = sheets[-1]
    for depth in range(1, len(sheets) + 1):
        base, *layers = (Layer(one.default, one.data, one.where) for one in sheets[:depth])
        made = effective(base, layers)
    pack = made.pack
    folders = [root / one.folder for one in sheets]
    found = [own.fault(own.place(place, made.data), text) for place, text in _blanks(pack, folders)]
    if pack.code != folder.name:
        found.append(own.fault(("code",), f"код методики «{pack.code}» не совпадает с именем папки"))
    if found:
        raise PackError(found)
    return PackRead(
        pack, made.data, own, lambda place: made.layered.origin(way_of(place, made.data)), len(sheets) - 1
    )


def blank_path(root: Path, code: str, blank: str) -> Path | None:
    """Where the blank of a pack lies: in its own folder or in that of the pack it extends; None when nowhere."""
    for sheets in reversed(_chain(root / code, root)):
        path = root / sheets.folder / BLANKS / f"{blank}.docx"
        if path.is_file():
            return path
    return None


def _chain(folder: Path, root: Path) -> "list[_Sheets]":
    """The files of the pack and of those it stands on, the lowest first."""
    found: list[_Sheets] = []
    name: object = folder.name
    while name is not None:
        sheets = _read(root / str(name), root)
        name = sheets.data.pop(EXTENDS, None)
        found.append(sheets)
        standing = [one.folder for one in found]
        if name in standing:
            raise PackError([sheets.fault((EXTENDS,), f"методика «{name}» опирается сама на себя")])
        if name is not None and not (root / str(name) / HEAD).is_file():
            raise PackError([sheets.fault((EXTENDS,), f"нет методики «{name}», на которую опирается эта")])
    return found[::-1]


def _read(folder: Path, root: Path) -> "_Sheets":
    sheets = _Sheets(folder.name, default=f"{root.name}/{folder.name}/{HEAD}")
    for path in sorted(folder.glob("*.yaml")):
        sheets.add(read_located(path, f"{root.name}/{path.relative_to(root).as_posix()}"))
    return sheets


@dataclass
class _Sheets:
    """The files of a pack put together; remembers which file each top-level part came from."""

    folder: str
    data: dict[str, Any] = field(default_factory=dict)
    homes: dict[str, Located] = field(default_factory=dict)
    default: str = ""

    def add(self, sheet: Located) -> None:
        if not isinstance(sheet.value, dict):
            raise PackError([Fault(sheet.file, 1, "файл пуст или не содержит разделов методики")])
        for key, value in sheet.value.items():
            if key in self.homes:
                text = f"раздел «{key}» уже есть в файле {self.homes[key].file}"
                raise PackError([Fault(sheet.file, sheet.line((key,)), text)])
            self.homes[key] = sheet
            self.data[key] = value

    def fault(self, place: Place, message: str) -> Fault:
        file, line = self.where(place)
        return Fault(file, line, message)

    def place(self, place: Place, merged: object) -> Place:
        """The place of this pack's own files that stands at a place of the merged data."""
        return place if merged == self.data else place_of(way_of(place, merged), self.data)

    def where(self, place: Place) -> tuple[str, int]:
        """File and line of a place."""
        home = self.homes.get(str(place[0])) if place else None
        return (home.file, home.line(place)) if home else (self.default, 1)


def _blanks(pack: Pack, folders: list[Path]) -> Iterator[tuple[Place, str]]:
    for n, document in enumerate(pack.documents):
        for m, blank in enumerate(document.blanks):
            if not any((folder / BLANKS / f"{blank}.docx").is_file() for folder in folders):
                text = f"назван бланк «{blank}», но в папке «{BLANKS}» нет файла {blank}.docx"
                yield ("documents", n, "blanks", m), f"у документа «{document.title}» {text}"
