"""Every row of a file ends as a person, a question or a named skip; life-cycles hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.core.rosters.rehearsal import rehearse
from nastavnik.core.tables import read_table
from nastavnik.features.intake.enums import IntakeState, RowState
from nastavnik.features.intake.laying import digest_of, rows_of, unaccounted
from nastavnik.features.intake.models import Intake, IntakeRow
from nastavnik.features.intake.queries import rows, tab_counts
from nastavnik.features.intake.rules import LIFE_CYCLE, may_decide, may_turn
from nastavnik.kit.verdict import Refused
from tests.makers.intake import example, make_intake, perform

CELLS = st.sampled_from(
    [
        "",
        "Иванова Алиса Денисовна",
        "7А",
        "12Ы",
        "31.02.2012",
        "ФИО",
        "Класс",
        "Итого: 5",
        "Директор",
        "???",
        "8 класс",
    ]
)
GRIDS = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=12).filter(
    lambda grid: any(any(row) for row in grid)
)


@settings(max_examples=60, deadline=None)
@given(GRIDS)
def test_every_row_is_accounted_for(grid):
    sheet = read_table("\n".join(";".join(row) for row in grid).encode(), "список.csv")
    laid = rows_of(Intake(organisation_id=1), sheet, rehearse(sheet))
    assert unaccounted(laid, len(sheet.rows)) == []
    assert len({row.position for row in laid}) == len(laid)
    assert digest_of(laid) == digest_of(reversed(laid))


def test_the_digest_tells_any_change_of_what_was_read(home):
    intake = make_intake()
    told = list(rows(intake))
    told[1].read = {**told[1].read, "surname": "Другая"}
    assert digest_of(rows(intake)) == intake.digest != digest_of(told)


@pytest.mark.parametrize("state", IntakeState.values)
@pytest.mark.parametrize("target", IntakeState.values)
def test_an_intake_turns_only_as_the_table_says(state, target):
    assert bool(may_turn(Intake(state=state), target)) == (target in LIFE_CYCLE[state])


@pytest.mark.parametrize("state", [RowState.DONE, RowState.UNDONE])
def test_a_written_row_is_not_decided_upon(state):
    row = IntakeRow(state=state, kind="person")
    assert not may_decide(Intake(state=IntakeState.PERFORMED), row)


def test_what_is_written_is_not_written_again(home):
    intake = perform(make_intake())
    assert tab_counts(intake) | {"file": 0} == {
        "ready": 0, "doubtful": 0, "unreadable": 0, "skipped": 1, "done": 2, "file": 0
    }  # fmt: skip
    with pytest.raises(Refused, match="Записывать некого"):
        perform(intake)


def test_people_of_one_row_keep_their_own_questions(home):
    intake = make_intake(example("19"))
    doubtful = {row.read["surname"]: row.why for row in rows(intake, "doubtful")}
    assert doubtful == {"Крылова": "C6: В контактах нет ни телефона, ни почты: «внутр. 12-34»"}
