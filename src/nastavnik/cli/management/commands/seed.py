"""`nastavnik seed --profile isolation --seed N --out map.json`: data for checks of isolation."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from nastavnik.cli.isolation.planting import planted, told
from nastavnik.cli.refusal import CommandRefused
from nastavnik.kit import moments


class Command(BaseCommand):
    help = "Заполнить пустую базу проверочными данными"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--profile", choices=["isolation"], default="isolation", help="какие данные нужны"
        )
        parser.add_argument(
            "--seed", metavar="ЧИСЛО", type=int, default=1, help="число, от которого зависят все значения"
        )
        parser.add_argument(
            "--out", metavar="КАРТА", type=Path, required=True, help="куда записать карту посаженного"
        )

    def handle(self, *_: Any, seed: int, out: Path, **__: Any) -> None:
        if settings.PRODUCTION:
            raise CommandRefused("Проверочные данные не сажают в рабочую установку")
        if _inhabited():
            raise CommandRefused(
                "База не пуста: возьмите новую, проверочные данные не смешивают с настоящими"
            )
        if not out.parent.is_dir():
            raise CommandRefused(f"Некуда записать карту: нет папки {out.parent}")
        chart = told(planted(seed, moments.now()))
        out.write_text(json.dumps(chart, ensure_ascii=False, indent=1))
        rows = sum(len(ids) for tables in chart["ids"].values() for ids in tables.values())
        self.stdout.write(f"Посажено записей: {rows}, меток: {len(chart['canaries'])}; карта: {out}")


def _inhabited() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM organisations_organisation)")
        return bool(cursor.fetchone()[0])
