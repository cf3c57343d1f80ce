"""Twice pressed, undone, refused, seen by strangers, counted."""

import io

import openpyxl
import pytest

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.intake.models import Intake, IntakeRow
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.people.models import Person
from nastavnik.kit.files import places
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.intake import PUPILS, make_intake, perform
from tests.makers.people import make_class, make_person
from tests.makers.programmes import make_programme
from tests.web.intake.conftest import page_of

PAIRED = (
    "ФИО наставляемого;Класс;ФИО наставника;Форма наставничества\n"
    "Иванова Алиса Денисовна;7А;Захаров Пётр Петрович;учитель-ученик\n"
)


def test_pressing_twice_writes_once(wizard):
    intake = wizard.rehearse(PUPILS.encode())
    seal = wizard.browser.get(page_of("perform", intake)).context["form"]["seal"].value()
    sent = {"seal": seal, "_idem": "one-and-the-same-key"}
    answers = [wizard.browser.post(page_of("perform", intake), sent) for _ in range(2)]
    assert [a.status_code for a in answers] == [302, 302]
    assert Person.objects.count() == 2


def test_the_page_seen_before_a_correction_does_not_write(wizard):
    intake = wizard.rehearse(PUPILS.encode())
    seal = wizard.browser.get(page_of("perform", intake)).context["form"]["seal"].value()
    row = IntakeRow.objects.filter(intake=intake, kind="person").first()
    wizard.browser.send(page_of("decide", intake, row), {"decision": "drop"})
    answer = wizard.browser.send(page_of("perform", intake), {"seal": seal})
    assert answer.status_code == 422 and "список изменили" in answer.text
    assert not Person.objects.exists()


def test_loading_the_same_list_again_makes_nobody_twice(wizard):
    programme = make_programme()
    for _ in range(2):
        intake = wizard.rehearse(PAIRED.encode(), programme=programme.public_id)
        wizard.perform(intake)
    assert (Person.objects.count(), Enrolment.objects.count(), Pairing.objects.count()) == (2, 2, 1)
    assert "Уже были в списках" in wizard.page(intake)


def test_a_known_person_keeps_what_is_filled_and_gets_what_is_empty(wizard):
    known = make_person("Иванова Алиса Денисовна", school_class=make_class("7А"), phone="+79000000001")
    text = "ФИО ученика;Класс;Контакты;Дата рождения\nИванова Алиса Денисовна;7 «а»;89000000041;05.04.2013\n"
    intake = wizard.rehearse(text.encode())
    assert "уже есть в списках" in wizard.page(intake, "ready")
    wizard.perform(intake)
    known.refresh_from_db()
    assert (known.phone, str(known.birth_date)) == ("+79000000001", "2013-04-05")
    assert Person.objects.count() == 1


@pytest.mark.parametrize(("answer", "people"), [("known", 1), ("new", 2)])
def test_the_curator_says_who_it_is(wizard, answer, people):
    known = make_person("Иванова Алиса Денисовна", school_class=make_class("7А"))
    intake = wizard.rehearse("ФИО ученика;Класс\nИванова А. Д.;7А\n".encode())
    row = IntakeRow.objects.get(intake=intake, kind="person")
    assert "похожий человек" in row.why
    same = f"person:{known.public_id}" if answer == "known" else "new"
    wizard.browser.send(page_of("decide", intake, row), {"decision": "accept", "same_as": same})
    wizard.perform(intake)
    assert Person.objects.count() == people


def test_an_undo_that_would_harm_is_refused_as_a_whole_with_its_reasons(wizard):
    programme = make_programme()
    intake = wizard.rehearse(PAIRED.encode(), programme=programme.public_id)
    wizard.perform(intake)
    row = Enrolment.objects.get(side="mentee")
    form = {"held_on": "2026-09-10", "decision": "accept", "criterion": "wish", "reason": "хочет"}
    wizard.browser.send(f"/enrolments/{row.public_id}/interview/", form)
    wizard.browser.send(page_of("undo", intake))
    assert Intake.objects.get(pk=intake.pk).state == "performed"
    assert (Person.objects.count(), Pairing.objects.count()) == (2, 1)
    page = wizard.page(intake)
    assert "ничего не изменено" in page and "Строка 2:" in page


