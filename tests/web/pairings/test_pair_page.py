"""The page of one pair: gates, actions, the end; what a stranger and a hurried person get."""

import pytest

from nastavnik.features.pairings.models import Pairing
from nastavnik.kit.audit.tables import Entry
from tests.makers.meetings import make_meeting
from tests.makers.pairings import NOVEMBER, clear_gates, make_pairing
from tests.makers.programmes import make_enrolment, make_programme

DAY = {"today": f"{NOVEMBER:%Y-%m-%d}"}
LATER = {"today": "2026-12-14"}


@pytest.fixture
def pairing(home):
    return make_pairing(make_programme(), "Захаров Пётр Петрович", "Иванова Алиса Денисовна")


def at(pairing, tail: str = "") -> str:
    return f"/pairings/{pairing.public_id}/{tail}"


def test_page_names_what_is_missing_and_where_to_get_it(pairing, as_role):
    page = as_role("curator").get(at(pairing), DAY).text
    assert "законного представителя" in page and "0 из 4 академических часов" in page
    assert "/trainings/" in page and "Начать работу" not in page


def test_start_without_consents_is_refused_by_the_action_too(pairing, as_role):
    answer = as_role("curator").send(at(pairing, "start/?today=2026-11-09"))
    assert answer.status_code == 409 and "не хватает" in answer.text
    assert Pairing.objects.get().state == "proposed"


def test_pair_with_clear_gates_starts_by_one_button(pairing, as_role):
    clear_gates(pairing)
    browser = as_role("curator")
    assert "Начать работу" in browser.get(at(pairing), DAY).text
    assert browser.send(at(pairing, "start/")).status_code == 302
    assert Pairing.objects.get().state == "active"


def test_closing_page_names_the_consequences_and_closes(home, as_role):
    pairing = make_pairing(make_programme(), active=True)
    make_meeting(pairing)
    browser = as_role("curator")
    page = browser.get(at(pairing, "close/"), DAY)
    assert "назначенных встреч: 1" in page.text and "освободится мест: 1" in page.text
    assert "отказался от поручения" not in page.text
    sent = {"reason": "mismatch", "on": "2026-11-09", "_v": page.context["form"].version}
    assert browser.send(at(pairing, "close/"), sent).status_code == 302
    assert Pairing.objects.get().state == "terminated"


def test_closing_twice_by_a_double_click_frees_one_place(home, as_role):
    pairing = make_pairing(make_programme(), active=True)
    browser = as_role("curator")
    version = browser.get(at(pairing, "close/"), DAY).context["form"].version
    sent = {"reason": "mismatch", "on": "2026-11-09", "_v": version, "_idem": "one-and-the-same"}
    assert [browser.post(at(pairing, "close/"), sent).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(event="enrolments.free_place").count() == 1


def test_closing_without_a_reason_is_answered_beside_the_field(home, as_role):
    pairing = make_pairing(make_programme(), active=True)
    answer = as_role("curator").send(at(pairing, "close/"), {"on": "2026-11-09"})
    assert answer.status_code == 422 and "reason" in answer.context["form"].errors


def test_two_curators_changing_dates_get_a_comparison(pairing, as_role):
    browser = as_role("curator")
    seen = {"starts_on": "2026-11-02", "role_model": "", "_v": pairing.version}
    assert browser.send(at(pairing, "edit/"), seen | {"ends_on": "2027-04-30"}).status_code == 302
    late = browser.send(at(pairing, "edit/"), seen | {"ends_on": "2027-03-31"})
    assert late.status_code == 409 and "2027-04-30" in late.text


def test_order_is_written_and_shown(pairing, as_role):
    browser = as_role("curator")
    sent = {"number": "56-Н", "dated": "2026-11-02", "_v": pairing.version}
    assert browser.send(at(pairing, "order/"), sent).status_code == 302
    assert "№ 56-Н от 02.11.2026" in browser.get(at(pairing), DAY).text


def test_mentee_joins_and_leaves_a_group(home, as_role):
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", places=2)
    pairing = make_pairing(programme, mentor)
    boris = make_enrolment(programme, "Смирнов Борис Ильич", "mentee")
    browser = as_role("curator")
    sent = {"mentee": boris.public_id, "since": "2026-11-09"}
    assert browser.send(at(pairing, "mentees/"), sent).status_code == 302
    from nastavnik.features.pairings.queries import open_members

    (member,) = [m for m in open_members(pairing) if m.mentee == boris]
    path = f"/pairings/members/{member.public_id}/drop/"
    assert browser.get(path).status_code == 200
    assert browser.send(path, {"on": "2026-11-10"}).status_code == 302
    assert len(open_members(pairing)) == 1


def test_proposal_is_taken_back(pairing, as_role):
    browser = as_role("curator")
    assert browser.get(at(pairing, "undo/")).status_code == 200
    assert browser.send(at(pairing, "undo/")).status_code == 302
    assert not Pairing.objects.exists()


@pytest.mark.parametrize("tail", ["", "edit/", "order/", "close/", "suspend/", "undo/", "mentees/"])
def test_stranger_gets_what_is_missing(pairing, as_role, tail):
    answer = as_role("stranger").get(at(pairing, tail))
    assert answer.status_code == 404 and "Иванова" not in answer.text


@pytest.mark.parametrize("tail", ["start/", "trial/", "undo/"])
def test_head_sees_and_does_not_change(pairing, as_role, tail):
    browser = as_role("head")
    assert browser.get(at(pairing), DAY).status_code == 200
    assert browser.send(at(pairing, tail)).status_code == 403


def test_unknown_field_is_refused(pairing, as_role):
    sent = {"number": "56-Н", "dated": "2026-11-02", "state": "active"}
    assert as_role("curator").send(at(pairing, "order/"), sent).status_code == 400
    assert Pairing.objects.get().order_number == ""


def test_closed_pair_shows_its_reason_and_no_buttons(home, as_role):
    pairing = make_pairing(make_programme(), active=True)
    browser = as_role("curator")
    version = browser.get(at(pairing, "close/"), LATER).context["form"].version
    browser.send(
        at(pairing, "close/"), {"reason": "illness", "on": "2026-12-14", "note": "санаторий", "_v": version}
    )
    page = browser.get(at(pairing)).text
    assert "длительная болезнь" in page and "санаторий" in page
    assert "Завершить пару" not in page and "Встреча состоялась" not in page
