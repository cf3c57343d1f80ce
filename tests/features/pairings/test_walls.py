"""Whichever way it is written: the database refuses a pairing at work that lacks a consent or has an unchecked guest."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from nastavnik.features.consents.models import Consent
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.screening.models import Clearance
from tests.makers.pairings import clear_gates, make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme
from tests.makers.screening import TRACK, make_guest_pairing

BORIS = "Смирнов Борис Ильич"


def raw(statement: str, *values: object) -> int:
    """A statement as a stranger's tool would send it, in a savepoint."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


@pytest.fixture
def pairing(home) -> Pairing:
    return make_pairing(make_programme(), active=True)


@pytest.fixture
def guest(home) -> Pairing:
    return make_guest_pairing(active=True)


def child_of(pairing: Pairing):
    return PairingMember.objects.get(pairing=pairing).mentee.person


def refused(words: str, statement: str, *values: object) -> None:
    with pytest.raises((IntegrityError, DatabaseError), match=words):
        raw(statement, *values)


@pytest.mark.parametrize("state", ["trial", "active"])
def test_proposal_is_not_set_to_work_by_hand(home, state):
    pairing = make_pairing(make_programme())
    put = "UPDATE pairings_pairing SET state = %s, cleared_on = '2026-11-09' WHERE id = %s"
    refused("lacks a consent", put, state, pairing.pk)
    clear_gates(pairing)
    assert raw(put, state, pairing.pk) == 1


def test_work_without_a_day_of_clearance_is_refused(home):
    pairing = make_pairing(make_programme())
    clear_gates(pairing)
    refused("no day of clearance", "UPDATE pairings_pairing SET state = 'active' WHERE id = %s", pairing.pk)


def test_pairing_is_not_inserted_at_work(pairing):
    columns = [
        f.column for f in Pairing._meta.concrete_fields if f.column not in {"id", "public_id", "mentor_id"}
    ]
    named, taken = ", ".join(columns), ", ".join(columns)
    other = make_enrolment(pairing.programme, "Педагог Новый А.", "mentor")
    copy = f"INSERT INTO pairings_pairing (public_id, mentor_id, {named}) SELECT 'x', %s, {taken} FROM pairings_pairing WHERE id = %s"
    refused("lacks a consent", copy, other.pk, pairing.pk)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE consents_consent SET state = 'withdrawn' WHERE person_id = %s",
        "UPDATE consents_consent SET state = 'ended' WHERE person_id = %s AND signed_by_id IS NULL",
        "UPDATE consents_consent SET expires_on = '2026-11-01' WHERE person_id = %s",
        "UPDATE consents_consent SET kind = 'photo' WHERE person_id = %s AND kind = 'processing'",
        "UPDATE consents_consent SET contour = 'staff' WHERE person_id = %s",
        "DELETE FROM consents_consent WHERE person_id = %s",
    ],
)
def test_consent_does_not_end_under_a_pairing_at_work(pairing, change):
    refused("lacks a consent", change, child_of(pairing).pk)


def test_consent_of_somebody_else_ends_freely(pairing):
    other = make_pairing(make_programme("Другая"), "Педагог Иной А.", BORIS)
    clear_gates(other)
    assert raw("DELETE FROM consents_consent WHERE person_id = %s", child_of(other).pk) > 0


def test_consent_is_not_given_to_another_person(pairing):
    other = make_enrolment(pairing.programme, BORIS, "mentee").person
    move = "UPDATE consents_consent SET person_id = %s WHERE person_id = %s"
    refused("lacks a consent", move, other.pk, child_of(pairing).pk)


def test_mentee_without_consents_does_not_enter_a_pairing_at_work(pairing):
    other = make_enrolment(pairing.programme, BORIS, "mentee")
    refused(
        "lacks a consent",
        "UPDATE pairings_pairingmember SET mentee_id = %s WHERE pairing_id = %s",
        other.pk,
        pairing.pk,
    )


