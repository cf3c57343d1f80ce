"""Bars stand inside the picture and keep their proportions."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nastavnik.web.shell.charts import BarChart, written

VALUES = st.lists(st.one_of(st.none(), st.floats(0, 1e6), st.integers(0, 10**6)), min_size=1, max_size=12)


@given(VALUES)
@example([5e-324])
@example([2.2250738585072014e-308, 0.0])
def test_every_bar_is_inside_the_picture(values):
    chart = BarChart([str(n) for n in range(len(values))], [("Факт", values)])
    for drawing in (chart.columns(), chart.rows(340.0)):
        for bar in drawing.bars:
            assert 0 <= bar.x <= bar.x + bar.width <= drawing.width
            assert -0.001 <= bar.y <= bar.y + bar.height <= drawing.height


@given(st.floats(0.001, 1e6))
def test_the_grid_covers_the_largest_value_in_a_few_lines(largest):
    chart = BarChart(["а"], [("Факт", [largest])])
    assert chart.top >= largest * 0.999999 and 1 <= chart.lines <= 5


def test_a_bar_twice_the_number_is_twice_as_tall():
    short, tall = BarChart(["а", "б"], [("Факт", [10, 20])]).columns().bars
    assert tall.height == pytest.approx(2 * short.height)


def test_whole_numbers_have_a_whole_grid():
    assert [mark.text for mark in BarChart(["а"], [("Факт", [3])]).columns().grid] == ["0", "1", "2", "3"]


def test_no_data_draws_no_bar_and_a_dash_in_the_table():
    chart = BarChart(["а", "б"], [("Факт", [None, 5])])
    assert len(chart.columns().bars) == 1
    assert chart.table == [("а", ["—"]), ("б", ["5"])]


@pytest.mark.parametrize("series", [[("Факт", [1])], [("Факт", [1, -2])], [("", [1, 2])] * 5])
def test_what_cannot_be_drawn_is_refused(series):
    with pytest.raises(ValueError, match="bar chart"):
        BarChart(["а", "б"], series)


def test_numbers_are_written_the_russian_way():
    assert [written(n) for n in (1234567, 0.5, 12.0)] == ["1\u00a0234\u00a0567", "0,5", "12"]


def test_the_picture_has_words_and_a_table(draw):
    chart = BarChart(["Сен", "Окт"], [("План", [4, 5]), ("Факт", [3, None])], unit="встреч")
    drawn = draw('<c-chart id="c" title="Встречи" text="План больше." :chart="chart" />', chart=chart)
    assert 'role="img" aria-label="Встречи. План больше."' in drawn
    assert "<caption" in drawn and "План, встреч" in drawn and "⟦" not in drawn


def test_long_labels_lie_down():
    assert BarChart(["Подготовка условий к работе"] * 5, [("Факт", [1] * 5)]).wide.anchor == "start"
