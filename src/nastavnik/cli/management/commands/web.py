"""`nastavnik web`: only the site."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nastavnik.cli.preparing import make_folders
from nastavnik.cli.serving import chosen_port, serve


class Command(BaseCommand):
    """Serves; the database must be up to date, background work goes on elsewhere."""

    help = "Запустить только сайт"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--port", metavar="ПОРТ", type=int, help="порт; без него — первый свободный начиная с 8000"
        )
        parser.add_argument(
            "--host", metavar="АДРЕС", default="127.0.0.1", help="адрес этого компьютера, обычно 127.0.0.1"
        )
        parser.add_argument(
            "--processes",
            metavar="ЧИСЛО",
            type=int,
            default=1,
            help="сколько процессов, по четыре потока в каждом",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        make_folders()
        host, port = options["host"], chosen_port(options["host"], options["port"])
        greeting = os.environ.pop("NASTAVNIK_GREETING", f"Сайт открыт: http://{host}:{port}")
        serve(host, port, processes=max(1, options["processes"]), greeting=greeting)
