"""Run as a program inside a house: a school with a large list confirmed for writing by its curator."""

from dataclasses import replace

import django

ROWS = 900


def confirm_a_large_list() -> None:
    """Load, rehearse and confirm a list of pupils; the work is left in the queue."""
    from nastavnik.features.intake.actions import choose
    from nastavnik.features.intake.queries import choices_of, load_intake, seal_of
    from nastavnik.kit.tenancy.scope import organisation_scope
    from nastavnik.processes.perform_intake import perform_intake
    from tests.makers.intake import make_intake
    from tests.makers.organisations import BY, MOMENT, make_school
    from tests.makers.programmes import make_programme

    with organisation_scope(make_school().pk):
        intake = make_intake(listed(ROWS), make_programme())
        chosen = replace(choices_of(intake, MOMENT.date()), track="peer")
        choose(intake, chosen, by=BY, moment=MOMENT)
        found = load_intake(intake.public_id)
        perform_intake(found, seal=seal_of(found), by=BY, moment=MOMENT)


def listed(rows: int) -> str:
    """Girls of different names in classes 5–9."""
    names = ("Алиса", "Мария", "Анна", "Дарья", "Вера", "Нина", "Ольга", "Юлия", "Яна", "Ева")
    roots = ("Иван", "Петр", "Сидор", "Кузнец", "Волк", "Зайц", "Лебед", "Сокол", "Мороз")
    fathers = (
        "Ивановна", "Петровна", "Олеговна", "Львовна", "Денисовна", "Игоревна", "Павловна", "Юрьевна", "Антоновна",
        "Борисовна",
    )  # fmt: skip
    people = [f"{roots[n % 9]}ова {names[n // 9 % 10]} {fathers[n // 90]};{5 + n % 5}А" for n in range(rows)]
    return "ФИО ученика;Класс\n" + "\n".join(people) + "\n"


if __name__ == "__main__":
    django.setup()
    confirm_a_large_list()
