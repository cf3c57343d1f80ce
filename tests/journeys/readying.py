"""The middle chapters: requests and offers looked through, mentors trained, consents gathered."""

from datetime import UTC, datetime

from tests.journeys.walking import Walker

LESSONS = ("Я как наставник", "Общение, которому доверяют")
# whose signature is needed and who signs for them
GUARDIANS = {
    "Иванова Алиса Денисовна": ("Иванова", "Ольга", "Павловна"),
    "Котова А.": ("Котова", "Марина", "Игоревна"),
    "Петренко Юлия Львовна": ("Петренко", "Анна", "Олеговна"),
    "Рой Пётр": ("Рой", "Вера", "Ивановна"),
    "Семёнов Лев": ("Семёнова", "Нина", "Львовна"),
}
KINDS = (
    "Согласие на обработку персональных данных",
    "Согласие на участие в программе наставничества",
    "Согласие работника на наставничество",
)


def today() -> str:
    """The day as fields of dates take it."""
    return datetime.now(UTC).date().isoformat()


def look_through_the_bases(walker: Walker) -> None:
    """Requests came with the list; one of them is told more exactly."""
    walker.go("Базы участников")
    walker.shoot("bases")
    walker.press("Иванова Алиса Денисовна")
    walker.press("Править", nth=1)
    walker.fill({"Интересы": "театр, рисование"})
    walker.press("Сохранить", exact=False)
    walker.shoot("request")


def train_the_mentors(walker: Walker) -> None:
    """Two lessons of the school of mentors; everybody came."""
    for lesson in LESSONS:
        walker.go("Школа наставников")
        walker.press("Назначить занятие")
        walker.choose("Модуль", f"{lesson}, 2 ч")
        walker.fill({"Тема занятия": lesson, "Дата": today(), "Академических часов": "2"})
        walker.press("Сохранить")
        walker.press(lesson)
        for box in walker.page.locator("main input[name=present]").all():
            walker.mark(box)
        walker.press("Отметить посещение")
    walker.go("Школа наставников")
    walker.sees("6 из 6")
    walker.shoot("trainings")


def admit_the_guests(walker: Walker) -> None:
    """Mentors who are no teachers and no pupils showed their certificates; numbers and dates are copied."""
    walker.go("Проверка взрослых")
    guests = walker.page.locator("#guests td.cell-main a").all_inner_texts()
    for number, guest in enumerate(guests, 1):
        walker.go("Проверка взрослых")
        walker.press(guest)
        walker.press("Внести сведения")
        walker.fill({"Номер": f"77/А-{number}", "Дата выдачи": today(), "Дата решения": today()})
        walker.tick(walker.page.get_by_label("допущен к работе с детьми", exact=True))
        walker.press("Внести сведения")
    walker.go("Проверка взрослых")
    walker.shoot("screening")


def write_down_guardians(walker: Walker) -> None:
    """A child's consent is signed by a guardian, so the guardian is written down."""
    for child, (surname, name, patronymic) in GUARDIANS.items():
        walker.go("Согласия")
        walker.press(child)
        walker.press("Записать представителя")
        walker.tick(walker.page.get_by_label("мать", exact=True))
        walker.fill({"Фамилия": surname, "Имя": name, "Отчество": patronymic})
        walker.press("Записать представителя")


def gather_consents(walker: Walker) -> None:
    """The signed sheets are in the folder: mark them, a kind at a time."""
    for kind in KINDS:
        walker.go("Согласия")
        walker.tick(walker.page.get_by_label("Выбрать все строки на странице"))
        walker.choose("Какое согласие отметить", kind)
        walker.press("Отметить подписанные")
        walker.fill({"Дата подписи": today(), "Где хранится лист": "папка 05-14"})
        walker.press("Отметить согласия")
    walker.go("Согласия")
    walker.shoot("consents")
    walker.shoot("consents-phone", narrow=True)
