"""The whole wizard on lists as schools keep them: from the file to people, bases and pairs, and back."""

import pytest

from nastavnik.features.enrolments.models import Enrolment, Offer, Request
from nastavnik.features.intake.models import Intake, IntakeRow
from nastavnik.features.intake.queries import tab_counts
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.people.models import Person, SchoolClass
from tests.makers.people import make_person
from tests.makers.programmes import make_programme
from tests.web.intake.conftest import page_of

TRACKS = {
    code: None for code in ("peer", "teacher_pupil", "teacher_teacher", "employer_pupil", "student_pupil")
}
CASES = {
    "01_olymp_subject_merged": (12, 12, 8),
    "08_reading_contest": (12, 12, 7),
    "14_title_block_and_footer": (5, 5, 0),
    "18_mr42_mentee_base": (11, 11, 5),
    "19_mr42_mentor_base": (10, 10, 5),
}


def accept_all(wizard, intake) -> None:
    picked = [row.public_id for row in IntakeRow.objects.filter(intake=intake, state="doubtful")]
    if picked:
        wizard.browser.send(page_of("bulk", intake), {"selected": picked, "action": "accept"})


@pytest.mark.parametrize("form", ["cp1251", "xlsx"])
@pytest.mark.parametrize("case", CASES)
def test_a_real_list_becomes_people_bases_and_pairs(wizard, example, case, form):
    programme = make_programme(tracks=TRACKS)
    intake = wizard.rehearse(*example(case, form), programme=programme.public_id)
    choices = {
        "track": intake.choices["track"] or "teacher_pupil",
        "entered_on": "2026-09-15",
        "state": "accepted",
    }
    wizard.browser.send(page_of("choices", intake), choices | {"pairs": "on", "_v": intake.version})
    assert "ничего не потеряно" in wizard.page(intake)
    accept_all(wizard, intake)
    assert wizard.perform(intake).status_code == 302
    assert Intake.objects.get(pk=intake.pk).state == "performed"
    made = (
        Person.objects.count(),
        Enrolment.objects.count(),
        Pairing.objects.filter(state="proposed").count(),
    )
    assert made == CASES[case]


def test_facts_of_the_list_reach_the_bases(wizard, example):
    programme = make_programme(tracks=TRACKS)
    intake = wizard.rehearse(*example("18_mr42_mentee_base", "xlsx"), programme=programme.public_id)
    accept_all(wizard, intake)
    wizard.perform(intake)
    row = Enrolment.objects.get(person__surname="Смирнов")
    asked = Request.objects.get(enrolment=row)
    assert (row.track, row.state, row.results, row.completion_mark) == (
        "teacher_pupil", "accepted", "призёр МЭ", "в процессе"
    )  # fmt: skip
    assert asked.text == "олимпиада по физике; проект" and {"physics", "olympiads"} <= set(asked.needs)
    assert (row.person.phone, row.person.contact_note) == ("+79000000042", "отец Игорь")
    assert str(row.person.school_class) == "9В" and row.person.kind == "pupil"


def test_the_second_list_finds_the_people_of_the_first(wizard, example):
    programme = make_programme(tracks=TRACKS)
    for case in ("18_mr42_mentee_base", "19_mr42_mentor_base"):
        intake = wizard.rehearse(*example(case, "xlsx"), programme=programme.public_id)
        accept_all(wizard, intake)
        wizard.perform(intake)
    assert Person.objects.count() == 13
    teacher = Person.objects.get(surname="Захаров")
    assert (teacher.name, teacher.patronymic, teacher.phone) == ("Пётр", "Петрович", "+79000000051")
    offer = Offer.objects.get(enrolment__person=teacher)
    assert offer.competences == ["physics", "robotics"] and offer.wanted_age_from == 14
    assert "физика" in wizard.browser.get(f"/enrolments/{offer.enrolment.public_id}/").text


def test_the_whole_list_is_taken_back(wizard, example):
    programme = make_programme(tracks=TRACKS)
    known = make_person("Смирнов И. И.", "pupil", post="староста")
    intake = wizard.rehearse(*example("18_mr42_mentee_base", "cp1251"), programme=programme.public_id)
    accept_all(wizard, intake)
    wizard.perform(intake)
    assert wizard.browser.send(page_of("undo", intake)).status_code == 302
    assert Intake.objects.get(pk=intake.pk).state == "undone"
    assert list(Person.objects.values_list("pk", flat=True)) == [known.pk]
    known.refresh_from_db()
    assert (known.phone, known.school_class, known.post) == ("", None, "староста")
    assert not SchoolClass.objects.exists() and not Enrolment.objects.exists()


def test_a_list_without_a_programme_makes_people_only(wizard, example):
    intake = wizard.rehearse(*example("14_title_block_and_footer", "xlsx"))
    wizard.perform(intake)
    assert Person.objects.count() == 5 and not Enrolment.objects.exists()
    assert Person.objects.get(surname="Вечер").contact_note == "Вечер Л. М."
    assert tab_counts(intake)["done"] == 5


def test_columns_are_guessed_with_examples_and_can_be_changed(wizard):
    wizard.upload("ФИО;Прочее\nИванова Алиса;7А\nЁлкин Пётр;6Б\n".encode())
    intake = Intake.objects.get()
    page = wizard.browser.get(page_of("columns", intake)).text
    assert "Ёлкин Пётр" in page and "A. ФИО" in page
    wizard.read(intake, column_1="other", column_0="full_name@mentor")
    rows = IntakeRow.objects.filter(intake=intake, kind="person")
    assert {row.read["role"] for row in rows} == {"mentor"}
    assert {row.read["class_number"] for row in rows} == {None}
    assert 'value="other" selected' in wizard.browser.get(page_of("columns", intake)).text