def test_mentor_without_consents_does_not_take_a_pairing_at_work(pairing):
    other = make_enrolment(pairing.programme, "Педагог Новый А.", "mentor")
    refused(
        "lacks a consent", "UPDATE pairings_pairing SET mentor_id = %s WHERE id = %s", other.pk, pairing.pk
    )


def test_enrolment_of_a_pairing_at_work_is_not_another_person(pairing):
    other = make_person(BORIS, "pupil")
    member = PairingMember.objects.get(pairing=pairing)
    change = "UPDATE enrolments_enrolment SET person_id = %s WHERE id = %s"
    refused("lacks a consent", change, other.pk, member.mentee_id)


@pytest.mark.parametrize("born", ["2019-03-01", "2005-03-01"])
def test_age_that_asks_for_other_signatures_is_not_written_under_a_pairing_at_work(home, born):
    pairing = make_pairing(make_programme(), active=True)
    child = child_of(pairing)
    signer = "signed_by_id IS NOT NULL" if born == "2019-03-01" else "signed_by_id IS NULL"
    with transaction.atomic():
        raw("UPDATE pairings_pairing SET state = 'suspended' WHERE id = %s", pairing.pk)
        raw(f"UPDATE consents_consent SET state = 'ended' WHERE person_id = %s AND {signer}", child.pk)
    back = "UPDATE pairings_pairing SET state = 'active' WHERE id = %s"
    refused("lacks a consent", back, pairing.pk)
    raw(
        "UPDATE people_person SET birth_date = %s WHERE id = %s",
        "2005-03-01" if born == "2019-03-01" else "2019-03-01",
        child.pk,
    )
    assert raw(back, pairing.pk) == 1
    refused("lacks a consent", "UPDATE people_person SET birth_date = %s WHERE id = %s", born, child.pk)


def test_edition_is_frozen_and_a_programme_at_work_does_not_lose_it(pairing):
    refused(
        "never changed",
        "UPDATE methodology_edition SET data = '{}' WHERE id = %s",
        pairing.programme.edition_id,
    )
    raw("UPDATE programmes_programme SET edition_id = NULL WHERE id = %s", pairing.programme_id)
    put = "UPDATE pairings_pairing SET state = 'active' WHERE id = %s"
    refused("does not know this form", put, pairing.pk)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE screening_clearance SET state = 'annulled', annulled_on = '2026-11-09' WHERE person_id = %s",
        "UPDATE screening_clearance SET expires_on = '2026-11-08' WHERE person_id = %s",
        "UPDATE screening_clearance SET decision = 'refused' WHERE person_id = %s",
        "DELETE FROM screening_clearance WHERE person_id = %s",
    ],
)
def test_clearance_does_not_end_under_a_guest_at_work(guest, change):
    refused("not cleared", change, guest.mentor.person_id)


def test_guest_without_a_clearance_is_not_set_to_work(guest):
    raw("UPDATE pairings_pairing SET state = 'suspended' WHERE id = %s", guest.pk)
    raw("DELETE FROM screening_clearance")
    refused("not cleared", "UPDATE pairings_pairing SET state = 'active' WHERE id = %s", guest.pk)


def test_employee_does_not_become_a_guest_under_a_pairing_at_work(pairing):
    change = "UPDATE people_person SET kind = 'outsider' WHERE id = %s"
    refused("not cleared", change, pairing.mentor.person_id)


def test_a_grown_mentee_needs_no_check_of_a_guest(home):
    programme = make_programme(tracks={TRACK: None})
    pairing = make_guest_pairing(programme)
    raw("UPDATE people_person SET birth_date = '2000-01-01' WHERE id = %s", child_of(pairing).pk)
    pairing = Pairing.objects.get(pk=pairing.pk)
    clear_gates(pairing)
    assert not Clearance.objects.exists() and Consent.objects.exists()
    put = "UPDATE pairings_pairing SET state = 'active', cleared_on = '2026-11-09' WHERE id = %s"
    assert raw(put, pairing.pk) == 1
