"""Sheets of wishes: what both named weighs, what one refused is obeyed, a sheet says nothing senseless."""

from datetime import date

import pytest

from nastavnik.features.enrolments.queries import accepted
from nastavnik.features.matching.actions import hand_in_sheet, take_sheet_back
from nastavnik.features.matching.models import Wish, WishSheet
from nastavnik.features.matching.pool import gather
from nastavnik.features.matching.queries import proposals
from nastavnik.features.matching.wishes import lines_of, sheet_of, told_on
from nastavnik.kit.verdict import Refused
from nastavnik.processes.solve_matching import solve_matching
from tests.makers.matching import make_ready_programme
from tests.makers.organisations import BY, MOMENT

SIGNED = {"by": BY, "moment": MOMENT}
SHEET = {"way": "paper", "on": date(2026, 10, 5), **SIGNED}
ASK = {"track": "teacher_pupil", "objective": "most-then-best"}


@pytest.fixture
def programme(home):
    return make_ready_programme()


def row(programme, surname):
    found = [*accepted(programme, "mentee"), *accepted(programme, "mentor")]
    return next(one for one in found if one.person.surname == surname)


def test_those_who_named_each_other_become_a_pair(programme):
    kim, zakharov = row(programme, "Ким"), row(programme, "Захаров")
    hand_in_sheet(kim, named=[zakharov], **SHEET)
    hand_in_sheet(zakharov, named=[kim], **SHEET)
    run = solve_matching(programme, weights={"choice": 100}, **ASK, **SIGNED)
    pair = proposals(run).get(mentee=kim)
    assert pair.mentor_id == zakharov.pk and pair.score == 100


def test_nobody_is_joined_with_whom_they_would_not(programme):
    roy, zakharov = row(programme, "Рой"), row(programme, "Захаров")
    ask = {"weights": {"competence": 100}, **ASK, **SIGNED}
    assert proposals(solve_matching(programme, **ask)).get(mentee=roy).mentor_id == zakharov.pk
    hand_in_sheet(zakharov, named=[], never=[roy], **SHEET)
    assert proposals(solve_matching(programme, **ask)).get(mentee=roy).mentor_id != zakharov.pk


def test_a_sheet_handed_in_again_takes_the_place_of_the_earlier_one(programme):
    kim, zakharov, orlova = (row(programme, name) for name in ("Ким", "Захаров", "Орлова"))
    hand_in_sheet(kim, named=[zakharov, orlova], **SHEET)
    sheet = hand_in_sheet(kim, named=[orlova], never=[zakharov], **SHEET | {"way": "link"})
    assert told_on(sheet) == ([orlova.public_id], [zakharov.public_id])
    assert WishSheet.objects.count() == 1 and sheet.way == "link"
    take_sheet_back(sheet, **SIGNED)
    assert sheet_of(kim) is None and not Wish.objects.exists()


def test_the_list_says_whose_sheet_is_missing(programme):
    kim = row(programme, "Ким")
    hand_in_sheet(kim, named=[row(programme, "Орлова")], **SHEET)
    lines = lines_of(programme, "teacher_pupil", "mentee")
    assert {str(line.enrolment).split()[0]: bool(line.sheet) for line in lines} == {
        "Иванова": False, "Рой": False, "Ким": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("named", "never", "words"),
    [
        (["Захаров", "Захаров"], [], "дважды"),
        (["Захаров"], ["Захаров"], "дважды"),
        (["Рой"], [], "не из тех"),
        (["Захаров", "Орлова", "Иванова", "Рой"], [], "не больше 3"),
    ],
)
def test_a_senseless_sheet_is_refused_whole(programme, named, never, words):
    told = {"named": [row(programme, n) for n in named], "never": [row(programme, n) for n in never]}
    with pytest.raises(Refused, match=words):
        hand_in_sheet(row(programme, "Ким"), **told, **SHEET)
    assert not WishSheet.objects.exists()


def test_what_is_written_reaches_the_scores_in_a_fixed_number_of_queries(
    programme, django_assert_max_num_queries
):
    for mentee in ("Ким", "Рой", "Иванова"):
        hand_in_sheet(row(programme, mentee), named=[row(programme, "Орлова")], **SHEET)
    with django_assert_max_num_queries(22):
        pool = gather(programme, "teacher_pupil", date(2026, 11, 2))
    assert all(seeker.chosen == (row(programme, "Орлова").public_id,) for seeker in pool.seekers.values())
