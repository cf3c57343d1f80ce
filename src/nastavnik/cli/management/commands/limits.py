"""`nastavnik limits show`: the limits in force, so that nobody has to guess why something was refused."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from nastavnik.cli.reporting import Report
from nastavnik.cli.tables import as_table
from nastavnik.core.tables.limits import TableLimits
from nastavnik.kit.files import kinds, pictures
from nastavnik.kit.health import probes
from nastavnik.kit.limits.registry import SECRETS, Rate
from nastavnik.kit.mail import sending
from nastavnik.kit.queue import claiming

MEGABYTE = 1024 * 1024


class Command(Report):
    """Read from the settings and constants that are really used."""

    help = "Показать действующие пределы"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("deed", nargs="?", choices=["show"], default="show", help="show: показать")
        super().add_arguments(parser)

    def look(self, **options: Any) -> dict[str, Any]:
        rows = [*_requests(), *_secrets(), *_files(), *_work()]
        limits = [
            {"name": name, "title": title, "value": value, "unit": unit} for name, title, value, unit in rows
        ]
        return {"ok": True, "limits": limits}

    def told(self, answer: dict[str, Any]) -> str:
        rows = [(limit["title"], spoken(limit["value"], limit["unit"])) for limit in answer["limits"]]
        return as_table(("Предел", "Значение"), rows)


Row = tuple[str, str, object, str]


def spoken(value: object, unit: str) -> str:
    """The limit as a person reads it."""
    return f"{value} {unit}".strip()


def _requests() -> list[Row]:
    return [
        ("form_bytes", "Форма без файлов", settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE, "МБ"),
        ("form_fields", "Полей в форме", settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, "шт."),
        ("session", "Вход действует", settings.SESSION_COOKIE_AGE // 3600, "ч"),
    ]


def _secrets() -> list[Row]:
    """How many tries each kind of secret has in one browser, and in one account where it belongs to one."""
    return [
        (f"{kind}_{whose}", f"Попыток: {secret.title}, {place}", rate.times, f"за {_minutes(rate)} мин")
        for kind, secret in SECRETS.items()
        for whose, place, rate in (
            ("device", "один браузер", secret.device), ("account", "одна учётная запись", secret.account)
        )
        if rate
    ]  # fmt: skip


def _minutes(rate: Rate) -> int:
    return int(rate.per.total_seconds()) // 60


def _files() -> list[Row]:
    lists = TableLimits()
    return [
        ("upload_bytes", "Загружаемый файл", settings.UPLOAD_LIMIT // MEGABYTE, "МБ"),
        ("unpacked_bytes", "Файл после распаковки", kinds.MOST_UNPACKED // MEGABYTE, "МБ"),
        ("picture_pixels", "Изображение", pictures.MOST_PIXELS // 1_000_000, "мегапикселей"),
        ("list_rows", "Строк в загружаемом списке", lists.rows, "шт."),
        ("list_columns", "Столбцов в загружаемом списке", lists.columns, "шт."),
    ]


def _work() -> list[Row]:
    return [
        ("job_attempts", "Попыток фоновой работы", claiming.MAX_ATTEMPTS, "шт."),
        ("job_lease", "Молчание исполнителя до передачи работы", int(claiming.HOLD.total_seconds()), "с"),
        ("letter_attempts", "Попыток отправить письмо", sending.MAX_ATTEMPTS, "шт."),
        ("outbox_age", "Ожидание письма до тревоги", int(probes.OLDEST_LETTER.total_seconds() // 60), "мин."),
        ("disk_free", "Свободное место до тревоги", int(probes.LEAST_FREE * 100), "%"),
    ]
