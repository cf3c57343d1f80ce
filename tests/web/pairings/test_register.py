"""The register of pairings: found, filtered, taken away, made by hand, seen by those who may."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.features.pairings.models import Pairing
from nastavnik.features.people.actions import add_class, change_person, entrust_class, link_account
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.organisations import BY, MOMENT
from tests.makers.pairings import clear_gates, make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme

SIGNED = {"by": BY, "moment": MOMENT}
PETROV, ALICE = "Петров Пётр Петрович", "Иванова Алёна Денисовна"


def test_register_without_a_programme_leads_to_a_new_one(as_role):
    assert "/programmes/new/" in as_role("curator").get("/pairings/").text


def test_pair_is_found_by_either_name_whatever_the_letter(home, as_role):
    programme = make_programme()
    make_pairing(programme, PETROV, ALICE)
    make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис Ильич")
    browser = as_role("curator")
    for text in ("алена", "петров"):
        page = browser.get("/pairings/", {"q": text}).text
        assert ALICE in page and "Смирнов" not in page


def test_register_is_filtered_by_state(home, as_role):
    programme = make_programme()
    make_pairing(programme, PETROV, ALICE, active=True)
    make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис Ильич")
    page = as_role("curator").get("/pairings/", {"state": "active"}).text
    assert ALICE in page and "Смирнов" not in page


def test_workbook_holds_the_rows_of_the_screen(home, as_role):
    programme = make_programme()
    make_pairing(programme, PETROV, ALICE)
    make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис Ильич")
    answer = as_role("curator").get("/pairings/export/", {"q": "алена"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[2:4] for row in rows] == [[PETROV, ALICE]]
    assert "Петров" not in answer["Content-Disposition"]


def test_list_costs_the_same_for_one_pair_and_for_three(home, as_role):
    programme, browser, costs = make_programme(), as_role("curator"), []
    for number, name in enumerate("абв", start=1):
        make_pairing(programme, f"Педагог {name} А.", f"Ученик {name} Б.", active=True)
        browser.get("/pairings/")
        if number in {1, 3}:
            with CaptureQueriesContext(
                connection,
            ) as seen:
                browser.get("/pairings/")
            costs.append(len(seen))
    assert costs[0] == costs[1] <= 20


def test_pair_is_made_by_hand(home, as_role):
    programme = make_programme()
    mentor, mentee = make_enrolment(programme, PETROV, "mentor"), make_enrolment(programme, ALICE, "mentee")
    sent = {
        "mentor": mentor.public_id,
        "mentees": [mentee.public_id],
        "starts_on": "2026-11-02",
        "ends_on": "2027-05-31",
    }
    answer = as_role("curator").send("/pairings/new/?track=teacher_pupil", sent)
    made = Pairing.objects.get()
    assert answer["Location"] == f"/pairings/{made.public_id}/"
    assert (made.mentor, made.state) == (mentor, "proposed")


def test_same_form_sent_twice_makes_one_pair(home, as_role):
    programme = make_programme()
    mentor = make_enrolment(programme, PETROV, "mentor", places=2)
    mentee = make_enrolment(programme, ALICE, "mentee")
    sent = {
        "mentor": mentor.public_id,
        "mentees": [mentee.public_id],
        "starts_on": "2026-11-02",
        "ends_on": "2027-05-31",
        "_idem": "one-and-the-same",
    }
    browser = as_role("curator")
    answers = [browser.post("/pairings/new/?track=teacher_pupil", sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Pairing.objects.count() == 1
    mentor.refresh_from_db()
    assert mentor.used_places == 1


def test_mentee_of_another_school_cannot_be_chosen(home, as_role):
    programme = make_programme()
    mentor = make_enrolment(programme, PETROV, "mentor")
    make_enrolment(programme, ALICE, "mentee")
    with organisation_scope(home.other.pk):
        foreign = make_enrolment(make_programme("Чужая программа"), "Чужая Вера Павловна", "mentee")
    sent = {
        "mentor": mentor.public_id,
        "mentees": [foreign.public_id],
        "starts_on": "2026-11-02",
        "ends_on": "2027-05-31",
    }
    answer = as_role("curator").send("/pairings/new/?track=teacher_pupil", sent)
    assert answer.status_code == 422 and "Чужая Вера" not in answer.text
    assert not Pairing.objects.exists()


def test_class_teacher_sees_pairs_of_the_class_entrusted_and_no_others(home, as_role):
    programme = make_programme()
    mine, other = (
        make_pairing(programme, PETROV, ALICE),
        make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис Ильич"),
    )
    teacher = link_account(make_person("Белова Анна Ильинична", "staff"), home.class_teacher, **SIGNED)
    own_class = entrust_class(add_class("7А", **SIGNED), class_teacher=teacher, **SIGNED)
    from nastavnik.features.pairings.queries import members_of

    change_person(members_of([mine])[mine.pk][0].mentee.person, school_class=own_class, **SIGNED)
    browser = as_role("class_teacher")
    page = browser.get("/pairings/").text
    assert ALICE in page and "Смирнов" not in page
    assert browser.get(f"/pairings/{mine.public_id}/").status_code == 200
    assert browser.get(f"/pairings/{other.public_id}/").status_code == 404


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("curator", "/pairings/", 200),
        ("head", "/pairings/", 200),
        ("mentor", "/pairings/", 403),
        ("mentor", "/pairings/mine/", 200),
        ("head", "/pairings/new/", 403),
        ("curator", "/pairings/mine/", 403),
        ("mentor", "/pairings/help/", 200),
    ],
)
def test_who_may_open_what(home, as_role, role, path, status):
    make_programme()
    assert as_role(role).get(path).status_code == status


def test_ticked_pairs_begin_at_once_and_the_rest_say_what_they_lack(home, as_role):
    programme = make_programme()
    ready = make_pairing(programme, PETROV, ALICE)
    clear_gates(ready)
    owing = make_pairing(programme, "Орлов Олег Олегович", "Смирнов Борис Ильич")
    browser = as_role("curator")
    page = browser.send("/pairings/begin/", {"selected": [ready.public_id, owing.public_id]}).text
    assert "Орлов Олег" in page and "Петров" not in page and "согласи" in page.lower()
    states = dict(Pairing.objects.values_list("public_id", "state"))
    assert states == {ready.public_id: "active", owing.public_id: "proposed"}


def test_nothing_ticked_begins_nothing_and_a_strangers_pair_is_not_one_of_ours(home, as_role):
    mine = make_pairing(make_programme(), PETROV, ALICE)
    with organisation_scope(home.other.pk):
        theirs = make_pairing(make_programme(), PETROV, ALICE)
        clear_gates(theirs)
    browser = as_role("curator")
    for selected in ([], [theirs.public_id], ["x"]):
        assert browser.send("/pairings/begin/", {"selected": selected})["Location"] == "/pairings/"
    assert Pairing.objects.get(pk=mine.pk).state == "proposed"
    with organisation_scope(home.other.pk):
        assert Pairing.objects.get(pk=theirs.pk).state == "proposed"
