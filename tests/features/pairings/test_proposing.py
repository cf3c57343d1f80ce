"""Proposing a pairing: who may stand in it, and what it takes of the mentor."""

from datetime import date

import pytest

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.actions import drop_mentee, propose_pairing, undo_proposal
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.pairings.queries import members_of, open_pairings_of, waiting_mentees
from nastavnik.kit.verdict import BadInput, Refused
from nastavnik.processes.join_group import join_group
from tests.makers.organisations import BY
from tests.makers.pairings import NOVEMBER, make_pairing
from tests.makers.programmes import make_enrolment, make_programme

SIGNED = {"by": BY, "moment": NOVEMBER}
TERM = {"starts_on": date(2026, 11, 2), "ends_on": date(2027, 5, 31)}
PETROV, ALICE, BORIS = "Петров Пётр Петрович", "Иванова Алиса Денисовна", "Смирнов Борис Ильич"


def used(mentor: Enrolment) -> int:
    return Enrolment.objects.get(pk=mentor.pk).used_places


def test_pair_takes_one_place_and_the_mentee_waits_no_more(home):
    programme = make_programme()
    pairing = make_pairing(programme, PETROV, ALICE)
    assert (pairing.kind, pairing.state, used(pairing.mentor)) == ("pair", "proposed", 1)
    assert not waiting_mentees(programme).exists()


def test_group_takes_a_place_for_each_mentee(home):
    pairing = make_pairing(make_programme(), PETROV, ALICE, BORIS)
    assert (pairing.kind, used(pairing.mentor)) == ("group", 2)
    assert [str(m) for m in members_of([pairing])[pairing.pk]] == [ALICE, BORIS]


def test_mentee_named_twice_takes_one_place(home):
    programme = make_programme()
    alice = make_enrolment(programme, ALICE, "mentee")
    pairing = make_pairing(programme, PETROV, alice, alice)
    assert (pairing.kind, used(pairing.mentor)) == ("pair", 1)


def test_mentee_of_an_open_pairing_is_refused_and_no_place_is_taken(home):
    programme = make_programme()
    alice = make_enrolment(programme, ALICE, "mentee")
    make_pairing(programme, PETROV, alice)
    other = make_enrolment(programme, "Орлов Олег Олегович", "mentor")
    with pytest.raises(Refused, match="Иванова Алиса Денисовна» уже в паре"):
        make_pairing(programme, other, alice)
    assert (used(other), Pairing.objects.count()) == (0, 1)


def test_mentor_without_places_is_refused_and_the_mentee_goes_on_waiting(home):
    programme = make_programme()
    first = make_pairing(programme, PETROV, ALICE)
    with pytest.raises(Refused, match="нет свободных мест"):
        make_pairing(programme, first.mentor, BORIS)
    assert [str(one) for one in waiting_mentees(programme)] == [BORIS]


def test_nobody_mentors_themselves(home):
    programme = make_programme(tracks={"peer": None})
    mentor = make_enrolment(programme, PETROV, "mentor", track="peer")
    from nastavnik.features.enrolments.actions import decide, enrol

    self_mentee = enrol(
        programme, mentor.person, side="mentee", track="peer", entered_on=date(2026, 9, 15), **SIGNED
    )
    decide(self_mentee, state="accepted", **SIGNED)
    with pytest.raises(Refused, match="самому себе"):
        make_pairing(programme, mentor, self_mentee)


def test_candidate_is_not_paired(home):
    programme = make_programme()
    candidate = make_enrolment(programme, ALICE, "mentee", accepted=False)
    with pytest.raises(Refused, match="ещё не принят"):
        make_pairing(programme, PETROV, candidate)


def test_people_of_different_tracks_are_not_paired(home):
    programme = make_programme()
    peer = make_enrolment(programme, ALICE, "mentee", track="peer")
    with pytest.raises(Refused, match="в другой форме"):
        make_pairing(programme, PETROV, peer)


def test_group_larger_than_the_pack_allows_is_refused(home):
    programme = make_programme()
    names = [f"Иванов Иван {letter}." for letter in "АБВГДЕ"]
    with pytest.raises(Refused, match="не больше 5"):
        make_pairing(programme, PETROV, *names)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts_on": date(2026, 8, 1)}, "starts_on"),
        ({"ends_on": date(2027, 7, 1)}, "ends_on"),
        ({"ends_on": date(2026, 10, 1)}, "ends_on"),
        ({"role_model": "vybor"}, "role_model"),
    ],
)
def test_wrong_fact_is_named_with_its_field(home, facts, field):
    programme = make_programme()
    mentor, mentee = make_enrolment(programme, PETROV, "mentor"), make_enrolment(programme, ALICE, "mentee")
    with pytest.raises(BadInput) as fault:
        propose_pairing(programme, mentor, [mentee], track="teacher_pupil", **(TERM | facts), **SIGNED)
    assert fault.value.field == field
    assert used(mentor) == 0


def test_undone_proposal_leaves_nothing_and_frees_the_places(home):
    pairing = make_pairing(make_programme(), PETROV, ALICE, BORIS)
    mentor = pairing.mentor
    undo_proposal(pairing, **SIGNED)
    assert (Pairing.objects.count(), PairingMember.objects.count(), used(mentor)) == (0, 0, 0)


def test_pair_at_work_is_not_undone(home):
    pairing = make_pairing(make_programme(), PETROV, ALICE, active=True)
    with pytest.raises(Refused, match="только завершить"):
        undo_proposal(pairing, **SIGNED)
    assert used(pairing.mentor) == 1


def test_pair_becomes_a_group_and_the_last_mentee_cannot_leave(home):
    programme = make_programme()
    mentor = make_enrolment(programme, PETROV, "mentor", places=2)
    pairing, boris = make_pairing(programme, mentor, ALICE), make_enrolment(programme, BORIS, "mentee")
    join_group(pairing, boris, since=date(2026, 12, 1), **SIGNED)
    assert (pairing.kind, used(mentor)) == ("group", 2)
    drop_mentee(pairing, boris, on=date(2027, 1, 12), **SIGNED)
    assert used(mentor) == 1
    assert not open_pairings_of(boris.person).exists()
    alice = members_of([pairing])[pairing.pk][0].mentee
    with pytest.raises(Refused, match="единственный"):
        drop_mentee(pairing, alice, on=date(2027, 1, 12), **SIGNED)
