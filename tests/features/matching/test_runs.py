"""Runs of matching: optimal and explained, obedient to rulings, harmless to what was adopted."""

import pytest

from nastavnik.core.matching.verify import verify_result
from nastavnik.features.matching.actions import rule
from nastavnik.features.matching.models import Proposal
from nastavnik.features.matching.queries import changes_since, load_run, proposals
from nastavnik.features.pairings.models import Pairing
from nastavnik.kit.verdict import BadInput, Refused
from nastavnik.processes.adopt_matching import adopt_matching
from nastavnik.processes.solve_matching import solve_matching
from nastavnik.processes.take_back_pairing import take_back_pairing
from tests.makers.matching import make_ready_programme
from tests.makers.organisations import BY, MOMENT

SIGNED = {"by": BY, "moment": MOMENT}
ASK = {"track": "teacher_pupil", "objective": "most-then-best", "weights": {"competence": 60, "time": 40}}


def matched(run) -> dict[str, str | None]:
    return {
        str(row.mentee).split()[0]: str(row.mentor).split()[0] if row.mentor else None
        for row in proposals(run)
    }


def adopt(programme, rows, groups=False):
    dates = {"starts_on": programme.starts_on, "ends_on": programme.ends_on}
    return adopt_matching(rows, groups=groups, **dates, **SIGNED)


def test_requests_meet_competences_and_the_rest_is_told_why(home):
    run = solve_matching(make_ready_programme(), **ASK, **SIGNED)
    assert matched(run) == {"Иванова": "Орлова", "Рой": "Захаров", "Ким": None}
    assert "Захаров Пётр Петрович" in proposals(run).get(mentor=None).why


def test_the_kept_problem_and_result_pass_the_independent_verifier(home):
    run = solve_matching(make_ready_programme(), **ASK, **SIGNED)
    assert run.proven and "доказано" in verify_result(run.problem, run.result)


def test_untrained_mentors_are_left_aside(home):
    run = solve_matching(make_ready_programme(trained=False), **ASK, **SIGNED)
    assert set(matched(run).values()) == {None}


def test_locked_pair_stays_and_the_change_is_told(home):
    programme = make_ready_programme()
    first = solve_matching(programme, **ASK, **SIGNED)
    kim = proposals(first).get(mentor=None).mentee
    orlova = next(row.mentor for row in proposals(first) if row.mentor and "Орлова" in str(row.mentor))
    rule(kim, orlova, kind="locked", reason="знакомы по кружку", **SIGNED)
    second = solve_matching(programme, **ASK, **SIGNED)
    assert matched(second)["Ким"] == "Орлова"
    assert {str(mentee).split()[0] for mentee, *_ in changes_since(second, first)} == {"Ким", "Иванова"}


def test_locked_pair_cannot_be_forbidden_too(home):
    programme = make_ready_programme()
    pair = proposals(solve_matching(programme, **ASK, **SIGNED)).exclude(mentor=None)[0]
    rule(pair.mentee, pair.mentor, kind="locked", **SIGNED)
    with pytest.raises(Refused, match="уже решено"):
        rule(pair.mentee, pair.mentor, kind="forbidden", **SIGNED)


def test_locks_beyond_capacity_are_refused_in_words(home):
    programme = make_ready_programme()
    rows = list(proposals(solve_matching(programme, **ASK, **SIGNED)))
    mentor = next(row.mentor for row in rows if row.mentor)
    for row in rows[:2]:
        rule(row.mentee, mentor, kind="locked", **SIGNED)
    run = solve_matching(programme, **ASK, **SIGNED)
    assert run.state == "refused" and str(mentor) in run.refusals[0]
    assert not Proposal.objects.filter(run=run).exists()


def test_adopted_pairs_are_not_touched_by_a_new_run(home):
    programme = make_ready_programme()
    run = solve_matching(programme, **ASK, **SIGNED)
    adopt(programme, list(proposals(run).exclude(mentor=None)))
    again = solve_matching(programme, **ASK, **SIGNED)
    assert Pairing.objects.count() == 2 and matched(again) == {"Ким": None}
    run.refresh_from_db()
    assert run.state == "adopted"


def test_adopting_twice_makes_one_pairing(home):
    programme = make_ready_programme()
    rows = list(proposals(solve_matching(programme, **ASK, **SIGNED)).exclude(mentor=None))
    adopt(programme, rows)
    with pytest.raises(Refused, match="уже закреплена"):
        adopt(programme, list(proposals(rows[0].run).exclude(mentor=None)))
    assert Pairing.objects.count() == len(rows)


def test_several_mentees_of_one_mentor_become_a_group(home):
    programme = make_ready_programme(mentors=(("Захаров Пётр Петрович", ["physics"], 3),))
    run = solve_matching(programme, **ASK, **SIGNED)
    (group,) = adopt(programme, list(proposals(run)), groups=True)
    assert group.kind == "group" and group.mentor.used_places == 3


@pytest.mark.parametrize("weights", [{}, {"competence": 0}, {"competence": 101}, {"nonsense": 10}])
def test_senseless_weights_are_refused(home, weights):
    with pytest.raises(BadInput, match="Веса"):
        solve_matching(make_ready_programme(), **ASK | {"weights": weights}, **SIGNED)


def test_large_run_waits_for_the_worker_and_is_solved_once(home, monkeypatch):
    from nastavnik.jobs.on_demand.matching import solve
    from nastavnik.processes import solve_matching as process

    monkeypatch.setattr(process, "AT_ONCE", 0)
    run = solve_matching(make_ready_programme(), **ASK, **SIGNED)
    assert run.state == "waiting"
    for _ in range(2):
        solve(run=run.public_id, **SIGNED)
    run.refresh_from_db()
    assert run.state == "solved" and proposals(run).count() == 3


def test_run_called_off_is_not_solved_by_a_late_worker(home, monkeypatch):
    from nastavnik.features.matching.actions import cancel_run
    from nastavnik.jobs.on_demand.matching import solve
    from nastavnik.processes import solve_matching as process

    monkeypatch.setattr(process, "AT_ONCE", 0)
    run = solve_matching(make_ready_programme(), **ASK, **SIGNED)
    cancel_run(run, **SIGNED)
    solve(run=run.public_id, **SIGNED)
    run.refresh_from_db()
    assert run.state == "cancelled" and not proposals(run).exists()


def test_adopted_pair_is_taken_back_and_its_proposal_is_free_again(home):
    programme = make_ready_programme()
    run = solve_matching(programme, **ASK, **SIGNED)
    pairings = adopt(programme, list(proposals(run).exclude(mentor=None)))
    take_back_pairing(pairings[0], **SIGNED)
    assert proposals(run).filter(pairing=None, mentor__isnull=False).count() == 1
    assert load_run(run.public_id).state == "solved"
    assert adopt(programme, list(proposals(run).filter(pairing=None).exclude(mentor=None)))
