"""`nastavnik audit verify`: is the trail as it was written."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from nastavnik.cli.reporting import Report
from nastavnik.kit.audit.sealing import verify_chain


class Command(Report):
    """Recomputes every seal of the trail."""

    help = "Проверить журнал действий"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("deed", choices=["verify"], help="verify: пересчитать все печати журнала")
        parser.add_argument(
            "--expect", default="", metavar="ПЕЧАТЬ", help="печать, записанная раньше: должна быть в журнале"
        )
        super().add_arguments(parser)

    def look(self, **options: Any) -> dict[str, Any]:
        report = verify_chain(options["expect"])
        return {"ok": not report.faults, **asdict(report)}

    def told(self, answer: dict[str, Any]) -> str:
        lines = [f"Ошибка: {fault}" for fault in answer["faults"]]
        lines.append(
            f"Печатей: {answer['seals']}, скреплено записей: {answer['sealed']}, ещё не скреплено: {answer['unsealed']}"
        )
        if answer["redacted"]:
            lines.append(f"Стёрто по актам об уничтожении: {answer['redacted']} записей, печати на месте")
        if answer["head"]:
            lines.append(f"Последняя печать: {answer['head']}")
        lines.append("Журнал цел." if answer["ok"] else "Журнал изменён!")
        return "\n".join(lines)
