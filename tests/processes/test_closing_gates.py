"""Gates close with the paper they stand on, in one transaction, and open again when it is back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nastavnik.features.consents.actions import give_consent, strike_consent, withdraw_consent
from nastavnik.features.consents.models import Consent
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.people.actions import change_person
from nastavnik.features.programmes.actions import change_programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.mail.tables import Letter
from nastavnik.kit.timeline import timeline_of
from nastavnik.kit.verdict import BadInput, Refused
from nastavnik.processes.activate_pairing import activate_pairing
from nastavnik.processes.annul_clearance import annul_clearance
from nastavnik.processes.begin_trial import begin_trial
from nastavnik.processes.close_gates import watch_gates
from nastavnik.processes.gates import gates_of, may_contact, may_meet_on
from tests.makers.meetings import TENTH, make_meeting
from tests.makers.organisations import BY
from tests.makers.pairings import NOVEMBER, clear, clear_gates, make_pairing, sign_consent
from tests.makers.people import make_person
from tests.makers.programmes import make_programme
from tests.makers.screening import make_guest_pairing

NOW = {"by": BY, "moment": NOVEMBER}
LATER = {"by": BY, "moment": TENTH + timedelta(days=1)}


@pytest.fixture
def pairing(home) -> Pairing:
    return make_pairing(make_programme(), active=True)


@pytest.fixture
def guest(home) -> Pairing:
    return make_guest_pairing(active=True)


def fresh(pairing: Pairing) -> Pairing:
    return Pairing.objects.get(pk=pairing.pk)


def child_of(pairing: Pairing):
    return PairingMember.objects.get(pairing=pairing).mentee.person


def consent_of(pairing: Pairing, signer: str = "guardian") -> Consent:
    rows = Consent.objects.filter(person=child_of(pairing), kind="participation", state="given")
    return next(row for row in rows if row.signer == signer)


def states(pairing: Pairing) -> list[tuple[str, bool]]:
    return list(Meeting.objects.filter(pairing=pairing).values_list("state", "held_back"))


def test_withdrawal_stops_the_pair_and_its_meetings_at_once(pairing):
    make_meeting(pairing)
    withdraw_consent(consent_of(pairing), on=NOVEMBER.date(), reason="передумали", **NOW)
    assert fresh(pairing).state == "suspended"
    assert "Согласие на участие" in fresh(pairing).held_for
    assert states(pairing) == [("cancelled", True)]
    assert any("Работа пары остановлена" in event.text for event in timeline_of(pairing.public_id))


def test_the_way_back_is_the_consent_given_again(pairing):
    make_meeting(pairing)
    withdraw_consent(consent_of(pairing), on=NOVEMBER.date(), **NOW)
    with pytest.raises(Refused, match="не хватает"):
        activate_pairing(fresh(pairing), **NOW)
    kind = pack_of(pairing.programme).consent("participation")
    guardian = Consent.objects.filter(person=child_of(pairing), state="withdrawn").get().signed_by
    give_consent(
        child_of(pairing), kind, contour="pupils", given_on=NOVEMBER.date(), signed_by=guardian, **NOW
    )
    activate_pairing(fresh(pairing), **NOW)
    assert (fresh(pairing).state, fresh(pairing).held_for) == ("active", "")
    assert states(pairing) == [("planned", False)]


def test_other_kinds_and_other_people_stop_nobody(pairing):
    sign_consent(pairing.programme, child_of(pairing), "photo", "guardian")
    photo = Consent.objects.get(kind="photo")
    withdraw_consent(photo, on=NOVEMBER.date(), **NOW)
    assert fresh(pairing).state == "active"


def test_consent_taken_off_as_a_mistake_stops_the_pair(pairing):
    strike_consent(consent_of(pairing), **NOW)
    assert fresh(pairing).state == "suspended"


def test_renewal_stops_nobody(pairing):
    old = consent_of(pairing)
    kind = pack_of(pairing.programme).consent("participation")
    give_consent(
        child_of(pairing), kind, contour="pupils", given_on=NOVEMBER.date(), signed_by=old.signed_by, **NOW
    )
    old.refresh_from_db()
    assert (old.state, fresh(pairing).state) == ("ended", "active")


def test_trial_becomes_a_proposal_again(home):
    pairing = make_pairing(make_programme())
    clear_gates(pairing)
    begin_trial(pairing, **NOW)
    withdraw_consent(consent_of(pairing), on=NOVEMBER.date(), **NOW)
    assert fresh(pairing).state == "proposed"


def test_term_that_is_over_is_found_by_the_watch(pairing):
    over = datetime(2027, 10, 2, 6, tzinfo=UTC)
    assert watch_gates(**NOW) == []
    assert [row.pk for row in watch_gates(by=BY, moment=over)] == [pairing.pk]
    assert fresh(pairing).state == "suspended"


def test_gate_is_closed_before_the_watch_has_come(pairing):
    last = date(2027, 10, 1)
    assert may_meet_on(pairing, last)
    assert not may_meet_on(pairing, last + timedelta(days=1))


def test_fourteen_years_ask_for_the_childs_own_signature(home):
    pairing = make_pairing(make_programme())
    child = change_person(child_of(pairing), birth_date=date(2012, 11, 20), **NOW)
    clear_gates(pairing)
    activate_pairing(fresh(pairing), **NOW)
    eve, birthday = (datetime(2026, 11, day, 6, tzinfo=UTC) for day in (19, 20))
    assert watch_gates(by=BY, moment=eve) == []
    assert len(watch_gates(by=BY, moment=birthday)) == 1
    assert "подпись самого участника" in fresh(pairing).held_for
    assert child.birth_date


def test_corrected_date_of_birth_stops_the_pair(home):
    pairing = make_pairing(make_programme())
    change_person(child_of(pairing), birth_date=date(2014, 3, 1), **NOW)
    clear_gates(pairing)
    activate_pairing(fresh(pairing), **NOW)
    change_person(child_of(pairing), birth_date=date(2015, 3, 1), **NOW)
    assert fresh(pairing).state == "active"
    change_person(child_of(pairing), birth_date=date(2010, 3, 1), **NOW)
    assert fresh(pairing).state == "suspended"


def test_annulled_clearance_stops_the_guest(guest):
    make_meeting(guest, place="каб. 12")
    clearance = clear_of(guest)
    annul_clearance(clearance, on=NOVEMBER.date(), reason="подделка", **NOW)
    assert fresh(guest).state == "suspended"
    assert states(guest) == [("cancelled", True)]
    clear(guest.mentor.person, number="новая")
    activate_pairing(fresh(guest), **NOW)
    assert states(guest) == [("planned", False)]


def clear_of(pairing: Pairing):
    from nastavnik.features.screening.models import Clearance

    return Clearance.objects.get(person=pairing.mentor.person)


def test_clearance_is_not_annulled_before_a_meeting_held_under_it(guest):
    make_meeting(guest, held=True, place="каб. 12")
    with pytest.raises(BadInput, match="прошла встреча"):
        annul_clearance(clear_of(guest), on=NOVEMBER.date(), reason="подделка", **LATER)
    annul_clearance(clear_of(guest), on=TENTH.date() + timedelta(days=1), reason="подделка", **LATER)
    assert fresh(guest).state == "suspended"


def test_guest_without_a_clearance_neither_begins_nor_plans(home):
    pairing = make_guest_pairing()
    clear_gates(pairing)
    clearance = clear_of(pairing)
    annul_clearance(clearance, on=NOVEMBER.date(), reason="подделка", **NOW)
    with pytest.raises(Refused, match="аннулированы"):
        activate_pairing(pairing, **NOW)
    assert not gates_of(pairing, NOVEMBER.date()).clear


def test_curator_with_an_address_is_told_without_names(pairing):
    curator = make_person("Кузнецова Анна Олеговна", "staff", email="kurator@example.org")
    programme = pairing.programme
    change_programme(programme, curator=curator, **NOW)
    withdraw_consent(consent_of(pairing), on=NOVEMBER.date(), **NOW)
    letter = Letter.objects.get(recipient="kurator@example.org")
    assert "остановлено: 1\xa0пара" in letter.body
    assert "Иванова" not in letter.subject + letter.body


def test_grown_up_may_deal_with_the_child_of_their_working_pair_alone(guest):
    adult, child, day = guest.mentor.person, child_of(guest), NOVEMBER.date()
    assert may_contact(adult, child, day)
    assert not may_contact(adult, make_person("Смирнов Борис Ильич", "pupil"), day)
    withdraw_consent(consent_of(guest), on=day, **NOW)
    assert not may_contact(adult, child, day)
