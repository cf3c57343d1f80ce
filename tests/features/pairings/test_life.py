"""The life-cycle of a pairing as one table, its gates and its end."""

from datetime import UTC, date, datetime

import pytest

from nastavnik.features.consents.actions import withdraw_consent
from nastavnik.features.consents.models import Consent
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.actions import (
    change_pairing,
    close,
    fix_by_order,
    suspend,
)
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.pairings.queries import members_of, pairing_counts, waiting_mentees
from nastavnik.features.pairings.rules import LIFE_CYCLE, may_turn
from nastavnik.kit.verdict import BadInput, Conflict, Refused
from nastavnik.processes.activate_pairing import activate_pairing, gates_of
from nastavnik.processes.begin_trial import begin_trial
from tests.makers.organisations import BY
from tests.makers.pairings import NOVEMBER, clear_gates, make_pairing, sign_consent, train
from tests.makers.programmes import make_enrolment, make_programme

SIGNED = {"by": BY, "moment": NOVEMBER}
MAY = {"by": BY, "moment": datetime(2027, 5, 28, 9, 0, tzinfo=UTC)}
LAST_DAY = date(2027, 5, 28)


@pytest.mark.parametrize("now", PairingState.values)
@pytest.mark.parametrize("then", PairingState.values)
def test_pairing_turns_only_as_the_table_says(now, then):
    assert bool(may_turn(Pairing(state=now), then)) == (then in LIFE_CYCLE[now])


def test_closed_pairing_never_opens_again():
    assert not LIFE_CYCLE["completed"] and not LIFE_CYCLE["terminated"]


def test_no_work_without_the_consent_of_a_guardian(home):
    pairing = make_pairing(make_programme())
    train(pairing.mentor)
    with pytest.raises(Refused, match="законного представителя"):
        activate_pairing(pairing, **SIGNED)
    assert Pairing.objects.get().state == "proposed"


def test_consent_of_another_child_opens_nothing(home):
    programme = make_programme()
    clear_gates(make_pairing(programme, "Захаров Пётр Петрович", "Иванова Алиса Денисовна"))
    pairing = make_pairing(programme, "Орлов Олег Олегович", "Иванова Анна Денисовна")
    assert len(gates_of(pairing, NOVEMBER.date()).owed[1][1]) == 4


def test_no_work_with_an_untrained_mentor(home):
    pairing = make_pairing(make_programme())
    for person, missing in gates_of(pairing, NOVEMBER.date()).owed:
        for one in missing:
            sign_consent(pairing.programme, person, one.kind, one.signer)
    with pytest.raises(Refused, match="0 из 4 академических часов"):
        activate_pairing(pairing, **SIGNED)


def test_pair_works_after_a_trial_when_both_gates_are_clear(home):
    pairing = make_pairing(make_programme())
    clear_gates(pairing)
    begin_trial(pairing, **SIGNED)
    assert activate_pairing(pairing, **SIGNED).state == "active"


def test_no_trial_before_the_papers(home):
    pairing = make_pairing(make_programme())
    with pytest.raises(Refused, match="не хватает"):
        begin_trial(pairing, **SIGNED)
    assert Pairing.objects.get().state == "proposed"


def test_pause_ends_only_through_the_same_gates(home):
    pairing = make_pairing(make_programme(), active=True)
    suspend(pairing, note="каникулы", **SIGNED)
    withdraw_consent(Consent.objects.last(), on=NOVEMBER.date(), **SIGNED)
    with pytest.raises(Refused, match="не хватает"):
        activate_pairing(pairing, **SIGNED)
    assert pairing.state == "suspended"


def test_reason_of_success_completes_and_frees_the_place(home):
    pairing = make_pairing(make_programme(), active=True)
    close(pairing, reason="goal_reached", on=LAST_DAY, **MAY)
    assert (pairing.state, pairing.ended_on) == ("completed", LAST_DAY)
    assert Enrolment.objects.get(pk=pairing.mentor_id).used_places == 0
    assert [str(m) for m in members_of([pairing])[pairing.pk]] == ["Иванова Алиса Денисовна"]


def test_terminated_pair_gives_the_mentee_back_to_those_who_wait(home):
    programme = make_programme()
    pairing = make_pairing(programme, active=True)
    close(pairing, reason="mismatch", on=LAST_DAY, note="разные графики", **MAY)
    assert pairing.state == "terminated"
    assert [str(one) for one in waiting_mentees(programme)] == ["Иванова Алиса Денисовна"]
    assert pairing_counts(programme)["open"] == 0


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"reason": "bored"}, "из списка"),
        ({"reason": "labour_refusal"}, "из списка"),
        ({"on": date(2027, 5, 29)}, "ещё не наступил"),
        ({"on": date(2026, 10, 1)}, "начала работу"),
    ],
)
def test_wrong_end_is_refused_and_the_pair_works_on(home, facts, words):
    pairing = make_pairing(make_programme(), active=True)
    with pytest.raises((BadInput, Refused), match=words):
        close(pairing, **({"reason": "mismatch", "on": LAST_DAY} | facts), **MAY)
    assert Pairing.objects.get().state == "active"


def test_proposal_is_not_called_a_success(home):
    pairing = make_pairing(make_programme())
    with pytest.raises(Refused, match="не работала"):
        close(pairing, reason="goal_reached", on=LAST_DAY, **MAY)


def test_second_of_two_curators_who_close_gets_a_comparison(home):
    pairing = make_pairing(make_programme(), active=True)
    late = Pairing.objects.get(pk=pairing.pk)
    close(pairing, reason="mismatch", on=LAST_DAY, **MAY)
    with pytest.raises(Conflict):
        close(late, reason="goal_reached", on=LAST_DAY, **MAY)
    assert Enrolment.objects.get(pk=pairing.mentor_id).used_places == 0


def test_closed_pairing_takes_no_order_and_no_new_dates(home):
    pairing = make_pairing(make_programme(), active=True)
    close(pairing, reason="term_over", on=LAST_DAY, **MAY)
    with pytest.raises(Refused, match="закрыта"):
        fix_by_order(pairing, "56-Н", LAST_DAY, **MAY)
    with pytest.raises(Refused, match="закрыта"):
        change_pairing(
            pairing, starts_on=pairing.starts_on, ends_on=pairing.ends_on, role_model="tp_gifted", **MAY
        )


def test_order_without_a_number_is_refused(home):
    pairing = make_pairing(make_programme())
    with pytest.raises(BadInput, match="номер"):
        fix_by_order(pairing, "  ", date(2026, 11, 2), **SIGNED)
    assert fix_by_order(pairing, " 56-Н ", date(2026, 11, 2), **SIGNED).order_number == "56-Н"


def test_members_of_many_pairings_cost_one_query(home, django_assert_num_queries):
    programme = make_programme()
    rows = [
        make_pairing(programme, make_enrolment(programme, f"Педагог {n} А.", "mentor"), f"Ученик {n} Б.")
        for n in "абв"
    ]
    for count in (1, 3):
        with django_assert_num_queries(1):
            assert len([str(m) for found in members_of(rows[:count]).values() for m in found]) == count
