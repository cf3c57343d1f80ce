"""Whatever a roadmap holds, it comes back from a workbook the same; numbers follow the tree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.core.plans.numbers import belongs_to, numbers_of
from nastavnik.core.plans.plan import PlanLine, line_of
from nastavnik.core.plans.writing import plan_sheet
from nastavnik.core.tables import write_workbook
from tests.core.plans.papers import read

WORDS = st.text(st.sampled_from("абвёЖЯ 19.,;-–()«»№=+"), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
CELLS = WORDS | st.just("") | st.tuples(WORDS, WORDS).map("\n".join).map(str.strip)
TEXTS = (
    "number",
    "stage",
    "content",
    "period",
    "owners",
    "co_owners",
    "document",
    "result",
    "note",
    "reason",
)


@st.composite
def plans(draw: st.DrawFn) -> list[PlanLine]:
    """Sections in two levels and steps in three, each cell filled or not."""
    lines: list[PlanLine] = []
    for _ in range(draw(st.integers(1, 8))):
        title = draw(WORDS.filter(bool))
        if draw(st.booleans()) and draw(st.booleans()):
            depth = draw(st.integers(0, 1)) if any(one.kind == "section" for one in lines) else 0
            lines.append(
                PlanLine("section", depth, title, number=draw(st.sampled_from(["", "I", "1.", "2.1"])))
            )
        else:
            lines.append(
                PlanLine("step", draw(st.integers(0, 2)), title, **{one: draw(CELLS) for one in TEXTS})
            )
    return [*lines, PlanLine("step", 0, "последнее")]


@settings(max_examples=60, deadline=None)
@given(plans())
def test_a_roadmap_comes_back_from_a_workbook_the_same(lines: list[PlanLine]) -> None:
    found = read(write_workbook([plan_sheet("Карта", lines)]))
    assert [line_of(one.as_json() | {"row": 0}) for one in found.lines] == lines
    assert not found.findings


@given(st.lists(st.integers(0, 2), max_size=12))
def test_computed_numbers_grow_and_parts_belong_to_what_stands_above(depths: list[int]) -> None:
    depths = [min(depth, before + 1) for before, depth in zip([-1, *depths], depths, strict=False)]
    numbers = numbers_of(depths)
    assert len(set(numbers)) == len(numbers)
    for place, depth in enumerate(depths):
        above = [n for n, d in zip(numbers[:place], depths, strict=False) if d == depth - 1]
        assert numbers[place].count(".") == depth
        assert not above or belongs_to(numbers[place], above[-1])
