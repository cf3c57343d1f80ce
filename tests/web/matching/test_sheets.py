"""Sheets after the general meeting: printed with codes, entered by hand one after another, filled in by a code."""

from datetime import timedelta

import pytest

from nastavnik.features.accounts.actions.links import close_links
from nastavnik.features.accounts.links import code_of, may_use_link
from nastavnik.features.accounts.models import PersonalLink
from nastavnik.features.enrolments.queries import accepted
from nastavnik.features.matching.models import WishSheet
from nastavnik.features.matching.wishes import told_on
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.conftest import Browser
from tests.makers.matching import make_ready_programme
from tests.makers.organisations import BY, MOMENT
from tests.makers.programmes import make_enrolment, make_programme

LIST = "/matching/sheets/?track=teacher_pupil"
PRINT = {"track": "teacher_pupil", "side": "mentee"}


@pytest.fixture
def programme(home):
    return make_ready_programme()


def row(programme, surname):
    found = [*accepted(programme, "mentee"), *accepted(programme, "mentor")]
    return next(one for one in found if one.person.surname == surname)


def sheet(programme, mentee="Ким", named=("Орлова",), never=()):
    told = {f"named_{n}": row(programme, one).public_id for n, one in enumerate(named, 1)}
    told |= {f"never_{n}": row(programme, one).public_id for n, one in enumerate(never, 1)}
    return f"/matching/sheets/{row(programme, mentee).public_id}/", told


def codes(programme, as_role) -> dict[str, str]:
    """Codes of printed sheets by the surname of the owner."""
    answer = as_role("curator").send("/matching/sheets/", PRINT)
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")
    owners = {one.public_id: one.person.surname for one in accepted(programme, "mentee")}
    return {owners[link.subject]: code_of(link) for link in PersonalLink.objects.all()}


def opened(code: str) -> Browser:
    browser = Browser()
    answer = browser.send("/l/", {"code": code})
    assert answer.status_code == 302 and answer["Location"] == "/matching/sheet/"
    return browser


def test_entering_leads_from_one_missing_sheet_to_the_next(programme, as_role):
    browser = as_role("curator")
    first, told = sheet(programme, "Иванова")
    answer = browser.send(first, told)
    assert answer["Location"] == sheet(programme, "Ким")[0]
    browser.send(*sheet(programme, "Ким"))
    assert browser.send(*sheet(programme, "Рой"))["Location"] == LIST
    text = browser.get(LIST).text
    assert "Листы наставляемых: сдано 3 из 3" in text and "Листы наставников: сдано 0 из 2" in text


def test_empty_or_repeated_names_are_refused_and_what_was_typed_stays(programme, as_role):
    browser = as_role("curator")
    path, _ = sheet(programme)
    assert "Лист пуст" in browser.send(path, {}).text
    _, told = sheet(programme, named=("Орлова",), never=("Орлова",))
    answer = browser.send(path, told)
    assert answer.status_code == 422 and "назван дважды" in answer.text
    assert answer.text.count(f'value="{row(programme, "Орлова").public_id}" selected') == 2
    assert not WishSheet.objects.exists()


def test_a_sheet_is_filled_in_by_the_code_on_the_paper(programme, as_role):
    browser = opened(codes(programme, as_role)["Ким"])
    page = browser.get("/matching/sheet/").text
    assert "Алина" in page and "Орлова" in page and "Рой" not in page
    answer = browser.send("/matching/sheet/", sheet(programme, named=("Орлова", "Захаров"))[1])
    assert "лист сохранён" in answer.text
    kept = WishSheet.objects.get()
    assert kept.way == "link" and kept.enrolment_id == row(programme, "Ким").pk
    assert told_on(kept)[0] == [row(programme, n).public_id for n in ("Орлова", "Захаров")]


def test_printed_again_the_sheet_has_the_same_code(programme, as_role):
    assert codes(programme, as_role) == codes(programme, as_role)


def test_the_code_opens_nothing_else_and_nothing_without_it(programme, as_role):
    browser = opened(codes(programme, as_role)["Ким"])
    for path in ("/matching/", LIST, sheet(programme)[0], "/people/"):
        assert browser.get(path)["Location"].startswith("/sign-in/")
    assert Browser().get("/matching/sheet/")["Location"] == "/l/"
    assert as_role("curator").get("/matching/sheet/")["Location"] == "/l/"


def test_a_wrong_or_closed_code_opens_nothing(programme, as_role):
    code = codes(programme, as_role)["Ким"]
    assert "Код не подошёл" in Browser().send("/l/", {"code": "ABCD-EFGH-JKLM"}).text
    browser = opened(code)
    close_links("wishes", [row(programme, "Ким").public_id], by=BY, moment=MOMENT)
    assert "Код не подошёл" in Browser().send("/l/", {"code": code}).text
    assert browser.get("/matching/sheet/")["Location"] == "/l/"


def test_another_school_prints_and_sees_no_sheet_of_ours(programme, as_role):
    stranger = as_role("stranger")
    assert stranger.get(sheet(programme)[0]).status_code == 404
    assert stranger.send(sheet(programme)[0], {}).status_code == 404
    assert "Ким" not in stranger.send("/matching/sheets/", PRINT).text


def test_whoever_holds_a_code_names_nobody_of_another_school(programme, as_role, cast):
    with organisation_scope(cast.other.pk):
        theirs = make_enrolment(make_programme(), "Чужой Пётр Ильич", "mentor")
    browser = opened(codes(programme, as_role)["Ким"])
    answer = browser.send("/matching/sheet/", {"named_1": theirs.public_id})
    assert answer.status_code == 422 and "Чужой" not in answer.text
    assert not WishSheet.objects.exists()


def test_the_head_sees_whose_sheets_are_in_and_enters_none(programme, as_role):
    browser = as_role("head")
    assert "Внести" not in browser.get(LIST).text
    assert browser.get(sheet(programme)[0]).status_code == 403


def test_the_pool_page_names_the_rule_and_takes_a_permission(programme, as_role):
    from nastavnik.features.people.actions import add_guardian

    kim, orlova = row(programme, "Ким"), row(programme, "Орлова")
    add_guardian(kim.person, orlova.person, relation="mother", by=BY, moment=MOMENT)
    browser, pool = as_role("curator"), "/matching/?track=teacher_pupil"
    assert "Родственники: 1" in browser.get(pool).text
    told = {"mentee": kim.public_id, "mentor": orlova.public_id, "reason": ""}
    assert "почему этой паре можно быть" in browser.send("/matching/allow/", told).text
    browser.send("/matching/allow/", told | {"reason": "приёмная мать попросила"})
    text = browser.get(pool).text
    assert "Родственники" not in text and "приёмная мать попросила" in text


def test_number_of_queries_does_not_grow_with_people(programme, as_role, django_assert_max_num_queries):
    browser = as_role("curator")
    with django_assert_max_num_queries(30):
        browser.get(LIST)


def test_a_code_opens_until_its_day(programme, as_role):
    codes(programme, as_role)
    link = PersonalLink.objects.first()
    assert may_use_link(link, link.expires_at - timedelta(minutes=1))
    assert not may_use_link(link, link.expires_at)
