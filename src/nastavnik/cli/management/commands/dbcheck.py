"""`nastavnik dbcheck`: do all the laws of the data hold."""

from typing import Any

from nastavnik.cli.reporting import Report
from nastavnik.cli.tables import as_table
from nastavnik.kit.health.invariants import findings

MOST_SHOWN = 20


class Command(Report):
    """Recounts every invariant from the rows."""

    help = "Проверить, что в базе держатся все правила"

    def look(self, **options: Any) -> dict[str, Any]:
        found = findings()
        laws = [
            {"code": f.code, "title": f.title, "ok": not f.faults, "faults": list(f.faults)} for f in found
        ]
        return {"ok": all(law["ok"] for law in laws), "checked": len(laws), "laws": laws}

    def told(self, answer: dict[str, Any]) -> str:
        rows = [
            (law["code"], "держится" if law["ok"] else "НАРУШЕНО", law["title"]) for law in answer["laws"]
        ]
        lines = [as_table(("Код", "Состояние", "Правило"), rows), ""]
        for law in answer["laws"]:
            lines += [f"{law['code']}: {fault}" for fault in law["faults"][:MOST_SHOWN]]
        broken = sum(not law["ok"] for law in answer["laws"])
        lines.append(f"Проверено правил: {answer['checked']}, нарушено: {broken}.")
        return "\n".join(lines)
