"""Lists and pages of people: found, masked, kept to those entrusted, invisible to strangers."""

from datetime import date

import pytest
from django.urls import reverse

from nastavnik.core.tables.reading import read_table
from nastavnik.features.people.actions import add_person
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import load_person
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_class, make_guardian, make_person

LIST = "/people/"


def page_of(name: str, *ids) -> str:
    return reverse(f"people:{name}", args=[getattr(i, "public_id", i) for i in ids])


@pytest.fixture
def abroad(cast):
    """A pupil, a class and a guardian of another school."""
    with organisation_scope(cast.other.pk):
        child = make_person("Чужаков Пётр Олегович", school_class=make_class("5Б"))
        return make_guardian(child, "Чужакова Вера Олеговна")


@pytest.mark.parametrize(
    ("text", "found"), [("петрова", 1), ("водк анна", 1), ("7а", 1), ("7a", 1), ("алена", 1), ("8", 0)]
)
def test_any_word_and_the_class_find_a_person(home, as_role, text, found):
    make_person("Петрова-Водкина Анна Львовна", school_class=make_class("7А"))
    make_person("Алёшина Алёна Игоревна")
    assert as_role("curator").get(LIST, {"q": text}).context["listing"].total == found


def test_names_stand_in_the_russian_order(home, as_role):
    for name in ("Яковлев Ян", "Ёлкин Артём", "Жуков Лев", "Егоров Олег"):
        make_person(name)
    names = [p.surname for p, _ in as_role("curator").get(LIST).context["rows"]]
    assert names == ["Егоров", "Ёлкин", "Жуков", "Яковлев"]


def test_list_is_cut_into_pages_and_filtered_by_class(home, as_role):
    school_class = make_class("5Б")
    for number in range(27):
        make_person(f"Фамилия{number:02}", school_class=school_class if number < 2 else None)
    browser = as_role("curator")
    assert len(browser.get(LIST).context["rows"]) == 25
    assert browser.get(LIST, {"school_class": school_class.public_id}).context["listing"].total == 2


@pytest.mark.parametrize(("kind", "queries"), [("pupil", 8), ("staff", 6), ("outsider", 6), ("guardian", 7)])
@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_number_of_queries(
    home, as_role, django_assert_num_queries, kind, queries, number
):
    for place in range(number):
        person = make_person(f"Фамилия{place}", kind)
        if kind == "pupil":
            make_guardian(person, f"Мать{place} Анна")
    browser = as_role("curator")
    browser.get(LIST)
    with django_assert_num_queries(queries):
        assert browser.get(page_of("kind", kind)).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_number_of_queries(home, as_role, django_assert_num_queries, number):
    child = make_person()
    for place in range(number):
        make_guardian(child, f"Родитель{place} Анна")
    browser = as_role("curator")
    browser.get(LIST)
    with django_assert_num_queries(16):
        browser.get(page_of("person", child))


def test_workbook_has_the_list_without_contacts(home, as_role):
    make_person("Ёлкин Артём", phone="+79000000041", email="a@example.ru")
    answer = as_role("curator").get(page_of("export", "pupil"))
    assert answer["Content-Disposition"].startswith("attachment")
    cells = str(read_table(answer.content, "list.xlsx"))
    assert "Ёлкин" in cells and "79000000041" not in cells and "example.ru" not in cells


def test_person_is_entered_with_class_and_guessed_sex(home, as_role):
    school_class = make_class()
    sent = {"surname": "Орлова", "name": "Дарья", "patronymic": "Ильинична", "birth_date": "2012-03-04"}
    answer = as_role("curator").send(page_of("new", "pupil"), sent | {"school_class": school_class.public_id})
    made = Person.objects.get(surname="Орлова")
    assert answer.status_code == 302
    assert (made.sex, made.school_class, made.birth_year) == ("f", school_class, 2012)


def test_double_click_enters_one_person(home, as_role):
    browser, sent = as_role("curator"), {"surname": "Орлова", "name": "Дарья", "_idem": "one-and-the-same"}
    answers = [browser.post(page_of("new", "pupil"), sent).status_code for _ in range(2)]
    assert answers == [302, 302] and Person.objects.filter(surname="Орлова").count() == 1


def test_namesake_is_asked_about_once(home, as_role):
    make_person("Орлова Дарья")
    browser, sent = as_role("curator"), {"surname": "Орлова", "name": "Дарья"}
    asked = browser.send(page_of("new", "pupil"), sent)
    assert asked.status_code == 422 and "тёзка" in asked.text
    assert browser.send(page_of("new", "pupil"), sent | {"another": "on"}).status_code == 302
    assert Person.objects.filter(surname="Орлова").count() == 2


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("birth_date", "2090-01-01", "не наступила"),
        ("phone", "12", "не разобран"),
        ("surname", "", "Обязательное"),
    ],
)
def test_bad_value_is_answered_beside_its_field(home, as_role, field, value, word):
    answer = as_role("curator").send(
        page_of("new", "pupil"), {"surname": "Орлова", "name": "Дарья", field: value}
    )
    assert answer.status_code == 422 and word in str(answer.context["form"].errors[field])


