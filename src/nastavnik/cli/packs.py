"""`nastavnik packs check|show`: is the methodology sound, and what does it say."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nastavnik.cli.refusal import CommandRefused
from nastavnik.cli.tables import as_json, as_table

if TYPE_CHECKING:
    from nastavnik.core.methodology import Fault, Pack

SUMMARY = "Проверить методику в папке packs или показать, что в ней записано"
SHIPPED = Path(__file__).resolve().parents[3] / "packs"
HEAD = "pack.yaml"


def configure(parser: argparse.ArgumentParser) -> None:
    """Two doings: check and show."""
    doings = parser.add_subparsers(dest="doing", metavar="ДЕЙСТВИЕ", required=True)
    check = doings.add_parser("check", help="проверить методики папки: виды, ссылки, коды, тексты, бланки")
    check.add_argument("folder", metavar="ПАПКА", nargs="?", help="папка методик или одна методика")
    check.add_argument("--json", action="store_true", help="напечатать ответ как JSON")
    show = doings.add_parser("show", help="показать методику или одну её часть")
    show.add_argument("code", metavar="КОД", help="код методики, как называется её папка")
    show.add_argument(
        "part", metavar="ЧАСТЬ", nargs="?", help="часть: код или название; без неё — оглавление"
    )
    show.add_argument("--folder", metavar="ПАПКА", help="папка методик, если она не обычная")
    show.add_argument("--json", action="store_true", help="напечатать ответ как JSON")


def run(args: argparse.Namespace) -> int:
    """`check`: 0 when sound, 1 with faults; `show`: 0; refusals are raised."""
    return _check(args) if args.doing == "check" else _show(args)


def _check(args: argparse.Namespace) -> int:
    root, folders = _folders(args.folder)
    faults = [fault for folder in folders for fault in _faults(folder, root)]
    faults = list(dict.fromkeys(faults))
    if args.json:
        rows = [{"file": one.file, "line": one.line, "message": one.message} for one in faults]
        print(as_json({"packs": [folder.name for folder in folders], "faults": rows}))
    elif faults:
        print("\n".join(map(str, faults)))
        print(f"Найдено: {len(faults)}.")
    else:
        print(f"Всё верно: {', '.join(folder.name for folder in folders)}.")
    return 1 if faults else 0


def _faults(folder: Path, root: Path) -> "list[Fault]":
    """Everything wrong with one pack; texts and blanks are looked at once the pack holds together."""
    from nastavnik.core.methodology import PackError
    from nastavnik.core.methodology.check_texts import text_faults
    from nastavnik.core.methodology.loader import read_pack

    try:
        read = read_pack(folder, root)
    except PackError as error:
        return list(error.faults)
    found = [read.fault(place, text) for place, text in text_faults(read.pack) if read.is_own(place)]
    return sorted([*found, *_blank_faults(folder, root, read.pack)])


def _blank_faults(folder: Path, root: Path, pack: "Pack") -> "list[Fault]":
    """Blanks of the pack's own folder: words the program does not know, files that no document names."""
    from nastavnik.core.methodology import Fault

    named = {blank for document in pack.documents for blank in document.blanks}
    found: list[Fault] = []
    for path in sorted((folder / "blanks").glob("*.docx")):
        shown = f"{root.name}/{path.relative_to(root).as_posix()}"
        told = _spelling(path) if path.stem in named else ["этот бланк не назван ни у одного документа"]
        found.extend(Fault(shown, 1, one) for one in told)
    return found


def _spelling(path: Path) -> list[str]:
    from nastavnik.core.paperwork.checking import check_blank
    from nastavnik.core.paperwork.contracts import CONTRACTS, specimen_of

    contract = CONTRACTS.get(path.stem)
    if contract is None:
        return ["программа не знает, какими данными заполнять этот бланк"]
    return [str(fault) for fault in check_blank(path.read_bytes(), specimen_of(contract))]


def _show(args: argparse.Namespace) -> int:
    from nastavnik.core.methodology import PackError, UnknownCode, load_pack
    from nastavnik.core.methodology.listing import listed, parts_of

    root, _ = _folders(args.folder)
    try:
        pack = load_pack(_named(root, args.code), root)
        lines = listed(pack, args.part) if args.part else []
    except PackError as error:
        raise CommandRefused(f"Методика «{args.code}» с ошибками: nastavnik packs check.\n{error}") from None
    except UnknownCode as error:
        raise CommandRefused(str(error)) from None
    if args.json:
        print(as_json(_data(pack, args.part)))
    elif args.part:
        print("\n".join(lines))
    else:
        print(f"{pack.title}\nВерсия {pack.version}. {pack.summary}\n")
        rows = [(key, heading, str(number)) for key, heading, number in parts_of(pack)]
        print(as_table(("Часть", "Название", "Записей"), rows))
    return 0


def _data(pack: "Pack", part: str | None) -> Any:
    whole = pack.model_dump(mode="json")
    return whole.get(part, whole) if part else whole


def _named(root: Path, code: str) -> Path:
    codes = sorted(head.parent.name for head in root.glob(f"*/{HEAD}"))
    if code not in codes:
        raise CommandRefused(f"Методики «{code}» в папке нет. Есть: {', '.join(codes)}.")
    return root / code


def _folders(given: str | None) -> tuple[Path, list[Path]]:
    """The folder of packs and the packs to look at: all of them, or the one given."""
    root = Path(given or os.environ.get("PACKS_DIR") or SHIPPED).resolve()
    if not root.is_dir():
        raise CommandRefused(f"Папки «{given or root}» нет: укажите папку методик.")
    if (root / HEAD).is_file():
        return root.parent, [root]
    folders = sorted(head.parent for head in root.glob(f"*/{HEAD}"))
    if not folders:
        raise CommandRefused(f"В папке «{given or root}» нет ни одной методики (папки с файлом «{HEAD}»).")
    return root, folders
