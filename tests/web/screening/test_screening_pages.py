"""Pages of clearances: a curator records, renews and annuls; the head reads; nobody else sees."""

from datetime import timedelta

import pytest

from nastavnik.features.pairings.models import Pairing
from nastavnik.features.screening.models import Clearance
from nastavnik.kit import moments
from tests.makers.pairings import clear
from tests.makers.people import make_person
from tests.makers.screening import make_guest_pairing

TODAY = moments.true_today()
SEEN = {
    "kind": "criminal_record",
    "number": "77/А-15",
    "issued_on": TODAY - timedelta(days=3),
    "decided_on": TODAY,
    "decision": "admitted",
}


@pytest.fixture
def guest(home):
    return make_person("Белов Иван Ильич", "outsider", workplace="завод «Прибор»")


@pytest.fixture
def curator(as_role):
    return as_role("curator")


def page(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_list_begins_with_whoever_has_nothing(curator, guest):
    clear(make_person("Аксёнов Олег Ильич", "outsider"))
    shown = page(curator, "/screening/")
    assert shown.index("Белов Иван Ильич") < shown.index("Аксёнов Олег Ильич")
    assert "завод «Прибор»" in shown


def test_staff_pupils_and_parents_who_take_no_part_are_not_asked(curator, guest):
    for name, kind in (
        ("Учителев Пётр П.", "staff"),
        ("Ученик Иван И.", "pupil"),
        ("Мамина Вера В.", "guardian"),
    ):
        make_person(name, kind)
    shown = page(curator, "/screening/")
    assert not [name for name in ("Учителев", "Ученик Иван", "Мамина") if name in shown]


def test_list_is_filtered_searched_and_taken_away(curator, guest):
    clear(make_person("Аксёнов Олег Ильич", "outsider"))
    assert "Аксёнов" not in page(curator, "/screening/?state=missing")
    assert "Белов" not in page(curator, "/screening/?q=аксенов")
    assert curator.get("/screening/export/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_three(curator, home, count, django_assert_num_queries):
    for number in range(count):
        make_person(f"Гость {number}", "outsider")
    curator.get("/screening/")
    with django_assert_num_queries(7):
        curator.get("/screening/")


def test_curator_records_for_a_year(curator, guest):
    answer = curator.send(f"/screening/of/{guest.public_id}/record/", SEEN)
    assert answer.status_code == 302
    row = Clearance.objects.get()
    assert row.expires_on == row.issued_on.replace(year=row.issued_on.year + 1)
    assert "Можно встречаться с детьми" in page(curator, f"/screening/of/{guest.public_id}/")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": ""}, "number"),
        ({"issued_on": TODAY + timedelta(days=1)}, "ещё не наступил"),
        ({"decided_on": TODAY - timedelta(days=9)}, "раньше самой справки"),
        ({"expires_on": TODAY + timedelta(days=900)}, "не дольше 12 месяцев"),
    ],
)
def test_wrong_facts_are_said_beside_the_field(curator, guest, wrong, said):
    answer = curator.send(f"/screening/of/{guest.public_id}/record/", SEEN | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Clearance.objects.exists()


def test_annulling_stops_the_pair(curator, home):
    pairing = make_guest_pairing(active=True)
    row = Clearance.objects.get()
    answer = curator.send(
        f"/screening/{row.public_id}/annul/", {"on": TODAY, "reason": "подделка", "_v": row.version}
    )
    assert answer.status_code == 302
    assert Pairing.objects.get(pk=pairing.pk).state == "suspended"
    assert "Пара остановлена воротами" in page(curator, f"/pairings/{pairing.public_id}/")


def test_staff_member_has_no_such_page(curator, home):
    employee = make_person("Учителев Пётр П.", "staff")
    assert curator.get(f"/screening/of/{employee.public_id}/").status_code == 404


def test_head_reads_and_a_class_teacher_does_not(as_role, guest):
    assert "Белов Иван Ильич" in page(as_role("head"), "/screening/")
    assert as_role("head").get(f"/screening/of/{guest.public_id}/record/").status_code == 403
    assert as_role("class_teacher").get("/screening/").status_code == 403
