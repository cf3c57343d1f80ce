"""`nastavnik document BLANK --programme ID --out FILE`: a document of a programme into a file, writing no rows."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error

from nastavnik.cli.refusal import CommandRefused
from nastavnik.features.documents.filling.drawing import drawn_aside
from nastavnik.features.programmes.queries import load_programme
from nastavnik.kit import moments
from nastavnik.kit.tenancy.scope import maintenance, organisation_scope
from nastavnik.kit.verdict import Anticipated


class Command(BaseCommand):
    """Draws with the settings of the draft, if there is one."""

    help = "Выпустить документ программы в файл"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("blank", metavar="БЛАНК", help="код бланка или базы из методологии программы")
        parser.add_argument("--programme", metavar="КОД", default="", help="код программы из её адреса")
        parser.add_argument("--out", metavar="ФАЙЛ", default="", help="куда записать DOCX или XLSX")
        parser.add_argument(
            "--number", metavar="НОМЕР", default="", help="номер; без него — место для номера"
        )
        parser.add_argument(
            "--date", metavar="ДАТА", default="", help="дата вида 2026-11-20; без неё — место для даты"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["programme"] or not options["out"]:
            raise CommandRefused(
                "Укажите программу и файл: nastavnik document БЛАНК --programme КОД --out ФАЙЛ"
            )
        try:
            data = _drawn(options)
        except Anticipated as refusal:
            raise CommandRefused(f"{refusal.reason}.") from refusal
        except Error as fault:
            raise CommandRefused(
                f"База не читается: выполните «nastavnik migrate» ({type(fault).__name__})."
            ) from fault
        _write(Path(options["out"]), data)
        self.stdout.write(f"Записано: {options['out']}, {len(data)} байт")


def _drawn(options: dict[str, Any]) -> bytes:
    with maintenance():
        programme = load_programme(options["programme"])
    with organisation_scope(programme.organisation_id):
        return drawn_aside(
            load_programme(options["programme"]),
            options["blank"],
            today=moments.today(),
            number=options["number"],
            dated=_date(options["date"]),
        )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CommandRefused(f"Дата «{text}» не читается: напишите её так: 2026-11-20.") from None


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as fault:
        raise CommandRefused(f"Файл «{path}» не записан: проверьте папку и права.") from fault
