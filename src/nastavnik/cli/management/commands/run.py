"""`nastavnik run`: everything at once — folders, database, web and background work."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from nastavnik.cli.children import Household
from nastavnik.cli.parent import end_with_parent
from nastavnik.cli.preparing import make_folders, prepare_database
from nastavnik.cli.serving import chosen_port, serve


class Command(BaseCommand):
    """SQLite: one process with a worker thread. PostgreSQL: a web process and a worker process."""

    help = "Запустить программу: база, сайт и фоновая работа одной командой"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--port", metavar="ПОРТ", type=int, help="порт; без него — первый свободный начиная с 8000"
        )
        parser.add_argument(
            "--host", metavar="АДРЕС", default="127.0.0.1", help="адрес этого компьютера, обычно 127.0.0.1"
        )
        parser.add_argument(
            "--with-parent", action="store_true", help="остановиться, когда не станет того, кто запустил"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["with_parent"]:
            end_with_parent()
        make_folders()
        prepare_database(self.say)
        # after the database, because an unguarded address is also a reason not to start
        self.check()
        host, port = options["host"], chosen_port(options["host"], options["port"])
        address = f"http://{host}:{port}"
        if "PUBLIC_URL" not in os.environ:
            settings.PUBLIC_URL = os.environ["PUBLIC_URL"] = address
            settings.CSRF_TRUSTED_ORIGINS = [address]
        greeting = f"Программа «Наставник» открыта: {address}\nОстановить: Ctrl+C"
        if connection.vendor == "sqlite":
            serve(host, port, working=True, greeting=greeting)
        else:
            os.environ["NASTAVNIK_GREETING"] = greeting
            sys.exit(Household(["web", f"--host={host}", f"--port={port}"], ["worker"]).run())

    def say(self, words: str) -> None:
        """Print at once, also into a pipe."""
        self.stdout.write(words)
        self.stdout.flush()
