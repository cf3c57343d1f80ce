"""Guardians, duplicates, classes and sign-ins: one effect each, nothing of strangers."""

import pytest
from django.test import Client
from django.urls import reverse

from nastavnik.features.accounts.models import Account
from nastavnik.features.people.models import Distinction, Guardianship, Person, SchoolClass
from nastavnik.features.people.queries import load_person
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.people import make_class, make_guardian, make_person


def page_of(name: str, *ids) -> str:
    return reverse(f"people:{name}", args=[getattr(i, "public_id", i) for i in ids])


@pytest.fixture
def abroad(cast):
    with organisation_scope(cast.other.pk):
        return make_guardian(make_person("Чужаков Пётр Олегович"), "Чужакова Вера Олеговна")


def test_a_known_adult_becomes_a_guardian(home, as_role):
    child, adult = make_person("Ёлкин Артём"), make_person("Ёлкина Мария Львовна", "staff")
    browser = as_role("curator")
    assert (adult, []) in browser.get(page_of("new-guardian", child)).context["found"]
    sent = {"guardian": adult.public_id, "relation": "mother"}
    assert browser.send(page_of("new-guardian", child), sent).status_code == 302
    assert Guardianship.objects.get(child=child).guardian == adult


def test_a_new_adult_is_entered_together_with_the_guardianship(home, as_role):
    child = make_person()
    sent = {"relation": "father", "surname": "Иванов", "name": "Денис", "phone": "8 900 000-00-41"}
    assert as_role("curator").send(page_of("new-guardian", child), sent).status_code == 302
    adult = Guardianship.objects.get(child=child).guardian
    assert (adult.kind, adult.phone, adult.sex) == ("guardian", "+79000000041", "m")


def test_an_empty_guardian_form_says_what_to_write(home, as_role):
    answer = as_role("curator").send(page_of("new-guardian", make_person()), {"relation": "mother"})
    assert answer.status_code == 422 and "Напишите фамилию" in answer.text


def test_an_adult_of_another_school_is_refused_and_not_named(home, as_role, abroad):
    with organisation_scope(home.other.pk):
        key = abroad.guardian.public_id
    sent = {"guardian": key, "relation": "mother"}
    answer = as_role("curator").send(page_of("new-guardian", make_person()), sent)
    assert answer.status_code == 422 and "Чужаков" not in answer.text
    assert not Guardianship.objects.exists()


def test_a_wrong_guardian_is_taken_off_after_a_question(home, as_role):
    row, browser = make_guardian(make_person()), as_role("curator")
    assert "больше не сможет подписывать" in browser.get(page_of("remove-guardian", row)).text
    assert browser.send(page_of("remove-guardian", row)).status_code == 302
    assert not Guardianship.objects.exists()


def test_a_strangers_guardianship_does_not_exist(home, as_role, abroad):
    assert as_role("curator").send(page_of("remove-guardian", abroad)).status_code == 404


def test_two_records_are_found_compared_and_merged(home, as_role):
    school_class = make_class()
    one = make_person("Орлова Дарья Ильинична", school_class=school_class)
    other = make_person("Орлова Д. И.", phone="+79000000041")
    browser = as_role("curator")
    assert "сокращённо" in browser.get(page_of("duplicates")).text
    assert "•••" in browser.get(page_of("compare", one, other)).text
    assert browser.send(page_of("compare", one, other), {"kept": one.public_id}).status_code == 302
    assert load_person(one.public_id).phone == "+79000000041"
    assert load_person(other.public_id).merged_into == one


def test_a_merger_is_taken_back(home, as_role):
    one, other, browser = make_person("Орлова Дарья"), make_person("Орлова Дарья"), as_role("curator")
    browser.send(page_of("compare", one, other), {"kept": one.public_id})
    assert "Отменить объединение" in browser.get(page_of("person", one)).text
    browser.send(page_of("unmerge", other))
    assert load_person(other.public_id).state == "active"


def test_different_people_are_not_offered_again_until_the_remark_is_taken_back(home, as_role):
    one, other, browser = make_person("Орлова Дарья"), make_person("Орлова Дарья"), as_role("curator")
    browser.send(page_of("apart", one, other))
    assert browser.get(page_of("duplicates")).context["listing"].total == 0
    browser.send(page_of("together", other, one))
    assert not Distinction.objects.exists()


def test_a_stranger_is_not_compared(home, as_role, abroad):
    answer = as_role("curator").get(page_of("compare", make_person(), abroad.child))
    assert answer.status_code == 404 and "Чужаков" not in answer.text


def test_a_class_is_added_once_and_counts_its_pupils(home, as_role):
    browser = as_role("curator")
    assert browser.send(page_of("classes"), {"code": "7 «а»"}).status_code == 302
    assert browser.send(page_of("classes"), {"code": "7А"}).status_code == 422
    make_person(school_class=SchoolClass.objects.get(code="7А"))
    (row,) = browser.get(page_of("classes")).context["listing"].page
    assert row.pupils == 1


@pytest.mark.parametrize("number", [1, 3])
def test_classes_ask_the_same_number_of_queries(home, as_role, django_assert_num_queries, number):
    for place in range(number):
        make_class(f"{place + 5}А")
    browser = as_role("curator")
    browser.get(page_of("classes"))
    with django_assert_num_queries(5):
        browser.get(page_of("classes"))


def test_a_class_is_entrusted_to_a_teacher_who_then_sees_it(home, as_role):
    school_class, teacher = make_class(), make_person("Белова Нина", "staff", account=home.class_teacher)
    child = make_person(school_class=school_class)
    assert as_role("class_teacher").get(page_of("person", child)).status_code == 404
    sent = {"class_teacher": teacher.public_id, "psychologist": "", "_v": school_class.version}
    assert as_role("curator").send(page_of("class", school_class), sent).status_code == 302
    assert as_role("class_teacher").get(page_of("person", child)).status_code == 200


def test_a_class_is_not_entrusted_to_a_strangers_teacher(home, as_role, cast):
    with organisation_scope(cast.other.pk):
        foreign = make_person("Чужакова Вера", "staff").public_id
    answer = as_role("curator").send(page_of("class", make_class()), {"class_teacher": foreign})
    assert answer.status_code == 422 and "Чужаков" not in answer.text


def test_an_invited_person_is_known_as_soon_as_they_join(home, as_role):
    person = make_person("Белова Нина Ильинична", "staff")
    answer = as_role("curator").send(page_of("account", person), {"role": "class_teacher"})
    facts = {"username": "belova", "password": "очень-крепкий-пароль", "repeat": "очень-крепкий-пароль"}
    sent = facts | {"code": answer.context["code"], "_idem": "key-of-the-guest"}
    assert Client().post(reverse("accounts:accept"), sent).status_code == 302
    assert load_person(person.public_id).account == Account.objects.get(username="belova")


def test_an_account_is_linked_and_unlinked(home, as_role):
    person, account, browser = make_person("Белова Нина", "staff"), home.class_teacher, as_role("curator")
    browser.send(page_of("link-account", person), {"account": account.public_id})
    assert Person.objects.get(pk=person.pk).account == account
    browser.send(page_of("unlink-account", person))
    assert Person.objects.get(pk=person.pk).account is None


def test_a_strangers_account_is_not_linked(home, as_role):
    answer = as_role("curator").send(
        page_of("link-account", make_person()), {"account": home.stranger.public_id}
    )
    assert answer.status_code == 422 and "stranger" not in answer.text
