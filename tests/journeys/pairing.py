"""The last chapters: pairs chosen and adopted, papers issued, first meetings, the mentor's phone."""

import io
import re
from pathlib import Path

import docx
import openpyxl
from playwright.sync_api import Download

from tests.journeys.walking import Walker

TABS = (
    "ученик – ученик",
    "студент – ученик",
    "работодатель – ученик",
    "педагог – ученик",
    "учитель – учитель",
)
ORDERS = (
    "Приказ о внедрении целевой модели наставничества",
    "Положение о программе наставничества",
    "Программа наставничества",
    "Дорожная карта",
    "База наставляемых",
    "База наставников",
)
PAIRS_ORDER = "Приказ о закреплении наставнических пар и групп"
PAIRED = ("Смирнов И. И.", "Котова А.", "Иванова Алиса Денисовна", "Рой Пётр", "Семёнов Лев", "Кузнецова Рада",
          "Фомина Ольга Игоревна")  # fmt: skip
CODE = r"\b[^\W_]{4}(-[^\W_]{4}){3}\b"
SECRET = "Лодка-и-вёсла-27"
NAMED = ("Иванова Алиса Денисовна", "Петренко Юлия Львовна", "Захаров Пётр Петрович", "Фомина Ольга Игоревна")


def match_and_adopt(walker: Walker) -> None:
    """In each track: run, look at the proof, adopt."""
    for track in TABS:
        walker.go("Подбор")
        walker.press(track, within=walker.page.locator("main"))
        walker.press("Подобрать пары")
        walker.sees("доказано")
        if track == TABS[0]:
            walker.page.locator("main details:not(.method-note)").first.click()
            walker.shoot("matching")
        walker.press("Закрепить пары")
    walker.go("Пары")
    walker.shoot("pairs")


def prepare(walker: Walker, paper: str, picture: str = "") -> None:
    """Begin a paper and look at how it will print."""
    walker.go("Документы")
    walker.touch(walker.page.get_by_role("button", name=re.compile(f": {paper}$")).first)
    if picture:
        walker.shoot(picture)


def issue(walker: Walker) -> Download:
    """Give the paper on the screen its number and save the file."""
    walker.press("Выпустить")
    number = walker.field("Номер")
    if number.count() and not number.input_value():
        walker.fill({"Номер": "1-н"})
    walker.press("Выпустить документ")
    return walker.save(walker.page.get_by_role("link", name=re.compile("^Скачать (DOCX|XLSX)")))


def fill_the_gaps(walker: Walker) -> None:
    """The order says what it lacks and leads there and back: the list knew neither a post nor a class."""
    walker.press("должность: Белый К. К.")
    walker.fill({"Должность": "мастер участка", "Место работы или учёбы": "ООО «Сталь»"})
    walker.press("Сохранить")
    walker.press("класс: Кузнецова Рада")
    walker.choose("Класс", "9В")
    walker.press("Сохранить")


def issue_the_papers(walker: Walker) -> None:
    """The orders, the regulation, the programme, the roadmap and both bases, in the order of the stages."""
    for paper in ORDERS:
        prepare(walker, paper, "order" if paper == ORDERS[0] else "")
        reopen(issue(walker))
    prepare(walker, PAIRS_ORDER, "gaps")
    fill_the_gaps(walker)
    walker.shoot("pairs-order")
    words = reopen(issue(walker))
    assert all(name in words for name in NAMED), words
    walker.go("Документы")
    walker.sees("Выпущено 7 из 7")
    walker.shoot("documents")


def reopen(file: Download) -> str:
    """The file opens in another program and leaves nothing unfilled; its words."""
    data = Path(file.path()).read_bytes()
    words = told_by_workbook(data) if file.suggested_filename.endswith(".xlsx") else told_by_paper(data)
    assert len(words) > 200, file.suggested_filename
    assert not re.search(r"\{\{|\{%|None", words), (file.suggested_filename, words)
    return words


def told_by_workbook(data: bytes) -> str:
    """All cells of the first sheet."""
    rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    return " ".join(str(value) for row in rows for value in row if value is not None)


def told_by_paper(data: bytes) -> str:
    """Paragraphs and tables of a document."""
    paper = docx.Document(io.BytesIO(data))
    tables = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join([paragraph.text for paragraph in paper.paragraphs] + tables)


def start_the_work(walker: Walker) -> None:
    """Order, consents and training are there: all pairs start together."""
    walker.go("Пары")
    walker.touch(walker.page.get_by_role("row", name=PAIRED[0]).get_by_role("link").first)
    walker.shoot("pair")
    walker.go("Пары")
    for mentee in PAIRED:
        walker.tick(walker.page.get_by_role("row", name=mentee).get_by_role("checkbox"))
    walker.press("Начать работу")
    walker.sees(f"Начали работу: {len(PAIRED)}")


def plan_first_meetings(walker: Walker) -> None:
    """Acquaintances of all pairs, one after another, on working days."""
    walker.go("Встречи")
    walker.press("Назначить знакомства", exact=False)
    walker.fill({"Начало": "14:00", "Где": "кабинет 12"})
    walker.shoot("first-meetings")
    walker.press("Назначить знакомства")
    walker.go("Встречи")
    walker.shoot("meetings")


def invite_the_mentor(walker: Walker) -> str:
    """A code for the mentor, to be given on paper."""
    walker.go("Люди")
    walker.press("Работники", exact=False)
    walker.press("Захаров Пётр Петрович")
    walker.press("Пригласить или связать")
    walker.choose("В какой роли", "Наставник")
    walker.press("Выдать код приглашения")
    walker.shoot("invitation")
    return re.search(CODE, walker.page.locator("main").inner_text())[0]


def log_from_the_phone(phone: Walker, code: str) -> None:
    """The mentor joins by the code, sees who is his, and marks the meeting."""
    phone.open("/invitation/")
    phone.fill(
        {"Код приглашения": code, "Имя для входа": "захаров", "Пароль": SECRET, "Пароль ещё раз": SECRET}
    )
    phone.shoot("phone-invitation")
    phone.press("Открыть учётную запись")
    phone.fill({"Имя пользователя": "захаров", "Пароль": SECRET})
    phone.press("Войти")
    phone.shoot("phone-home")
    phone.press("Встреча состоялась")
    phone.tick(phone.page.get_by_label("хорошо"))
    phone.fill({"Что сделали": "Познакомились, договорились о подготовке к олимпиаде"})
    phone.shoot("phone-meeting")
    phone.press("Сохранить запись")
