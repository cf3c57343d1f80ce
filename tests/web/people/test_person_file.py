"""The person file: years, days, leaving, splitting, photograph, families by lists, rights of representatives."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nastavnik.features.consents.actions import give_consent, withdraw_consent
from nastavnik.features.methodology.queries import packs_here
from nastavnik.features.people.actions import entrust_class, keep_photo, leave
from nastavnik.features.people.models import ClassStay, Guardianship, Promotion
from nastavnik.features.people.queries import answers_for, load_person
from nastavnik.kit.files.receiving import judged
from nastavnik.kit.files.tables import StoredFile
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_class, make_guardian, make_person
from tests.makers.people_files import enrolled
from tests.makers.programmes import make_programme
from tests.web.people.test_people_pages import page_of

SIGNED = {"by": BY, "moment": MOMENT}


def picture(place: str = "") -> bytes:
    """A JPEG with a place of the shot in it."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = place or "Крамск, двор школы"
    Image.new("RGB", (1200, 900), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_classes_and_part_are_shown_over_the_years_and_on_a_day(home, as_role):
    child = make_person(school_class=make_class("7А"))
    enrolled(make_programme(), child)
    browser = as_role("curator")
    assert "7А: с 01.09.2026" in browser.get(page_of("person", child)).text
    before = browser.get(page_of("person", child), {"on": "2026-09-10"}).text
    assert "7А: с 01.09.2026" in before and "В этот день не участвовал" in before


@pytest.mark.parametrize(("day", "status"), [("2026-10-01", 200), ("вчера", 422), ("2999-01-01", 422)])
def test_a_day_that_cannot_be_is_said_so(home, as_role, day, status):
    assert as_role("curator").get(page_of("person", make_person()), {"on": day}).status_code == status


def test_the_list_of_a_class_keeps_those_who_have_left_since(home, as_role):
    school_class = make_class("7А")
    child = make_person("Ушедший Лев", school_class=school_class)
    leave(child, on=date(2026, 10, 5), **SIGNED)
    browser = as_role("curator")
    assert "Ушедший" in browser.get(page_of("class", school_class), {"on": "2026-10-01"}).text
    assert "Ушедший" not in browser.get(page_of("class", school_class)).text


def test_days_in_a_class_are_corrected(home, as_role):
    child = make_person(school_class=make_class("7А"))
    stay = ClassStay.objects.get(person=child)
    as_role("curator").send(page_of("stay", stay), {"since": "2026-10-02", "_v": stay.version})
    assert ClassStay.objects.get(person=child).since == date(2026, 10, 2)


def test_leaving_closes_the_part_in_programmes(home, as_role):
    child = make_person()
    enrolment = enrolled(make_programme(), child)
    browser = as_role("curator")
    assert "Завершится участие" in browser.get(page_of("leave", child)).text
    browser.send(page_of("leave", child), {"on": "2026-10-05", "reason": "moved"})
    enrolment.refresh_from_db()
    gone = load_person(child.public_id)
    assert (gone.state, gone.leaving_reason, enrolment.state) == ("left", "moved", "withdrawn")


def test_a_record_is_split_and_made_one_again(home, as_role):
    both, browser = make_person(school_class=make_class("7А")), as_role("curator")
    make_guardian(both)
    row = Guardianship.objects.get(child=both)
    shown = browser.get(page_of("split", both)).text
    assert "мать" in shown and "object (" not in shown
    sent = {"surname": "Иванова", "name": "Вера", "moved": [f"{row.public_id}.child"]}
    answer = browser.send(page_of("split", both), sent)
    other = load_person(answer.url.rstrip("/").rsplit("/", 1)[-1])
    assert Guardianship.objects.get(child=other) == row
    browser.send(page_of("unsplit", other))
    assert Guardianship.objects.get(child=both) == row


def test_families_are_read_looked_at_and_written(home, as_role):
    seventh = make_class("7А")
    one, other = (
        make_person("Орлова Дарья", school_class=seventh),
        make_person("Орлов Пётр", school_class=seventh),
    )
    lines = "Орлова Дарья 7А — Орлова Вера Ильинична — 8 900 000-00-41\nОрлов Пётр; Орлова Вера Ильинична; 89000000041\nНикто Иван — Котов Олег"
    browser = as_role("curator")
    read = browser.send("/people/guardians/", {"lines": lines, "step": "check"})
    assert "нет в списках" in read.text and not Guardianship.objects.exists()
    browser.send("/people/guardians/", {"lines": lines, "step": "write"})
    adults = {row.guardian_id for row in Guardianship.objects.filter(child__in=(one, other))}
    assert Guardianship.objects.count() == 2 and len(adults) == 1


def test_rights_change_only_when_a_second_person_confirms(home, as_role):
    row = make_guardian(make_person())
    curator, head = as_role("curator"), as_role("head")
    sent = {"legal_status": "deprived", "ground": "решение суда № 2-114"}
    curator.send(page_of("guardianship", row), sent)
    assert answers_for(row.guardian, row.child)
    assert curator.send(page_of("confirm-status", row)).status_code == 409
    head.send(page_of("confirm-status", row))
    row.refresh_from_db()
    assert row.legal_status == "deprived" and not answers_for(row.guardian, row.child)


def test_a_restriction_works_at_once_and_needs_a_ground(home, as_role):
    row, browser = make_guardian(make_person()), as_role("curator")
    assert browser.send(page_of("restrict", row), {"ground": ""}).status_code == 422
    browser.send(page_of("restrict", row), {"ground": "заявление матери"})
    row.refresh_from_db()
    assert row.restricted


def test_a_photograph_needs_a_consent_and_loses_its_metadata(
    home, as_role, django_capture_on_commit_callbacks
):
    adult, browser = make_person("Белова Нина", "staff", birth_date=date(1985, 3, 1)), as_role("curator")
    refused = _sent(browser, adult)
    assert refused.status_code in {409, 422} and not StoredFile.objects.exists()
    consent = _allowed(adult)
    with django_capture_on_commit_callbacks(execute=True):
        _sent(browser, adult)
    shown = browser.get(page_of("photo", adult))
    stored = Image.open(io.BytesIO(b"".join(shown.streaming_content)))
    assert max(stored.size) == 600 and not stored.getexif() and "Крамск" not in StoredFile.objects.get().title
    withdraw_consent(consent, on=date(2026, 9, 6), **SIGNED)
    assert browser.get(page_of("photo", adult)).status_code == 404
    assert "Не показывается" in browser.get(page_of("person", adult)).text


def _allowed(adult):
    """A consent of the kind that the pack says allows a portrait."""
    pack, kind = next((p, k) for p in packs_here() for k in p.consents if k.photograph)
    return give_consent(adult, kind, contour=pack.contour, given_on=date(2026, 9, 5), **SIGNED)


def _sent(browser, person):
    upload = SimpleUploadedFile("Белова Нина, Крамск.jpg", picture(), "image/jpeg")
    return browser.send(page_of("new-photo", person), {"file": upload})


def test_a_photograph_is_destroyed_with_its_row(home, as_role):
    person = make_person()
    keep_photo(person, judged(picture(), "a.jpg", {"jpg"}), **SIGNED)
    as_role("curator").send(page_of("remove-photo", person))
    assert not StoredFile.objects.exists() and load_person(person.public_id).photo is None


def test_classes_are_checked_promoted_and_taken_back_by_the_page(home, as_role):
    seventh, eleventh = make_class("7А"), make_class("11А")
    child, senior = make_person(school_class=seventh), make_person("Старший Лев", school_class=eleventh)
    entrust_class(seventh, class_teacher=make_person("Белова Нина", "staff"), **SIGNED)
    browser, page = as_role("curator"), "/people/promotion/"
    assert "8А" in browser.get(page).text
    browser.send(page, {f"to_{seventh.public_id}": "8А", f"to_{eleventh.public_id}": "", "step": "check"})
    assert not Promotion.objects.exists()
    browser.send(page, {f"to_{seventh.public_id}": "8А", f"to_{eleventh.public_id}": "", "step": "carry"})
    assert str(load_person(child.public_id).school_class) == "8А"
    assert load_person(senior.public_id).state == "left"
    browser.send(page_of("undo-promotion", Promotion.objects.get()))
    assert str(load_person(child.public_id).school_class) == "7А" and not Promotion.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_promotion_asks_the_same_number_of_queries(home, as_role, django_assert_num_queries, number):
    for place in range(number):
        make_person(f"Фамилия{place} Иван", school_class=make_class(f"{5 + place}А"))
    browser = as_role("curator")
    browser.get("/people/")
    with django_assert_num_queries(8):
        browser.get("/people/promotion/")
