"""A table of answers: every row is a pair or is named with its line and a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.evaluation.pairs import Bounds, pair_up
from nastavnik.core.evaluation.refusal import EvaluationRefused
from nastavnik.core.evaluation.rows import read_pairs
from nastavnik.core.tables import read_table
from tests.core.evaluation.answers import fractions
from tests.makers.spreadsheets import xlsx_bytes

TEN = Bounds(*fractions([1, 10]))


def read(text, bounds=None):
    return read_pairs(read_table(text.encode(), "ответы.csv"), bounds)


def reasons(text, bounds=None):
    return [(one.person, one.why) for one in read(text, bounds).dropped]


@pytest.mark.parametrize(
    "text",
    [
        "person,before,after\nа,1,2.5\nб,3,4\n",
        'person,before,after\nа,1,"2,5"\nб,3,4\n',
        "person;before;after\nа;1;2,5\nб;3,0;4\n",
        "\ufeffPerson\tBefore\tAfter\nа\t1\t2,5\nб\t3\t4",
        "кто;до;после;класс\nа;1;2,5;7А\nб;3;4;\n",
        "\n\nafter,класс,person,before\n2.5,7А,а,1\n\n4,7А,б,3\n,,,\n",
    ],
)
def test_any_delimiter_decimal_sign_and_order_of_columns(text):
    found = read(text)
    assert found.changes == tuple(fractions(["3/2", 1]))
    assert [pair.person for pair in found.pairs] == ["а", "б"]
    assert (found.rows, found.dropped) == (2, ())


def test_a_workbook_will_do_as_well():
    sheet = read_table(
        xlsx_bytes([["person", "before", "after"], ["а", "1,5", "3"], ["б", "2,5", "2"]]), "ответы.xlsx"
    )
    assert read_pairs(sheet).changes == tuple(fractions(["3/2", "-1/2"]))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("а,1,", "строка 2: нет ответа «после»"),
        ("а,,2", "строка 2: нет ответа «до»"),
        ("а,,", "строка 2: нет ответа ни до, ни после"),
        ("а,пять,2", "строка 2: ответ «до» — «пять», это не число"),
        ("а,1,5%", "строка 2: ответ «после» — «5%», это не число"),
        (",1,2", "строка 2: не указано, чьи это ответы"),
        ("а,1,11", "строка 2: ответ «после» 11 вне шкалы от 1 до 10"),
        ("а,0,5", "строка 2: ответ «до» 0 вне шкалы от 1 до 10"),
        ("а,nan,5", "строка 2: ответ «до» — «nan», это не число"),
    ],
)
def test_a_row_that_does_not_count_says_why(row, why):
    assert reasons(f"person,before,after\n{row}\nб,1,2\n", TEN) == [(row.split(",")[0], why)]


def test_decimal_commas_that_fall_apart_into_cells_are_noticed():
    found = reasons("person,before,after\nа,7,5,8,5\nб,1,2\nв,3,4\nг,2,2\n")
    assert [person for person, _ in found] == ["а"]
    assert "ячеек больше, чем в шапке" in found[0][1]


def test_a_note_beyond_the_header_does_no_harm():
    assert reasons("person;before;after\nа;7;8;пришла позже\nб;1;2\n") == []


def test_the_first_complete_row_of_a_person_counts():
    found = read("person,before,after\nа,,3\nа,1,2\nа,1,2\nа,5,5\nА,7,7\n")
    assert [(pair.person, *map(int, (pair.before, pair.after))) for pair in found.pairs] == [
        ("а", 1, 2),
        ("А", 7, 7),
    ]
    assert [one.why for one in found.dropped] == [
        "строка 2: нет ответа «до»",
        "строка 4: повтор, этот человек уже посчитан по строке 3",
        "строка 5: повтор, этот человек уже посчитан по строке 3, а ответы в ней другие",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("person,before\nа,1\n", "нет столбца «after»"),
        ("before,after\n1,2\n", "нет столбца «person»"),
        ("person,before,before,after\nа,1,2,3\n", "несколько столбцов «before»"),
        ("person,before,after\n", "одна шапка"),
        ("person,before,after\n,,\n;\n", "нет"),
    ],
)
def test_a_table_without_answers_is_refused(text, words):
    if words == "нет":
        assert read(text).pairs == ()
        return
    with pytest.raises(EvaluationRefused, match=words):
        read(text)


CELL = st.text("0123456789.,- абnae%", max_size=5)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12))
def test_no_row_vanishes(rows):
    text = "person;before;after\n" + "\n".join(";".join(row) for row in rows)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return
    found = read(text)
    assert found.rows == len(found.pairs) + len(found.dropped) == len(filled)


def test_two_waves_are_matched_by_person():
    found = pair_up({"а": 1, "б": None, "в": 3, "г": 99}, {"в": 5, "а": 2, "д": 1, "б": 4, "г": 1}, TEN)
    assert [(pair.person, pair.change) for pair in found.pairs] == [("а", 1), ("в", 2)]
    assert {one.person: one.why for one in found.dropped} == {
        "б": "нет ответа «до»",
        "г": "ответ «до» 99 вне шкалы от 1 до 10",
        "д": "нет ответа «до»",
    }
    assert found.rows == 5


def test_a_scale_must_have_its_ends_in_order():
    with pytest.raises(EvaluationRefused, match="меньше наибольшей"):
        Bounds(*fractions([5, 5]))
    assert TEN.turned(fractions([3])[0]) == 8
