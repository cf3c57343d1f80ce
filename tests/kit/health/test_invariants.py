"""Each law finds the fault planted against it, and finds nothing in honest data."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection

from nastavnik.features.documents.models import Document
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.models import PairingMember
from nastavnik.kit.actions import create
from nastavnik.kit.files import places
from nastavnik.kit.files.keeping import keep_file
from nastavnik.kit.files.receiving import made
from nastavnik.kit.health.invariants import findings
from nastavnik.kit.queue.tables import Slot
from nastavnik.kit.tenancy import walls
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.kit.conftest import acting
from tests.makers.organisations import MOMENT
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme


def broken() -> dict[str, int]:
    """Code → number of faults, for the laws that do not hold."""
    return {found.code: len(found.faults) for found in findings() if found.faults}


def sql(statement: str, *values: object) -> None:
    """Change the database behind the back of the program."""
    connection.check_constraints()  # PostgreSQL does not alter a table whose keys are still to be checked
    walls.lower()
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    connection.check_constraints()
    walls.build()


@pytest.fixture
def pair(home):
    """An honest pair, one of two places taken, with one meeting held."""
    programme = make_programme()
    mentor = make_enrolment(programme, "Волкова Анна Сергеевна", "mentor", places=2)
    row = make_pairing(programme, mentor, "Иванова Алиса Денисовна", active=True)
    held = datetime(2026, 11, 10, 9, tzinfo=UTC)
    meeting = Meeting(pairing=row, kind="first", planned_at=held, state="held", organisation=home.school)
    acting(lambda: create(meeting))
    return row


def issue(school, number: str):
    def deed():
        file = keep_file(made(b"x", "docx", "Приказ"), kind="document", organisation_id=school.pk)
        programme = make_programme(f"Программа {number} {Document.objects.count()}")
        facts = {"blank": "order", "title": "Приказ", "state": "issued", "dated": date(2026, 10, 1)}
        places.adopt(file.public_id)
        return create(
            Document(
                programme=programme, school_year=2026, number=number, file=file, organisation=school, **facts
            )
        )

    return acting(deed)


def test_honest_data_breaks_no_law(pair, home):
    issue(home.school, "1-н")
    issue(home.school, "2-н")
    assert broken() == {}


def test_a_row_pointing_into_another_organisation_is_found(pair, home):
    with organisation_scope(home.other.pk):
        stranger = make_person("Чужакова Вера Ильинична")
    sql("UPDATE enrolments_enrolment SET person_id = %s WHERE id = %s", stranger.pk, pair.mentor_id)
    assert broken()["I1"] == 1


@pytest.mark.parametrize(("used", "faults"), [(0, 1), (2, 1)])
def test_a_wrong_count_of_places_is_found(pair, used, faults):
    sql("UPDATE enrolments_enrolment SET used_places = %s WHERE id = %s", used, pair.mentor_id)
    assert broken() == {"I2": faults}


def test_a_mentee_in_two_open_pairs_is_found(pair):
    sql("DROP INDEX mentee_one_open_pairing")
    member = PairingMember.objects.get()
    acting(
        lambda: create(
            PairingMember(
                pairing=pair, mentee=member.mentee, since=member.since, organisation_id=member.organisation_id
            )
        )
    )
    assert broken()["I3"] == 1


def test_a_number_given_twice_is_found(home):
    sql("DROP INDEX document_number_once")
    issue(home.school, "1-н")
    issue(home.school, "1-н")
    assert broken() == {"I15": 1}


def test_a_lost_file_is_found(home):
    document = issue(home.school, "1-н")
    places.clean(document.file.public_id).unlink()
    assert broken() == {"I16": 1}


@pytest.mark.parametrize("day", ["2026-09-19", "2027-06-30"])
def test_a_meeting_outside_its_pair_is_found(pair, day):
    sql("UPDATE pairings_pairing SET state = 'completed', ended_on = '2027-05-31' WHERE id = %s", pair.pk)
    sql("UPDATE enrolments_enrolment SET used_places = 0 WHERE id = %s", pair.mentor_id)
    sql("UPDATE meetings_meeting SET planned_at = %s", f"{day} 12:00:00+00:00")
    assert broken() == {"I20": 1}


def test_a_fallen_wall_is_found(db):
    walls.lower()
    assert broken() == {"D3": len(walls.expected_walls())}


def test_dbcheck_says_it_aloud_and_ends_with_one(pair, capsys):
    sql("UPDATE enrolments_enrolment SET used_places = 2 WHERE id = %s", pair.mentor_id)
    with pytest.raises(SystemExit) as end:
        call_command("dbcheck")
    told = capsys.readouterr().out
    assert end.value.code == 1
    assert "I2" in told
    assert "нарушено: 1" in told
    assert "Волкова" not in told


def test_dbcheck_of_honest_data_ends_with_nothing(pair, capsys):
    Slot.objects.create(name="any", slot="any", enqueued_at=MOMENT)
    call_command("dbcheck", "--json")
    assert '"ok": true' in capsys.readouterr().out
