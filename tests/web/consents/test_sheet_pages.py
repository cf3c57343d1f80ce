"""Sheets on pages: printed for a class, taken back by the keyboard alone, undone; nothing personal in codes."""

import io
from datetime import date

import docx
import pytest
from django.urls import reverse

from nastavnik.features.consents.codes import shown_code
from nastavnik.features.consents.models import Consent, ConsentSheet, SheetBatch
from nastavnik.features.people.actions import change_person
from nastavnik.kit import moments
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.consents import make_consent
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_class, make_guardian
from tests.makers.programmes import make_enrolment, make_programme

DAY = date(2026, 10, 1)
PRINT, BACK = "/consents/print/", "/consents/sheets/back/"


@pytest.fixture(autouse=True)
def _autumn():
    with moments.walking_to(DAY):
        yield


@pytest.fixture
def browser(home, as_role):
    found = as_role("curator")
    found.cookies["today"] = DAY.isoformat()
    return found


@pytest.fixture
def child(home):
    """A mentee of 14 in 7А with a mother written down: both sign."""
    person = make_enrolment(make_programme(), "Ёлкин Артём", "mentee").person
    make_guardian(person, "Ёлкина Мария Львовна")
    return change_person(person, school_class=make_class("7А"), by=BY, moment=MOMENT)


def printed(browser, **sent) -> list[ConsentSheet]:
    assert browser.send(PRINT, sent).status_code == 302
    return list(ConsentSheet.objects.order_by("pk"))


def take(browser, sheet, **more):
    sent = {"code": shown_code(sheet.code), "outcome": "signed", "on": "2026-09-30", "place": "папка 4"}
    return browser.send(BACK, sent | more)


def test_a_class_gets_one_sheet_for_each_missing_consent(child, browser):
    make_enrolment(make_programme("Другая", running=False), "Чужой Иван", "mentee")
    sheets = printed(browser, school_class=child.school_class.public_id)
    assert {(s.person, s.kind, s.by_guardian, s.by_self) for s in sheets} == {
        (child, "processing", True, True),
        (child, "participation", True, True),
    }
    page = browser.get(reverse("consents:batch", args=[SheetBatch.objects.get().public_id]))
    assert "Ёлкин Артём" in page.text and shown_code(sheets[0].code) in page.text


def test_files_hold_the_text_the_names_and_the_code(child, browser):
    (sheet,) = printed(browser, kinds=["dissemination"])
    batch = sheet.batch.public_id
    word = browser.get(reverse("consents:batch-docx", args=[batch]))
    document = docx.Document(io.BytesIO(word.content))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    told = "\n".join([p.text for p in document.paragraphs] + cells)
    assert "Ёлкина Мария Львовна" in told and shown_code(sheet.code) in told and "видеозапись" in told
    assert "школа №" not in word["Content-Disposition"] and "Ёлкин" not in word["Content-Disposition"]
    pdf = browser.get(reverse("consents:batch-pdf", args=[batch]))
    assert pdf.content.startswith(b"%PDF") and len(pdf.content) > 5000


def test_a_sheet_handed_out_is_not_printed_again_unless_asked(child, browser):
    printed(browser)
    assert browser.send(PRINT, {}).status_code == 422
    assert len(printed(browser, again="on")) == 4


def test_codes_one_after_another_and_the_place_stays(child, browser):
    one, two = printed(browser)
    assert take(browser, one).url == BACK
    page = browser.get(BACK)
    assert page.context["form"].initial["place"] == "папка 4" and page.context["lately"][0][0] == one
    take(browser, two)
    assert sorted(Consent.objects.values_list("kind", "state")) == [
        ("participation", "given"), ("participation", "given"), ("processing", "given"), ("processing", "given"),
    ]  # fmt: skip


def test_a_refusal_and_its_undo(child, browser):
    one, _ = printed(browser)
    take(browser, one, outcome="refused")
    assert set(Consent.objects.filter(kind=one.kind).values_list("state", flat=True)) == {"refused"}
    assert browser.send(reverse("consents:undo", args=[one.public_id])).status_code == 302
    assert set(Consent.objects.filter(kind=one.kind).values_list("state", flat=True)) == {"asked"}


