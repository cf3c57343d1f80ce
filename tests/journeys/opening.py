"""The first chapters: the program opened for the first time, the passport, the programme and its roadmap."""

from datetime import UTC, datetime

from nastavnik.kit.codes import one_time_code, step_of
from tests.journeys.walking import Walker

SCHOOL = "МБОУ «СОШ № 14»"
FULL_NAME = (
    "Муниципальное бюджетное общеобразовательное учреждение "
    "«Средняя общеобразовательная школа № 14» города Крамска"
)
CURATOR = "Белова Ирина Олеговна"
POST = "заместитель директора по воспитательной работе"
PASSWORD = "Крылья-и-маяк-14"
PASSPORT = {
    "Учредитель": "Администрация города Крамска",
    "Место издания документов": "г. Крамск",
    "Адрес": "000014, Крамская область, г. Крамск, ул. Вымышленная, д. 14",
    "Телефон": "8 (000) 000-14-14",
    "Электронная почта": "school14@example.org",
    "ИНН": "0000000014",
    "ОГРН": "0000000000014",
    "Фамилия": "Ларионов",
    "Имя": "Сергей",
    "Отчество": "Викторович",
    "Региональный документ о внедрении": "приказ министерства образования Крамской области от 20.03.2021 № 114",
}
# those of the lists; the usual ones are already ticked
TRACKS = ("peer", "teacher_teacher", "student_pupil", "employer_pupil", "teacher_pupil")


def open_for_the_first_time(walker: Walker) -> None:
    """The program is empty: name the school and oneself, then sign in."""
    walker.open("/")
    walker.shoot("start")
    walker.fill({
        "Краткое наименование": SCHOOL,
        "Полное наименование по уставу": FULL_NAME,
        "Ваши фамилия, имя и отчество": CURATOR,
        "Имя для входа": "белова",
        "Пароль": PASSWORD,
        "Пароль ещё раз": PASSWORD,
    })  # fmt: skip
    walker.press("Открыть программу")
    walker.fill({"Имя пользователя": "белова", "Пароль": PASSWORD})
    walker.press("Войти")
    set_up_the_second_step(walker)
    walker.sees("Программы наставничества ещё нет")


def set_up_the_second_step(walker: Walker) -> None:
    """Whoever sees children's data proves twice who they are: an application of the telephone, spare codes on paper."""
    walker.shoot("protection")
    walker.press("Настроить приложение")
    seed = walker.page.locator("main ol code").first.inner_text().replace("-", "")
    walker.type("Шесть цифр из приложения", one_time_code(seed, step_of(datetime.now(UTC))))
    walker.press("Проверить и включить")
    walker.press("Коды сохранены, к работе")


def fill_the_passport(walker: Walker) -> None:
    """Everything the documents print about the school."""
    walker.go("Паспорт школы")
    walker.press("Править паспорт")
    walker.fill(PASSPORT)
    walker.press("Сохранить")
    walker.shoot("passport")


def write_down_the_curator(walker: Walker) -> None:
    """The curator is one of the staff: the orders name her."""
    walker.go("Люди")
    walker.press("Работники", exact=False)
    walker.press("Добавить")
    surname, name, patronymic = CURATOR.split()
    walker.fill({"Фамилия": surname, "Имя": name, "Отчество": patronymic, "Должность": POST})
    walker.press("Внести в списки")


def open_the_programme(walker: Walker) -> None:
    """The year, the tracks, the curator; the roadmap drafts itself."""
    walker.go("Обзор")
    walker.press("Открыть программу")
    walker.press("Целевая модель наставничества обучающихся", exact=False)
    walker.fill({"Название": "Программа наставничества обучающихся"})
    walker.choose("Куратор", f"{CURATOR}, {POST}")
    for track in TRACKS:
        walker.mark(walker.page.locator(f"#id_track_{track}"))
    walker.shoot("programme-new")
    walker.press("Открыть программу")
    walker.shoot("home-first")
    walker.go("Дорожная карта")
    walker.sees("1–44 из 44")
    walker.shoot("roadmap")
