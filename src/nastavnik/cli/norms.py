"""`nastavnik norms check`: holds the legal references of a text or a document against the register of the packs."""

import argparse
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nastavnik.cli.refusal import CommandRefused
from nastavnik.cli.tables import as_json

if TYPE_CHECKING:
    from nastavnik.core.norms.acts import Register
    from nastavnik.core.norms.judging import Finding

SUMMARY = "Сверить ссылки на нормативные акты в тексте или документе"
SHIPPED = Path(__file__).resolve().parents[3] / "packs"
LARGEST = 20 * 1024 * 1024


def configure(parser: argparse.ArgumentParser) -> None:
    """One doing: check."""
    doings = parser.add_subparsers(dest="doing", metavar="ДЕЙСТВИЕ", required=True)
    check = doings.add_parser("check", help="найти в файле ссылки на акты и назвать неверные")
    check.add_argument("file", metavar="ФАЙЛ", help="документ .docx или текст .txt в кодировке UTF-8")
    check.add_argument("--day", metavar="ДЕНЬ", help="на какой день, например 2026-09-01; без него — сегодня")
    check.add_argument("--folder", metavar="ПАПКА", help="папка методик, если она не обычная")
    check.add_argument("--json", action="store_true", help="напечатать ответ как JSON")


def run(args: argparse.Namespace) -> int:
    """0 when every reference is right, 1 when one is wrong or unknown; refusals are raised."""
    from nastavnik.core.norms.judging import check_text

    day, register, text = _day(args.day), _register(args.folder), _text(Path(args.file))
    findings = check_text(text, register, day)
    wrong = [one for one in findings if not one.right]
    if args.json:
        print(
            as_json(
                {
                    "day": day.isoformat(),
                    "right": len(findings) - len(wrong),
                    "findings": list(map(_told, wrong)),
                }
            )
        )
    else:
        print(
            "\n".join(
                [*map(_line, wrong), f"Ссылок: {len(findings)}, из них требуют внимания: {len(wrong)}."]
            )
        )
    return 1 if wrong else 0


def _line(finding: "Finding") -> str:
    return f"«{_plain(finding.reference.text)}» — {_plain(finding.sentence)}"


def _told(finding: "Finding") -> dict[str, object]:
    return {
        "text": finding.reference.text,
        "start": finding.reference.start,
        "end": finding.reference.end,
        "verdicts": [verdict.value for verdict in finding.verdicts],
        "act": finding.act.key if finding.act else None,
        "proposal": finding.proposal or None,
    }


def _plain(text: str) -> str:
    return " ".join(text.split())


def _day(text: str | None) -> date:
    if text is None:
        return date.today()  # noqa: DTZ011  a command of the console asks about the day on the wall
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandRefused(f"День «{text}» не понят: напишите его так — 2026-09-01.") from None


def _register(folder: str | None) -> "Register":
    from nastavnik.core.methodology import PackError
    from nastavnik.core.methodology.loader import load_packs
    from nastavnik.core.norms.acts import Register, act_of

    root = Path(folder or os.environ.get("PACKS_DIR") or SHIPPED)
    try:
        packs = load_packs(root).packs
    except (PackError, OSError):
        raise CommandRefused("Методика не читается: проверьте её командой nastavnik packs check.") from None
    return Register.of(act_of(norm) for pack in packs for norm in pack.norms)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise CommandRefused(f"Файл «{path.name}» больше 20 МБ: разделите его.")
        data = path.read_bytes()
    except OSError:
        raise CommandRefused(f"Файл «{path.name}» не читается: проверьте имя и доступ.") from None
    return _of_docx(path, data) if data.startswith(b"PK") else _of_text(path, data)


def _of_docx(path: Path, data: bytes) -> str:
    from nastavnik.core.paperwork.isolation import text_in_child
    from nastavnik.core.paperwork.refusals import BlankRefused

    try:
        # paragraphs are kept apart: no reference goes from one into another
        return text_in_child(data).replace("\n", "\n\n")
    except BlankRefused as refusal:
        raise CommandRefused(f"Документ «{path.name}» не читается: {refusal}") from None


def _of_text(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CommandRefused(f"«{path.name}» — не документ .docx и не текст в кодировке UTF-8.") from None
    if "\x00" in text:
        raise CommandRefused(f"«{path.name}» — не документ .docx и не текст в кодировке UTF-8.")
    return text
