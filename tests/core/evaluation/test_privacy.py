"""Small groups against a reader who subtracts, remembers and solves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.core.evaluation.privacy import (
    HIDDEN,
    Publication,
    is_small,
    make_table,
    moved_too_few,
    publish,
    small_differences,
)
from nastavnik.core.evaluation.refusal import EvaluationRefused
from tests.core.evaluation.attack import Attack, narrow

K = 5
COUNTS = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 14])


def flat(rows):
    """A table of rows × columns."""
    return {((f"р{i}",), (f"с{j}",)): count for i, row in enumerate(rows) for j, count in enumerate(row)}


def rolled_up(rows):
    """The same with schools gathered in districts of two."""
    return {
        ((f"район{i // 2}", f"школа{i}"), (f"с{j}",)): count
        for i, row in enumerate(rows)
        for j, count in enumerate(row)
    }


@st.composite
def tables(draw):
    """Leaves of a small table, flat or rolled up."""
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=4))
    return (rolled_up if draw(st.booleans()) else flat)(rows)


@st.composite
def histories(draw):
    """A table and how it looked in up to two later snapshots."""
    moments = [draw(tables())]
    for _ in range(draw(st.integers(0, 2))):
        changes = draw(st.dictionaries(st.sampled_from(sorted(moments[0])), st.integers(-3, 4), max_size=3))
        moments.append({cell: max(0, n + changes.get(cell, 0)) for cell, n in moments[-1].items()})
    return moments


def published(moments):
    """Publications one after another, each knowing the earlier ones; an unpublishable one is left out."""
    made = []
    for leaves in moments:
        try:
            made.append(publish(make_table(leaves), K, made))
        except EvaluationRefused:
            continue
    return made


@pytest.mark.slow
@given(tables())
def test_no_hidden_cell_is_known_closer_than_by_k(leaves):
    one = publish(make_table(leaves), K)
    assert narrow([one], K) == []


@pytest.mark.slow
@given(tables())
def test_every_small_cell_is_hidden_and_no_shown_one_is_small(leaves):
    one = publish(make_table(leaves), K)
    assert all(not is_small(one.table.values[cell], K) for cell in one.table.values if cell not in one.hidden)


@pytest.mark.slow
@settings(max_examples=60)
@given(histories())
def test_earlier_snapshots_do_not_help_the_reader(moments):
    assert narrow(published(moments), K) == []


@pytest.mark.slow
@given(tables())
def test_no_cell_is_hidden_for_nothing(leaves):
    """Showing any one of the added cells would expose somebody."""
    one = publish(make_table(leaves), K)
    added = [cell for cell in one.hidden if not is_small(one.table.values[cell], K)]
    for cell in added:
        assert narrow([Publication(one.table, one.hidden - {cell})], K) != []


@pytest.mark.slow
@given(tables())
def test_a_table_without_small_groups_is_shown_whole_and_the_answer_is_always_the_same(leaves):
    one, again = publish(make_table(leaves), K), publish(make_table(dict(reversed(leaves.items()))), K)
    assert one.hidden == again.hidden
    if not any(is_small(count, K) for count in one.table.values.values()):
        assert one.hidden == frozenset()


@pytest.mark.slow
@given(st.lists(st.integers(0, 7), min_size=4, max_size=4))
def test_four_cells_are_safe_from_trying_every_table(counts):
    one = publish(make_table(flat([counts[:2], counts[2:]])), K)
    a, b, c, d = np.indices((15, 15, 15, 15)).reshape(4, -1)
    r0, r1, c0, c1, all_ = (("р0",),), (("р1",),), ("с0",), ("с1",), ()
    every = {
        (*r0, c0): a, (*r0, c1): b, (*r1, c0): c, (*r1, c1): d,
        (*r0, all_): a + b, (*r1, all_): c + d, (all_, c0): a + c, (all_, c1): b + d, (all_, all_): a + b + c + d,
    }  # fmt: skip
    possible = np.logical_and.reduce(
        [every[cell] == count for cell, count in one.table.values.items() if cell not in one.hidden]
        or [a >= 0]
    )
    assert possible.any()
    for cell in one.hidden:
        assert np.ptp(every[cell][possible]) >= K


def test_the_reader_of_the_tests_does_find_what_is_left_open():
    """A table with the small cell alone hidden gives it away; so does a hidden pair that is small together."""
    table = make_table(flat([[3, 9, 12], [20, 8, 7]]))
    alone = Publication(table, frozenset({(("р0",), ("с0",))}))
    assert Attack([alone]).span(0, (("р0",), ("с0",))) == [3, 3]
    row = make_table({(("а",),): 1, (("б",),): 2, (("в",),): 30})
    assert len(narrow([Publication(row, frozenset({(("а",),), (("б",),)}))], K)) == 2


def test_the_smallest_protection_of_one_cell_is_a_rectangle():
    one = publish(make_table(flat([[3, 9, 12], [20, 8, 7], [11, 15, 30]])), K)
    assert len(one.hidden) == 4
    assert one.value((("р0",), ("с0",))) is None
    assert one.told((("р0",), ("с0",))) == HIDDEN
    assert one.told((("р0",), ())) == "24"


def test_a_second_pattern_would_give_the_cell_away_and_is_not_made():
    """Either pattern is safe alone; both together are not, so the first one is kept."""
    table = make_table(flat([[3, 9, 12], [20, 8, 7]]))
    first = publish(table, K)
    corners = [(f"р{i}", f"с{j}") for i in (0, 1) for j in (0, 1)]
    assert first.hidden == {((row,), (column,)) for row, column in corners}
    other = Publication(table, frozenset((cell[0], (cell[1][0].replace("1", "2"),)) for cell in first.hidden))
    assert narrow([other], K) == []
    assert narrow([first, other], K) != []
    assert publish(table, K, [first]).hidden == first.hidden


def test_one_person_who_left_is_not_found_by_comparing_years():
    """Last year all was shown; this year only one group lost people, and every total that would tell it is hidden."""
    first = publish(make_table(flat([[6, 9], [8, 7]])), K)
    second = publish(make_table(flat([[4, 9], [8, 7]])), K, [first])
    assert first.hidden == frozenset()
    assert narrow([first, second], K) == []
    assert {(("р0",), ("с0",)), (("р0",), ()), ((), ("с0",)), ((), ())} <= second.hidden


def test_what_was_told_once_is_not_pretended_to_be_secret():
    table = make_table({(("а",),): 3, (("б",),): 30})
    told = Publication(table, frozenset())
    assert publish(table, K, [told]).hidden == {(("а",),)}


def test_cells_named_besides_are_hidden_and_protected_too():
    cell = (("р0",), ("с0",))
    one = publish(make_table(flat([[30, 40], [50, 60]])), K, also=[cell])
    assert cell in one.hidden
    assert narrow([one], K) == []


def test_a_school_alone_in_its_district_is_hidden_with_it():
    one = publish(make_table({(("Р", "1"),): 3, (("С", "2"),): 20, (("С", "3"),): 9}), K)
    assert {(("Р", "1"),), (("Р",),)} <= one.hidden
    assert narrow([one], K) == []


def test_an_empty_group_hides_nobody():
    assert publish(make_table(flat([[0, 20], [0, 30]])), K).hidden == frozenset()


@pytest.mark.parametrize(
    "leaves",
    [
        {},
        {(("а",),): 1, (("а",), ("б",)): 2},
        {(("а",),): -1},
        {(("Р",),): 1, (("Р", "школа"),): 2},
        {(): 3},
    ],
)
def test_a_table_that_contradicts_itself_is_refused(leaves):
    with pytest.raises(ValueError, match=r"dimensions|negative|leaves"):
        make_table(leaves)


def test_k_must_make_a_group():
    with pytest.raises(ValueError, match="at least 2"):
        publish(make_table({(("а",),): 1}), 1)


def test_totals_are_sums_in_every_direction():
    table = make_table(rolled_up([[1, 2], [3, 4], [5, 6]]))
    assert table.values[(), ()] == 21
    assert table.values[("район0",), ("с1",)] == 6
    assert all(table.values[one.total] == sum(table.values[part] for part in one.parts) for one in table.sums)


def test_nested_groups_that_differ_by_few_are_named():
    groups = {
        "все": frozenset("абвгдежзик"),
        "без новичков": frozenset("абвгдежз"),
        "седьмые": frozenset("абвгд"),
        "другие": frozenset("лмноп"),
    }
    found = small_differences(groups, K)
    assert [(one.larger, one.smaller, one.count) for one in found] == [
        ("все", "без новичков", 2),
        ("без новичков", "седьмые", 3),
    ]


@pytest.mark.parametrize(
    ("after", "few"), [("абвгде", False), ("абвгдеж", True), ("абвгд", True), ("жзиклмноп", False)]
)
def test_a_group_in_which_few_moved_keeps_its_earlier_value(after, few):
    assert moved_too_few(frozenset("абвгде"), frozenset(after), K) is few