@pytest.mark.parametrize(("typed", "words"), [("123", "ошибка"), ("000 000 000", "нет среди напечатанных")])
def test_a_wrong_code_is_said_in_words(child, browser, typed, words):
    (one, _) = printed(browser)
    answer = take(browser, one, code=typed)
    assert (
        answer.status_code == 422
        and words in answer.text
        and not Consent.objects.filter(state="given").exists()
    )


def test_each_datum_is_asked_before_the_sheet_is_taken(child, browser):
    (sheet,) = printed(browser, kinds=["dissemination"])
    asked = take(browser, sheet)
    assert asked.status_code == 200 and "Фамилия, имя и отчество" in asked.text
    codes = [code for code, _ in sheet.text.answered]
    answers = {f"answer_{code}": "no" for code in codes} | {f"terms_{code}": "" for code in codes}
    empty = take(browser, sheet, details="1", terms="", **answers)
    assert empty.status_code == 422 and "это отказ" in empty.text
    done = take(browser, sheet, details="1", terms="", **(answers | {"answer_full_name": "yes"}))
    assert done.status_code == 302
    allowed = [one["code"] for row in Consent.objects.all() for one in row.answers if one["answer"] == "yes"]
    assert allowed == ["full_name", "full_name"]


def test_of_two_parents_the_one_who_signed_is_chosen(child, browser):
    father = make_guardian(child, "Ёлкин Пётр Ильич", "father").guardian
    one, _ = printed(browser)
    asked = take(browser, one)
    assert asked.status_code == 200 and "Ёлкин Пётр Ильич" in asked.text
    assert take(browser, one, details="1", guardian=father.public_id).status_code == 302
    assert Consent.objects.filter(signed_by=father, state="given").count() == 1


def test_a_strange_school_has_neither_sheet_nor_batch(child, cast, browser, as_role):
    one, _ = printed(browser)
    with organisation_scope(cast.other.pk):
        make_programme()
    stranger = as_role("stranger")
    stranger.cookies["today"] = DAY.isoformat()
    assert stranger.get(reverse("consents:batch-pdf", args=[one.batch.public_id])).status_code == 404
    assert "нет среди напечатанных" in take(stranger, one).text


def test_turning_eighteen_is_listed_and_printed_ahead(home, browser):
    youth = make_enrolment(make_programme(), "Зорина Вера", "mentee").person
    change_person(youth, birth_date=date(2008, 10, 20), by=BY, moment=MOMENT)
    make_consent(youth, signed_by=make_guardian(youth, "Зорина Анна").guardian)
    page = browser.get("/consents/ages/")
    assert "Зорина Вера" in page.text and "18 лет" in page.text
    browser.send("/consents/ages/print/", {"selected": [youth.public_id]})
    assert {(s.kind, s.by_guardian, s.by_self) for s in ConsentSheet.objects.all()} == {
        ("processing", False, True), ("participation", False, True),
    }  # fmt: skip


def test_an_edition_can_be_read_and_counted(child, browser):
    make_consent(child)
    page = browser.get("/consents/texts/")
    row = Consent.objects.get().text
    assert (
        "нынешняя" in page.text
        and row.digest in browser.get(reverse("consents:text", args=[row.public_id])).text
    )
    assert browser.get(reverse("consents:text-file", args=[row.public_id])).content.decode() == row.body


@pytest.mark.parametrize("number", [1, 3])
def test_a_batch_asks_the_same_number_of_queries(home, browser, django_assert_num_queries, number):
    programme = make_programme()
    for place in range(number):
        make_guardian(make_enrolment(programme, f"Фамилия{place} Имя", "mentee").person, f"Мать{place} Анна")
    printed(browser)
    address = reverse("consents:batch", args=[SheetBatch.objects.get().public_id])
    browser.get(address)
    with django_assert_num_queries(7):
        assert len(browser.get(address).context["rows"]) == number * 2
