"""`nastavnik rehearse FILE`: what the import would read, without writing anything anywhere."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from nastavnik.cli.refusal import CommandRefused

if TYPE_CHECKING:
    from nastavnik.core.rosters.findings import Person
    from nastavnik.core.rosters.rehearsal import Rehearsal

SUMMARY = "Репетиция загрузки: показать, кого программа прочла в файле, ничего не записывая"
_ROLES = {"mentee": "наставляемый", "mentor": "наставник", "other": "другой"}
_WHY = {
    "empty": "пустая",
    "header": "шапка",
    "title": "заголовок",
    "section": "раздел",
    "total": "итог",
    "footer": "подпись",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("file", metavar="ФАЙЛ", help="таблица .xlsx, .xls, .ods или .csv")
    parser.add_argument(
        "--role", choices=["mentee", "mentor", "pair", "auto"], default="auto", help="чей это список"
    )
    parser.add_argument("--sheet", metavar="ЛИСТ", help="название листа (по умолчанию первый, где есть люди)")
    parser.add_argument("--json", action="store_true", help="вывести ответ для программ")


def run(args: argparse.Namespace) -> int:
    """Read the file and print what was understood; raises `CommandRefused` for an unreadable one."""
    from nastavnik.core.rosters import rehearse_file
    from nastavnik.core.tables import TableRefused

    path = Path(args.file)
    try:
        source = path.read_bytes()
    except OSError as fault:
        raise CommandRefused(f"Не удалось открыть файл «{path.name}»: проверьте имя и доступ.") from fault
    try:
        found = rehearse_file(source, path.name, args.sheet, args.role)
    except TableRefused as refusal:
        raise CommandRefused(str(refusal)) from refusal
    print(
        json.dumps(found.to_json(), ensure_ascii=False, indent=1) if args.json else "\n".join(_report(found))
    )
    return 0


def _report(found: "Rehearsal") -> list[str]:
    lines = [_headline(found), "", "Люди:"]
    lines += _aligned([_person_row(person) for person in found.persons]) or ["  никого не найдено"]
    if found.duplicates:
        lines += ["", "Возможные повторы:", *(f"  {item.why}" for item in found.duplicates)]
    if found.problems:
        lines += ["", "Обратите внимание:"]
        lines += [f"  {item.cell or f'строка {item.row}'}: {item.message}" for item in found.problems]
    if found.skipped:
        rows = ", ".join(f"{item.row} ({_WHY[item.why]})" for item in found.skipped)
        lines += ["", f"Пропущенные строки: {rows}"]
    return lines


def _headline(found: "Rehearsal") -> str:
    sheet = f", лист «{found.sheet}»" if found.sheet else ""
    header = f"шапка в строке {found.header_row}" if found.header_row else "без шапки"
    return f"Файл «{found.file}»{sheet}: строк {found.rows_total}, {header}, людей {len(found.persons)}."


def _person_row(person: "Person") -> list[str]:
    return [
        str(person.id),
        person.full_name,
        _ROLES.get(person.role, person.role),
        person.class_text,
        person.birth_date or str(person.birth_year or ""),
        person.position or person.organization or "",
        "с " + ", ".join(map(str, person.paired_with)) if person.paired_with else "",
        ("строки " if len(person.rows) > 1 else "строка ") + ", ".join(map(str, person.rows)),
    ]


def _aligned(rows: list[list[str]]) -> list[str]:
    if not rows:
        return []
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
