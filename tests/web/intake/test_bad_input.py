"""Whatever is wrong with a file or a field is told in Russian, and nothing is stored or lost."""

import io
import zipfile

import pytest

from nastavnik.features.intake.models import Intake, IntakeRow
from nastavnik.features.people.models import Person
from nastavnik.kit.files.tables import StoredFile
from tests.core.tables.test_isolation import multiplied
from tests.makers.intake import PUPILS
from tests.makers.programmes import make_programme
from tests.makers.spreadsheets import compound_bytes, sheet_xml, xlsx_bytes, xlsx_of
from tests.web.intake.conftest import page_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
ROW = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>x</t></is></c></row>'


def bomb() -> bytes:
    return xlsx_of(sheet_xml(ROW.format(1) + " " * (160 * 1024 * 1024)))


def long_list() -> bytes:
    return ("ФИО;Класс\n" + "Иванова Алиса Денисовна;7А\n" * 100_000).encode()


def encrypted() -> bytes:
    return compound_bytes({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y" * 5000})


def not_a_book() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "привет")
    return buffer.getvalue()


FILES = {
    "broken": (lambda: xlsx_bytes([["ФИО"], ["Иванова"]])[:-400], "список.xlsx", "повреждён"),
    "encrypted": (encrypted, "список.xlsx", "парол"),
    "huge": (lambda: b"a;b\n" * (6 * 1024 * 1024), "список.csv", "больше 20 МБ"),
    "bomb": (bomb, "список.xlsx", "неправдоподобно большой"),
    "swelling": (multiplied, "список.xlsx", "время и память"),
    "picture": (lambda: PNG, "список.xlsx", "Подойдёт"),
    "archive": (not_a_book, "список.xlsx", "Подойдёт"),
    "long": (long_list, "список.csv", "строк"),
    "empty": (lambda: b"", "список.csv", "Файл пуст"),
    "blank": (lambda: b";;;\n;;;\n", "список.csv", "ни одной заполненной"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_gets_its_sentence_and_nothing_is_stored(wizard, case):
    made, name, sentence = FILES[case]
    answer = wizard.upload(made(), name)
    assert answer.status_code == 422
    assert sentence in answer.text and "Traceback" not in answer.text
    assert not Intake.objects.exists() and not StoredFile.objects.exists()


def test_a_formula_nobody_computed_is_a_question(wizard):
    body = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>ФИО ученика</t></is></c><c r="B1" t="inlineStr"><is><t>Класс</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Иванова Алиса Денисовна</t></is></c><c r="B2"><f>1+1</f></c></row>'
    )
    intake = wizard.rehearse(xlsx_of(sheet_xml(body)), "список.xlsx")
    assert "B2:" in IntakeRow.objects.get(intake=intake, kind="person").why


def test_repeated_headings_are_named_with_their_columns(wizard):
    wizard.upload("ФИО;Класс;Класс\nИванова Алиса Денисовна;7А;7Б\n".encode())
    page = wizard.browser.get(page_of("columns", Intake.objects.get())).text
    assert "Заголовки повторяются" in page and "«Класс»: B, C" in page


@pytest.mark.parametrize(
    ("cell", "value"),
    [("C2", "31.02.2012"), ("B2", "12Ы")],
)
def test_an_impossible_value_is_told_with_its_cell(wizard, cell, value):
    told = {"B2": "7А", "C2": "05.04.2013"} | {cell: value}
    text = f"ФИО ученика;Класс;Дата рождения\nИванова Алиса Денисовна;{told['B2']};{told['C2']}\n"
    intake = wizard.rehearse(text.encode())
    row = IntakeRow.objects.get(intake=intake, kind="person")
    assert row.state == "doubtful" and row.why.startswith(f"{cell}:")
    page = wizard.page(intake, "doubtful")
    assert value in page and "1 вопрос" in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("places", "-1", "меньше нуля"),
        ("school_class", "12Ы", "напишите, например, 7А"),
        ("surname", "", "Фамилия"),
    ],
)
def test_a_bad_correction_changes_nothing(wizard, field, value, sentence):
    intake = wizard.rehearse(PUPILS.encode())
    row = IntakeRow.objects.filter(intake=intake, kind="person").first()
    answer = wizard.browser.send(
        page_of("row", intake, row),
        {"surname": "Иванова", "name": "Анна", "role": "mentor", "_v": row.version, field: value},
    )
    assert answer.status_code == 422 and sentence in answer.text
    row.refresh_from_db()
    assert row.fixed == {}


def test_an_unreadable_row_is_shown_and_entered_by_hand(wizard):
    intake = wizard.rehearse(
        "ФИО ученика;Класс\nИванова Алиса Денисовна;7А\n12345 ???;6Б\nОрлова Дарья;6Б\n".encode()
    )
    row = IntakeRow.objects.get(intake=intake, kind="problem")
    assert "12345 ???" in wizard.page(intake, "unreadable")
    sent = {"surname": "Ёлкин", "name": "Пётр", "role": "mentee", "school_class": "6б", "_v": row.version}
    assert wizard.browser.send(page_of("row", intake, row), sent).status_code == 302
    wizard.perform(intake)
    assert str(Person.objects.get(surname="Ёлкин").school_class) == "6Б"


def test_a_date_outside_the_programme_is_told_and_replaced(wizard):
    programme = make_programme()
    text = (
        "ФИО ученика;Класс;Форма наставничества;Дата вхождения\nИванова Алиса;7А;учитель-ученик;01.09.2019\n"
    )
    intake = wizard.rehearse(text.encode(), programme=programme.public_id)
    assert "01.09.2019) вне программы" in wizard.page(intake, "ready")
    assert "Дата вхождения вне программы у 1" in wizard.browser.get(page_of("perform", intake)).text


def test_an_unknown_meaning_of_a_column_is_refused(wizard):
    wizard.upload(PUPILS.encode())
    intake = Intake.objects.get()
    assert wizard.read(intake, column_0="sql").status_code == 422
    assert not IntakeRow.objects.exists()


def test_an_entry_day_outside_the_programme_is_refused(wizard):
    programme = make_programme()
    intake = wizard.rehearse(PUPILS.encode(), programme=programme.public_id)
    sent = {"track": "peer", "entered_on": "2030-01-01", "state": "accepted", "_v": intake.version}
    answer = wizard.browser.send(page_of("choices", intake), sent)
    assert answer.status_code == 422 and "Программа идёт с" in answer.text
