"""The chapter of lists: a workbook as it is becomes people and bases, and nothing is lost on the way."""

from tests.journeys.data import workbook_of
from tests.journeys.walking import Walker


def load_mentors(walker: Walker) -> None:
    """The base of mentors: read, corrected in one row, written."""
    hand_in(walker, "19_mr42_mentor_base", "upload")
    walker.shoot("columns")
    walker.press("Проверить список")
    walker.shoot("rehearsal")
    leave_pairs_to_the_matching(walker)
    correct_a_row(walker)
    write(walker)
    walker.shoot("intake-report")


def load_mentees(walker: Walker) -> None:
    """The base of mentees names the same mentors: the program recognises them and asks."""
    hand_in(walker, "18_mr42_mentee_base")
    walker.press("Проверить список")
    leave_pairs_to_the_matching(walker)
    walker.shoot("doubts")
    walker.shoot("doubts-phone", narrow=True)
    walker.tick(walker.page.get_by_label("Выбрать все строки на странице"))
    walker.press("Всё верно, записать")
    write(walker)


def hand_in(walker: Walker, case: str, picture: str = "") -> None:
    """Give the file and let the program say how it understood the columns."""
    walker.go("Загрузка списков")
    walker.press("Загрузить список")
    walker.pressed += 1
    walker.page.locator("input[type=file]").set_input_files(workbook_of(case))
    if picture:
        walker.shoot(picture)
    walker.press("Прочитать файл")


def leave_pairs_to_the_matching(walker: Walker) -> None:
    """The pairs of the list are of another year: this year they are chosen anew."""
    walker.tick(walker.page.get_by_label("Предложить пары, названные в списке"))
    walker.press("Учесть и проверить заново")


def correct_a_row(walker: Walker) -> None:
    """An inner number is no telephone: the right one is written instead."""
    dialog = walker.ask("Исправить")
    dialog.get_by_label("Телефон").fill("8 900 000 00 55")
    walker.typed += 1
    walker.shoot("row")
    walker.press("Записать так", within=dialog)


def write(walker: Walker) -> None:
    """Everything that is ready."""
    dialog = walker.ask("Записать", exact=False)
    walker.touch(dialog.get_by_role("button", name="Записать"))
    walker.sees("Внесено новых людей")