def test_class_of_another_school_is_refused_and_not_named(home, as_role, abroad):
    foreign = abroad.child
    with organisation_scope(home.other.pk):
        key = load_person(foreign.public_id).school_class.public_id
    sent = {"surname": "Орлова", "name": "Дарья", "school_class": key}
    answer = as_role("curator").send(page_of("new", "pupil"), sent)
    assert answer.status_code == 422 and "5Б" not in answer.text


def test_second_of_two_curators_sees_both_texts(home, as_role):
    person, browser = make_person(), as_role("curator")
    sent = {"surname": "Первая", "name": "Алиса", "_v": person.version}
    assert browser.send(page_of("edit", person), sent).status_code == 302
    late = browser.send(page_of("edit", person), sent | {"surname": "Вторая"})
    assert late.status_code == 409 and "Первая" in late.text and "Вторая" in late.text


def test_contacts_are_covered_until_a_reason_is_given(home, as_role):
    person, browser = make_person(phone="+79000000041", email="mama@example.ru"), as_role("curator")
    assert "900" not in browser.get(page_of("person", person)).text
    refused = browser.send(page_of("contacts", person), {"reason": ""})
    assert refused.status_code == 422 and "900 000" not in refused.text
    shown = browser.send(page_of("contacts", person), {"reason": "перенос встречи"})
    assert "+7 900 000-00-41" in shown.text
    assert Entry.objects.get(event="people.show_contacts").note == "перенос встречи"


def test_empty_contacts_in_the_form_leave_the_known_ones(home, as_role):
    person, browser = make_person(phone="+79000000041"), as_role("curator")
    form = browser.get(page_of("edit", person))
    assert "900" not in form.text
    browser.send(page_of("edit", person), {"surname": "Новая", "name": "Алиса", "_v": person.version})
    assert (load_person(person.public_id).surname, load_person(person.public_id).phone) == (
        "Новая",
        "+79000000041",
    )


def test_leaving_can_be_undone(home, as_role):
    person, browser = make_person(), as_role("curator")
    browser.send(page_of("leave", person))
    assert browser.get(LIST).context["listing"].total == 0
    assert browser.get(LIST, {"state": "left"}).context["listing"].total == 1
    browser.send(page_of("return", person))
    assert load_person(person.public_id).state == "active"


def test_cases_written_by_hand_win_and_an_empty_line_returns_the_rule(home, as_role):
    person, browser = make_person("Шевчук Нина", "staff", post="тьютор"), as_role("curator")
    assert "тьютором" in browser.get(page_of("cases", person)).text
    sent = {"name_gent": "Шевчуки Нины", "name_datv": "Шевчук Нине", "_v": person.version}
    assert browser.send(page_of("cases", person), sent).status_code == 302
    assert load_person(person.public_id).name_cases == {"gent": "Шевчуки Нины"}
    assert "исправлено вручную" in browser.get(page_of("person", person)).text


def test_class_teacher_sees_only_the_entrusted(home, as_role):
    own = make_person("Свой Иван", school_class=make_class("7А", home.class_teacher))
    other = make_person("Другой Олег", school_class=make_class("7Б"))
    browser = as_role("class_teacher")
    assert [p for p, _ in browser.get(LIST).context["rows"]] == [own]
    assert browser.get(page_of("person", own)).status_code == 200
    for hidden in (page_of("person", other), page_of("class", other.school_class), page_of("kind", "staff")):
        assert "Другой" not in browser.get(hidden).text and "Белова" not in browser.get(hidden).text
    assert browser.get(page_of("person", other)).status_code == 404
    assert browser.get(page_of("class", other.school_class)).status_code == 404


@pytest.mark.parametrize("name", ["person", "edit", "cases", "new-guardian", "account"])
def test_a_strangers_person_does_not_exist(home, as_role, abroad, name):
    answer = as_role("curator").get(page_of(name, abroad.child))
    assert answer.status_code == 404 and "Чужаков" not in answer.text


@pytest.mark.parametrize("name", ["leave", "return", "forget", "unmerge", "contacts"])
def test_a_strangers_person_is_not_changed(home, as_role, abroad, name):
    assert (
        as_role("curator")
        .send(page_of(name, abroad.child), {"reason": "так"} if name == "contacts" else None)
        .status_code
        == 404
    )


@pytest.mark.parametrize(("role", "status"), [("head", 200), ("mentor", 403), ("class_teacher", 200)])
def test_who_may_open_the_list(home, as_role, role, status):
    assert as_role(role).get(LIST).status_code == status


def test_head_may_look_but_not_enter(home, as_role):
    assert as_role("head").get(page_of("new", "pupil")).status_code == 403


def test_born_date_is_kept(home):
    made = add_person(kind="pupil", surname="А", birth_date=date(2012, 1, 1), by=BY, moment=MOMENT)
    assert made.birth_year == 2012
