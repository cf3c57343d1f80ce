"""The passport page: saved, compared on conflict, invisible to strangers, safe from double clicks."""

import pytest
from django.urls import reverse

from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.tenancy.scope import maintenance

EDIT = "/organisation/edit/"


def passport_of(page) -> dict:
    """What a browser would send back from the form as shown."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | {"_v": form.version}


def fresh(pk: int) -> Organisation:
    with maintenance():
        return Organisation.objects.get(pk=pk)


def test_curator_saves_the_passport_and_a_trail_is_left(cast, as_role):
    browser = as_role("curator")
    sent = passport_of(browser.get(EDIT)) | {"city": "г. Новый"}
    assert browser.send(EDIT, sent).status_code == 302
    assert fresh(cast.school.pk).city == "г. Новый"
    entry = Entry.objects.filter(event="organisations.change_passport").get()
    assert (entry.before["city"], entry.after["city"]) == ("г. Крамск", "г. Новый")


def test_second_of_two_curators_sees_both_texts_and_nothing_is_lost(cast, as_role):
    browser = as_role("curator")
    seen = passport_of(browser.get(EDIT))
    browser.send(EDIT, seen | {"city": "г. Первый"})
    late = browser.send(EDIT, seen | {"city": "г. Второй"})
    assert late.status_code == 409
    assert "г. Первый" in late.text and "г. Второй" in late.text
    assert fresh(cast.school.pk).city == "г. Первый"


def test_form_sent_twice_has_one_effect(cast, as_role):
    browser = as_role("curator")
    sent = passport_of(browser.get(EDIT)) | {"city": "г. Дважды", "_idem": "one-and-the-same-key"}
    answers = [browser.post(EDIT, sent) for _ in range(2)]
    assert [a.status_code for a in answers] == [302, 302]
    assert Entry.objects.filter(event="organisations.change_passport").count() == 1


def test_form_without_its_key_is_refused(cast, as_role):
    browser = as_role("curator")
    assert browser.post(EDIT, passport_of(browser.get(EDIT))).status_code == 422


def test_field_that_the_form_did_not_show_is_refused(cast, as_role):
    browser = as_role("curator")
    sent = passport_of(browser.get(EDIT)) | {"closed_on": "2026-01-01", "city": "г. Чужой"}
    assert browser.send(EDIT, sent).status_code == 400
    assert fresh(cast.school.pk).city == "г. Крамск"


@pytest.mark.parametrize(
    ("field", "value", "word"), [("inn", "12ab", "ИНН"), ("number_mask", "од", "{номер}")]
)
def test_bad_value_is_answered_by_a_sentence_beside_its_field(as_role, field, value, word):
    browser = as_role("curator")
    answer = browser.send(EDIT, passport_of(browser.get(EDIT)) | {field: value})
    assert answer.status_code == 422
    assert word in answer.context["form"].errors[field][0]


@pytest.mark.parametrize(("role", "status"), [("curator", 200), ("head", 200), ("mentor", 403)])
def test_who_may_open_the_passport(as_role, role, status):
    assert as_role(role).get(reverse("organisations:passport")).status_code == status


def test_stranger_sees_only_their_own_school(cast, as_role):
    page = as_role("stranger").get(reverse("organisations:passport"))
    assert cast.other.short_name in page.text and cast.school.short_name not in page.text
