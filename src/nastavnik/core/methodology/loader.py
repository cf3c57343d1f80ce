"""Loads packs of methodology from a folder: files → data with lines → frozen models → cross-checks."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from nastavnik.core.methodology.checks import complaints
from nastavnik.core.methodology.faults import Fault, PackError
from nastavnik.core.methodology.phrases import clause, entry_name
from nastavnik.core.methodology.schema.pack import Pack, Packs
from nastavnik.core.methodology.yaml_lines import Located, Place, read_located

HEAD = "pack.yaml"
BLANKS = "blanks"


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
            faults.extend(error.faults)
    if faults:
        raise PackError(faults)
    return Packs(packs=tuple(packs))


def load_pack(folder: Path, root: Path) -> Pack:
    """Load one pack: all `*.yaml` of `folder`; its top-level parts may be spread over files as convenient."""
    sheets = _Sheets()
    for path in sorted(folder.glob("*.yaml")):
        sheets.add(read_located(path, f"{root.name}/{path.relative_to(root).as_posix()}"))
    sheets.default = f"{root.name}/{folder.name}/{HEAD}"
    try:
        pack = Pack.model_validate(sheets.data)
    except ValidationError as error:
        raise PackError(_faults(error, sheets)) from error
    found = [sheets.fault(place, _said(place, text, sheets.data)) for place, text in complaints(pack)]
    found.extend(_blanks(pack, folder, sheets))
    if pack.code != folder.name:
        found.append(sheets.fault(("code",), f"код методики «{pack.code}» не совпадает с именем папки"))
    if found:
        raise PackError(found)
    return pack


@dataclass
class _Sheets:
    """The files of a pack put together; remembers which file each top-level part came from."""

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
        home = self.homes.get(str(place[0])) if place else None
        return Fault(home.file, home.line(place), message) if home else Fault(self.default, 1, message)


def _blanks(pack: Pack, folder: Path, sheets: _Sheets) -> list[Fault]:
    found = []
    for n, document in enumerate(pack.documents):
        for m, blank in enumerate(document.blanks):
            if not (folder / BLANKS / f"{blank}.docx").is_file():
                place: Place = ("documents", n, "blanks", m)
                text = f"назван бланк «{blank}», но в папке «{BLANKS}» нет файла {blank}.docx"
                found.append(sheets.fault(place, _said(place, text, sheets.data)))
    return found


def _faults(error: ValidationError, sheets: _Sheets) -> list[Fault]:
    found = []
    for one in error.errors(include_url=False):
        place: Place = tuple(one["loc"])
        message = clause(one["type"], place, one.get("input"), one.get("ctx", {}), sheets.data)
        found.append(sheets.fault(place, message))
    return found


def _said(place: Place, text: str, data: object) -> str:
    name = entry_name(place, data)
    return f"у {name} {text}" if name and not text.startswith("=") else text.removeprefix("=")
