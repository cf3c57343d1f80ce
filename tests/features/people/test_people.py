"""People: who is in sight, whose name is declined by hand, who may be whose guardian."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.features.people.actions import (
    add_guardian,
    add_person,
    change_person,
    entrust_class,
    merge_people,
    unmerge,
)
from nastavnik.features.people.declension import all_cases, corrections
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import load_person, people
from nastavnik.kit.tenancy.scope import Scope, open_scope
from nastavnik.kit.verdict import BadInput, NotFound, Refused
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_class, make_guardian, make_person

NINA = Person(surname="Белова", name="Нина", sex="f", post="тьютор")


@given(st.dictionaries(st.sampled_from(["gent", "datv", "accs", "ablt", "loct"]), st.text(max_size=20)))
def test_only_forms_that_differ_from_the_rules_are_kept(written):
    kept, _ = corrections(NINA, written, {})
    rules = {line.code: line.name_by_rules for line in all_cases(NINA)}
    assert all(text and text != rules[case] for case, text in kept.items())
    assert corrections(NINA, rules, {})[0] == {}


def test_six_cases_of_name_and_post():
    told = [(line.name, line.post) for line in all_cases(NINA)]
    assert (
        told[1] == ("Беловой Нины", "тьютора") and told[4] == ("Беловой Ниной", "тьютором") and len(told) == 6
    )


@pytest.mark.parametrize("role", ["class_teacher", "psychologist"])
def test_the_entrusted_see_pupils_of_their_class_alone(home, role):
    adult = make_person("Белова Нина", "staff", account=home.class_teacher)
    own, other = make_class("7А"), make_class("7Б")
    change = {"class_teacher": None, "psychologist": None} | {role: adult}
    entrust_class(own, **change, by=BY, moment=MOMENT)
    seen, hidden = make_person("Свой Иван", school_class=own), make_person("Чужой Олег", school_class=other)
    with open_scope(Scope(frozenset({home.school.pk}), account=home.class_teacher.pk, role=role)):
        assert list(people()) == [seen]
        with pytest.raises(NotFound):
            load_person(hidden.public_id)


def test_a_mentor_sees_nobody_but_themselves(home):
    make_person("Другой Олег")
    own = make_person("Свой Иван", account=home.mentor)
    with open_scope(Scope(frozenset({home.school.pk}), account=home.mentor.pk, role="mentor")):
        assert list(people()) == [own]


@pytest.mark.parametrize("day", [date(2090, 1, 1), date(1900, 1, 1)])
def test_an_impossible_birth_is_refused(home, day):
    with pytest.raises(BadInput):
        add_person(kind="pupil", surname="А", birth_date=day, by=BY, moment=MOMENT)


def test_the_sex_is_guessed_again_when_asked(home):
    person = make_person("Белова Нина")
    change_person(person, name="Пётр", surname="Белов", sex="", by=BY, moment=MOMENT)
    assert person.sex == "m"


def test_a_class_is_entrusted_to_staff_only(home):
    with pytest.raises(Refused, match="не в списке работников"):
        entrust_class(make_class(), class_teacher=make_person(), by=BY, moment=MOMENT)


def test_merging_fills_gaps_and_keeps_what_is_known(home):
    kept = make_person("Орлова Дарья", phone="+79000000041")
    dropped = make_person("Орлова Дарья", phone="+79000000099", email="a@example.ru")
    merge_people(kept, dropped, by=BY, moment=MOMENT)
    assert (kept.phone, kept.email) == ("+79000000041", "a@example.ru")
    with pytest.raises(Refused):
        change_person(dropped, surname="Другая", by=BY, moment=MOMENT)
    assert unmerge(dropped, by=BY, moment=MOMENT).merged_into is None


def test_a_pupil_is_nobodys_guardian(home):
    with pytest.raises(Refused, match="не может быть обучающийся"):
        add_guardian(make_person(), make_person("Другой Олег"), relation="other", by=BY, moment=MOMENT)
    assert make_guardian(make_person("Третий Лев")).guardian.kind == "guardian"
