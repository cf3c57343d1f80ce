"""Consents: the matrix, one person's page, many at once; what is missing keeps its name."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nastavnik.core.tables.reading import read_table
from nastavnik.features.consents.models import Consent
from nastavnik.features.people.actions import change_person
from nastavnik.features.people.queries import guardians_of
from nastavnik.features.programmes.queries import current_programme
from nastavnik.kit import moments
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_class, make_guardian, make_person
from tests.makers.programmes import make_enrolment, make_programme

LIST = "/consents/"
DAY = date(2026, 10, 1)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def page_of(name: str, *ids) -> str:
    return reverse(f"consents:{name}", args=[getattr(i, "public_id", i) for i in ids])


@pytest.fixture(autouse=True)
def _autumn():
    with moments.walking_to(DAY):
        yield


@pytest.fixture
def browser(home, as_role):
    """The curator in autumn."""
    found = as_role("curator")
    found.cookies["today"] = DAY.isoformat()
    return found


@pytest.fixture
def child(home):
    """A mentee of 14 with a mother written down: both sign."""
    person = make_enrolment(make_programme(), "Ёлкин Артём", "mentee").person
    make_guardian(person, "Ёлкина Мария Львовна")
    return person


def mother_of(child):
    return guardians_of(child)[0].guardian


def signed(kind: str, signer, **more) -> dict:
    return {"kind": kind, "signed_by": signer.public_id, "given_on": "2026-09-20"} | more


def row_of(browser, **asked):
    return browser.get(LIST, asked).context["listing"].page.object_list


def test_without_a_programme_the_page_says_the_first_step(home, browser):
    assert "Сначала нужна программа" in browser.get(LIST).text


def test_matrix_names_what_is_missing_in_word_and_icon(child, browser):
    (row,) = row_of(browser)
    looks = {one.kind.code: look for one, look in row.cells if one}
    assert looks["processing"].word == "не хватает" and looks["photo"].word == "нет"
    assert "обе подписи" in looks["processing"].note
    assert "labour" not in looks


def test_both_signatures_make_a_consent_and_the_term_is_shown(child, browser):
    for signer in (child, mother_of(child)):
        assert browser.send(page_of("give", child), signed("processing", signer)).status_code == 302
    looks = {one.kind.code: look for one, look in row_of(browser)[0].cells if one}
    assert (looks["processing"].word, looks["processing"].note) == ("есть", "по 20.09.2027")


def test_double_click_records_one_consent(child, browser):
    sent = signed("processing", child, _idem="one-and-the-same")
    assert [browser.post(page_of("give", child), sent).status_code for _ in range(2)] == [302, 302]
    assert Consent.objects.count() == 1


def test_the_same_consent_is_not_given_twice(child, browser):
    browser.send(page_of("give", child), signed("processing", child))
    again = browser.send(page_of("give", child), signed("processing", child))
    assert again.status_code == 422 and "уже дано" in again.text


def test_a_consent_soon_over_is_listed_and_a_newer_one_ends_it(home, browser):
    adult = make_enrolment(make_programme(), "Соколов Игорь", "mentor").person
    browser.send(page_of("give", adult), signed("participation", adult, given_on="2025-10-05"))
    (row,) = row_of(browser, state="soon", kind="participation")
    assert row.person == adult and "Продлить" in browser.get(page_of("person", adult)).text
    assert browser.send(page_of("give", adult), signed("participation", adult)).status_code == 302
    states = list(Consent.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["ended", "given"] and row_of(browser, state="soon") == []


def test_what_was_asked_becomes_given(child, browser):
    sent = {"kind": "processing", "signed_by": child.public_id}
    assert browser.send(page_of("ask", child), sent).status_code == 302
    assert "запрошено" in browser.get(page_of("person", child)).text
    browser.send(page_of("give", child), signed("processing", child))
    assert Consent.objects.get().state == "given"


def test_a_refusal_keeps_its_reason(child, browser):
    assert "закрепить нельзя" in browser.get(page_of("refuse", child)).text
    sent = {
        "kind": "participation",
        "signed_by": mother_of(child).public_id,
        "on": "2026-09-21",
        "reason": "нет времени",
    }
    assert browser.send(page_of("refuse", child), sent).status_code == 302
    assert "нет времени" in browser.get(page_of("person", child)).text


def test_withdrawal_names_what_follows_and_keeps_the_reason(child, browser):
    browser.send(page_of("give", child), signed("photo", child))
    consent = Consent.objects.get()
    asked = browser.get(page_of("withdraw", consent)).text
    assert "убрать из всего, что опубликовано" in asked and "3 рабочих дня" in asked
    browser.send(page_of("withdraw", consent), {"on": "2026-09-30", "reason": "передумали"})
    consent.refresh_from_db()
    assert (consent.state, consent.reason) == ("withdrawn", "передумали")
    assert (
        browser.send(page_of("withdraw", consent), {"on": "2026-09-30", "reason": "ещё раз"}).status_code
        == 422
    )


def test_a_mistake_is_struck_off_and_the_trail_remembers(child, browser):
    browser.send(page_of("give", child), signed("processing", child))
    browser.send(page_of("strike", Consent.objects.get()))
    assert not Consent.objects.exists()
    assert Entry.objects.get(event="consents.strike").before["kind"] == "processing"


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("given_on", "2027-01-01", "не наступила"),
        ("kind", "unheard", "нет"),
        ("signed_by", "", "Обязательное"),
    ],
)
def test_bad_values_are_answered_beside_their_fields(child, browser, field, value, word):
    answer = browser.send(page_of("give", child), signed("processing", child) | {field: value})
    assert answer.status_code == 422 and word in str(answer.context["form"].errors[field])


def test_a_signature_without_force_is_refused(home, browser):
    adult = make_enrolment(make_programme(), "Соколов Игорь", "mentor").person
    make_guardian(adult, "Соколова Вера")
    answer = browser.send(page_of("give", adult), signed("processing", mother_of(adult)))
    assert answer.status_code == 422 and "подписывает сам" in answer.text


def test_a_scan_is_kept_and_its_opening_leaves_a_line(child, browser):
    scan = SimpleUploadedFile("согласие.pdf", PDF, "application/pdf")
    assert browser.send(page_of("give", child), signed("processing", child, scan=scan)).status_code == 302
    answer = browser.send(page_of("scan", Consent.objects.get()))
    assert b"".join(answer.streaming_content) == PDF
    assert Entry.objects.filter(event="consents.show_scan").count() == 1


def test_a_picture_called_a_document_is_refused_in_words(child, browser):
    scan = SimpleUploadedFile("согласие.pdf", b"GIF89a" + b"\0" * 40, "application/pdf")
    answer = browser.send(page_of("give", child), signed("processing", child, scan=scan))
    assert answer.status_code == 422 and "не подходит" in answer.text and not Consent.objects.exists()


def test_a_whole_class_is_marked_at_once_and_the_skipped_are_named(child, browser):
    lonely = make_enrolment(child_programme(), "Яковлев Ян", "mentee").person
    picked = {"selected": [child.public_id, lonely.public_id], "kind": "participation"}
    asked = browser.send(page_of("mark"), picked)
    assert (
        asked.status_code == 200 and "представитель не записан" in asked.text and not Consent.objects.exists()
    )
    done = browser.send(page_of("mark"), picked | {"given_on": "2026-09-25", "place": "папка 3"})
    assert done.status_code == 302
    assert set(Consent.objects.values_list("person", "signed_by", "place")) == {
        (child.pk, None, "папка 3"), (child.pk, mother_of(child).pk, "папка 3"), (lonely.pk, None, "папка 3"),
    }  # fmt: skip


def child_programme():
    return current_programme()


def test_marking_nobody_says_what_to_do(child, browser):
    answer = browser.send(page_of("mark"), {"kind": "participation"}, follow=True)
    assert "Отметьте в списке" in answer.text


def test_one_of_two_guardians_is_chosen_when_marking(child, browser):
    father = make_guardian(child, "Ёлкин Пётр Львович", "father").guardian
    picked = {"selected": [child.public_id], "kind": "participation", "given_on": "2026-09-25"}
    browser.send(page_of("mark"), picked | {f"signer_{child.public_id}": father.public_id})
    assert Consent.objects.exclude(signed_by=None).get().signed_by == father


def test_filters_by_state_kind_and_class(child, browser):
    other = make_enrolment(child_programme(), "Яковлев Ян", "mentee").person
    assert len(row_of(browser, state="gap")) == 2
    for kind in ("processing", "participation"):
        for signer in (child, mother_of(child)):
            browser.send(page_of("give", child), signed(kind, signer))
    assert [row.person for row in row_of(browser, state="gap")] == [other]
    assert [row.person for row in row_of(browser, state="full")] == [child]
    assert row_of(browser, kind="labour") == []


@pytest.mark.parametrize("number", [1, 3])
def test_matrix_asks_the_same_number_of_queries(home, browser, django_assert_num_queries, number):
    programme = make_programme()
    for place in range(number):
        make_guardian(make_enrolment(programme, f"Фамилия{place} Имя", "mentee").person, f"Мать{place} Анна")
    browser.get(LIST)
    with django_assert_num_queries(8):
        assert browser.get(LIST).context["people"] == number


def test_workbook_says_the_same_words(child, browser):
    text = str(read_table(browser.get(page_of("export")).content, "list.xlsx"))
    assert "Ёлкин Артём" in text and "не хватает" in text


def test_class_teacher_marks_only_the_entrusted(child, browser, home, as_role):
    own = make_enrolment(child_programme(), "Свой Иван", "mentee").person
    change_person(own, school_class=make_class("7А", home.class_teacher), by=BY, moment=MOMENT)
    teacher = as_role("class_teacher")
    assert [row.person for row in teacher.get(LIST).context["listing"].page] == [own]
    assert teacher.get(page_of("person", child)).status_code == 404
    assert teacher.send(page_of("give", child), signed("processing", child)).status_code == 404
    picked = {"selected": [child.public_id], "kind": "participation", "given_on": "2026-09-25"}
    assert teacher.send(page_of("mark"), picked).status_code == 422
    assert not Consent.objects.exists()


@pytest.mark.parametrize("name", ["person", "give", "ask", "refuse"])
def test_a_strangers_consents_do_not_exist(child, cast, as_role, name):
    answer = as_role("stranger").get(page_of(name, child))
    assert answer.status_code == 404 and "Ёлкин" not in answer.text


@pytest.mark.parametrize("name", ["withdraw", "strike", "scan"])
def test_a_strangers_consent_is_not_touched(child, browser, as_role, name):
    browser.send(page_of("give", child), signed("processing", child))
    sent = {"on": "2026-09-30", "reason": "так"} if name == "withdraw" else None
    assert as_role("stranger").send(page_of(name, Consent.objects.get()), sent).status_code == 404
    assert Consent.objects.get().state == "given"


def test_a_strangers_guardian_cannot_sign(child, browser, cast):
    with organisation_scope(cast.other.pk):
        foreign = make_person("Чужакова Вера", "guardian")
    answer = browser.send(page_of("give", child), signed("processing", foreign))
    assert answer.status_code == 422 and "Чужаков" not in answer.text


@pytest.mark.parametrize(("role", "status"), [("head", 200), ("mentor", 403), ("class_teacher", 200)])
def test_who_may_open_the_matrix(home, as_role, role, status):
    assert as_role(role).get(LIST).status_code == status


def test_head_may_look_but_not_record(child, as_role):
    assert as_role("head").get(page_of("person", child)).status_code == 200
    assert as_role("head").get(page_of("give", child)).status_code == 403
