"""Base of the commands that look and report: exit 0 when all is well, 1 on a fault, 2 when called wrongly."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error

from nastavnik.cli.refusal import CommandRefused
from nastavnik.cli.tables import as_json


class Report(BaseCommand):
    """Fill in `look` and `told`."""

    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="ответ в виде JSON и ничего больше")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            answer = self.look(**options)
        except Error as fault:
            raise CommandRefused(
                "База не читается: проверьте DATABASE_URL и выполните «nastavnik migrate» "
                f"({type(fault).__name__})"
            ) from fault
        self.stdout.write(as_json(answer) if options["json"] else self.told(answer))
        if not answer["ok"]:
            sys.exit(1)

    def look(self, **options: Any) -> dict[str, Any]:
        """The answer; its `ok` decides the exit code."""
        raise NotImplementedError

    def told(self, answer: dict[str, Any]) -> str:
        """The same for a person."""
        raise NotImplementedError