def test_questions_left_over_can_be_written_later(wizard):
    intake = wizard.rehearse("ФИО ученика;Класс\nИванова Алиса Денисовна;7А\nЁлкин Пётр;12Ы\n".encode())
    wizard.perform(intake)
    assert Person.objects.count() == 1
    row = IntakeRow.objects.get(intake=intake, state="doubtful")
    wizard.browser.send(page_of("decide", intake, row), {"decision": "accept"})
    assert "Дописать 1 человека" in wizard.page(intake)
    wizard.perform(intake)
    assert Person.objects.count() == 2


def test_questions_are_taken_away_as_a_workbook(wizard):
    intake = wizard.rehearse("ФИО ученика;Класс\nИванова Алиса Денисовна;7А\nЁлкин Пётр;12Ы\n".encode())
    answer = wizard.browser.get(page_of("problems", intake))
    told = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert told[1][0] == 3 and "B3: 12Ы" in told[1][1] and "Ёлкин Пётр" in told[1][2]
    assert "Ёлкин" not in answer["Content-Disposition"]


def test_a_draft_is_thrown_away_with_its_file(wizard):
    intake = wizard.rehearse(PUPILS.encode())
    assert wizard.browser.send(page_of("discard", intake)).status_code == 302
    assert not Intake.objects.exists() and not IntakeRow.objects.exists() and not StoredFile.objects.exists()


@pytest.mark.parametrize("name", ["page", "columns", "perform", "undo", "discard", "problems"])
def test_a_strangers_list_does_not_exist(cast, as_role, name):
    with organisation_scope(cast.school.pk):
        intake = make_intake()
    assert as_role("stranger").get(page_of(name, intake)).status_code == 404


def test_a_row_of_another_list_does_not_exist_in_this_one(wizard):
    one, other = wizard.rehearse(PUPILS.encode()), wizard.rehearse(PUPILS.encode(), "ещё.csv")
    row = IntakeRow.objects.filter(intake=other).first()
    assert wizard.browser.get(page_of("row", one, row)).status_code == 404


@pytest.mark.parametrize("role", ["head", "class_teacher", "mentor"])
def test_only_the_curator_loads_lists(home, as_role, role):
    assert as_role(role).get(page_of("list")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_rehearsal_asks_the_same_number_of_questions_however_long(
    wizard, rows, django_assert_num_queries
):
    names = ["Иванова Алиса Денисовна", "Ёлкин Пётр Ильич", "Орлова Дарья Львовна"][:rows]
    text = "ФИО ученика;Класс\n" + "\n".join(f"{name};12Ы" for name in names)
    programme = make_programme()
    intake = wizard.rehearse(text.encode(), programme=programme.public_id)
    wizard.browser.get(page_of("page", intake))
    with django_assert_num_queries(13):
        wizard.browser.get(page_of("page", intake), {"tab": "doubtful"})


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_asks_the_same_number_of_questions_however_long(wizard, count, django_assert_num_queries):
    for number in range(count):
        wizard.rehearse(PUPILS.encode(), f"список {number}.csv")
    wizard.browser.get(page_of("list"))
    with django_assert_num_queries(8):
        answer = wizard.browser.get(page_of("list"), {"q": "СПИСОК"})
    assert answer.text.count("отрепетирован</") >= count


def test_performing_keeps_to_the_rehearsed_rows_whatever_becomes_of_the_file(home):
    intake = make_intake()
    places.clean(intake.file.public_id).unlink(missing_ok=True)
    places.quarantine(intake.file.public_id).unlink(missing_ok=True)
    assert perform(intake).state == "performed" and Person.objects.count() == 2
