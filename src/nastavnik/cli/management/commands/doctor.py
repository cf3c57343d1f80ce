"""`nastavnik doctor`: is this installation healthy, and if not, what to do."""

import platform
import shutil
from typing import Any

from django.conf import settings

from nastavnik.cli.reporting import Report
from nastavnik.cli.tables import as_table
from nastavnik.kit.health.probes import Probe, Unwell, looked, readiness
from nastavnik.kit.queue.worker import fallen

TITLES = {
    "python": "Язык Python",
    "database": "База данных",
    "engine": "Движок базы",
    "migrations": "Устройство базы",
    "walls": "Защитные правила",
    "write": "Запись",
    "disk": "Место на диске",
    "worker": "Фоновая работа",
    "outbox": "Почта",
    "packs": "Методология",
    "pdf": "Печать в PDF",
    "libreoffice": "LibreOffice",
    "secrets": "Ключи и адрес",
}


class Command(Report):
    """Probes of readiness and of everything documents need."""

    help = "Проверить систему и данные"

    def look(self, **options: Any) -> dict[str, Any]:
        found = [looked("python", _python), *readiness()]
        found += [looked("packs", _packs), looked("pdf", _pdf), looked("secrets", _secrets)]
        rows = [_row(probe) for probe in found] + [_libreoffice()]
        return {"ok": all(row["level"] != "fault" for row in rows), "checks": rows}

    def told(self, answer: dict[str, Any]) -> str:
        marks = {"ok": "хорошо", "note": "учтите", "fault": "НЕИСПРАВНО"}
        rows = [(TITLES[row["name"]], marks[row["level"]], row["detail"]) for row in answer["checks"]]
        verdict = "Всё в порядке." if answer["ok"] else "Есть неисправности: см. строки «НЕИСПРАВНО»."
        return as_table(("Что", "Состояние", "Подробно"), rows) + f"\n\n{verdict}"


def _row(probe: Probe) -> dict[str, str]:
    level = "ok" if probe.ok else "fault"
    if probe.name == "worker" and not probe.ok and _not_started():
        return {
            "name": "worker",
            "level": "note",
            "detail": "не запущена: её запускает nastavnik run или worker",
        }
    return {"name": probe.name, "level": level, "detail": probe.detail}


def _not_started() -> bool:
    """Nobody works and nobody fell: the program is simply not running."""
    return looked("fallen", lambda: str(fallen())).detail == "0"


def _python() -> str:
    return f"Python {platform.python_version()}, {platform.system()}"


def _packs() -> str:
    from nastavnik.core.methodology import PackError, load_packs

    try:
        packs = load_packs(settings.PACKS_DIR).packs
    except PackError as error:
        raise Unwell(f"в методиках есть ошибки: {str(error)[:300]}") from error
    return "методики прочитаны: " + ", ".join(pack.code for pack in packs)


def _pdf() -> str:
    import typst

    typst.compile(b"a", format="pdf")
    return "PDF создаётся без системных программ, шрифты внутри программы"


def _secrets() -> str:
    if settings.PRODUCTION and not settings.PUBLIC_URL.startswith("https://"):
        raise Unwell("PUBLIC_URL должен начинаться с https://: письма и вход идут по этому адресу")
    return "рабочая установка" if settings.PRODUCTION else "ознакомительная установка (PRODUCTION не задан)"


def _libreoffice() -> dict[str, str]:
    if shutil.which("soffice") or shutil.which("libreoffice"):
        return {"name": "libreoffice", "level": "ok", "detail": "найден, но программе он не нужен"}
    detail = "не установлен; он не нужен: документы создаются без него"
    return {"name": "libreoffice", "level": "ok", "detail": detail}
