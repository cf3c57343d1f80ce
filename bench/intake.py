"""How long a list of a thousand rows takes from the file to people, bases and pairs, on a database of its own.

Run: `.venv/bin/python -m bench.intake [--rows 1000] [--pairs]`. Seconds of reading, of laying the rows out, of writing.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

NAMES = ("Алиса", "Мария", "Анна", "Дарья", "Вера", "Нина", "Ольга", "Юлия", "Яна", "Ева")
PATRONYMICS = ("Ивановна", "Петровна", "Олеговна", "Львовна", "Денисовна", "Игоревна", "Павловна", "Юрьевна")
ENDINGS = ("ова", "ева", "ина", "ская")
ROOTS = (
    "Иван",
    "Петр",
    "Сидор",
    "Кузнец",
    "Смирн",
    "Волк",
    "Зайц",
    "Лебед",
    "Сокол",
    "Мороз",
    "Фёдор",
    "Гром",
)
ASKS = ("не успевает по математике", "олимпиада по физике", "выбор профессии", "хочет научиться выступать")
TITLE = "ФИО наставляемого;Класс;Дата рождения;Контакты;Основной запрос;Дата вхождения в программу"


def main() -> None:
    """Print the seconds of each part and the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--pairs", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "nastavnik.config.settings",
            "DATABASE_URL": "",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        load(given.rows, given.pairs)


def load(rows: int, pairs: bool) -> None:
    """Open a school with its programme and load the list."""
    from nastavnik.features.intake import actions, queries
    from nastavnik.features.intake.reading import fitting_sheet, rehearsal_of, sheets_in
    from nastavnik.kit.files.kinds import LISTS
    from nastavnik.kit.files.receiving import judged
    from nastavnik.kit.tenancy.scope import organisation_scope
    from nastavnik.processes.perform_intake import carry_on, perform_intake
    from tests.makers.organisations import BY, MOMENT, make_school
    from tests.makers.programmes import make_programme

    signed: dict[str, Any] = {"by": BY, "moment": MOMENT}
    with organisation_scope(make_school().pk):
        programme = make_programme()
        received = judged(listed(rows, pairs), "список.csv", LISTS)
        sheet = timed("чтение файла", lambda: fitting_sheet(sheets_in(received.data, "список.csv"), "auto"))
        intake = timed("сохранение файла", lambda: actions.upload_list(
            received, sheet=sheet, role="auto", programme=programme, **signed))  # fmt: skip
        found = timed("чтение людей", lambda: rehearsal_of(sheet, "auto", {}, "список.csv"))
        timed("репетиция", lambda: actions.rehearse_list(
            intake, sheet, found, role="auto", columns={}, **signed))  # fmt: skip
        chosen = replace(queries.choices_of(intake, MOMENT.date()), track="teacher_pupil", pairs=pairs)
        timed("выбор формы и пересмотр строк", lambda: actions.choose(intake, chosen, **signed))
        counts = queries.tab_counts(intake)
        seal = timed("страница репетиции (печать)", lambda: queries.seal_of(intake))
        timed("начало записи", lambda: perform_intake(intake, seal=seal, **signed))
        done = timed("запись", lambda: carry_on(intake.public_id, **signed))
        print(
            f"готовых {counts['ready']}, под вопросом {counts['doubtful']}; записано: {done.summary['written']}"
        )
        print(f"всего {sum(SPENT):.2f} с")


SPENT: list[float] = []


def timed(title: str, deed: Callable[[], Any]) -> Any:
    """Do it and print how long it took."""
    started, worked = time.perf_counter(), time.process_time()
    value = deed()
    SPENT.append(time.perf_counter() - started)
    print(f"{title:<32} {SPENT[-1]:6.2f} с, из них работал процессор {time.process_time() - worked:5.2f} с")
    return value


def listed(rows: int, pairs: bool) -> bytes:
    """A list of different girls of classes 5–9; with `pairs`, each has a teacher of her own."""
    lines = [TITLE + (";ФИО наставника;Форма наставничества" if pairs else "")]
    for n in range(rows):
        person = f"{_surname(n)} {NAMES[n % 10]} {PATRONYMICS[n // 10 % 8]}"
        grade = f"{5 + n % 5}{'АБВ'[n % 3]}"
        born = f"{1 + n % 28:02}.{1 + n % 12:02}.{2016 - n % 5 - 1}"
        line = [person, grade, born, f"+7900{n:07}", ASKS[n % 4], "15.09.2026"]
        if pairs:
            line += [f"{_surname(n + 5000)} {NAMES[n % 10]} {PATRONYMICS[n % 8]}", "учитель-ученик"]
        lines.append(";".join(line))
    return "\n".join(lines).encode()


def _surname(n: int) -> str:
    root, rest = ROOTS[n % 12], n // 12
    return (
        root
        + "абвгдеклмнопрст"[rest % 15]
        + "аеио"[rest // 15 % 4]
        + "лнр"[rest // 60 % 3]
        + ENDINGS[rest // 180 % 4]
    )


if __name__ == "__main__":
    main()
