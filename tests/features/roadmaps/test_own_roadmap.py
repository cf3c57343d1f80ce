"""The roadmap of one's own: parts, sections, owners, merging, splitting, moved dates — and each of it taken back."""

from datetime import date

import pytest

from nastavnik.features.roadmaps.actions import (
    add_section,
    change_step,
    delete_step,
    merge_steps,
    move_step,
    nest_step,
    number_steps,
    raise_step,
    remove_section,
    shift_steps,
    split_step,
    start_step,
    undo_edit,
)
from nastavnik.features.roadmaps.memory import told
from nastavnik.features.roadmaps.models import Step
from nastavnik.features.roadmaps.printing import roadmap_groups
from nastavnik.features.roadmaps.queries import answerable, last_edit, placed, steps
from nastavnik.features.roadmaps.rules import overdue_days
from nastavnik.kit.verdict import BadInput, Refused
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_person
from tests.makers.programmes import make_programme
from tests.makers.roadmaps import make_step

SIGNED = {"by": BY, "moment": MOMENT}


def outline(programme) -> list[str]:
    return [f"{'  ' * one.depth}{one.number} {one.step.title}" for one in placed(list(steps(programme)))]


def words(programme) -> dict:
    """The roadmap without what a restored row may have anew."""
    return {key: {k: v for k, v in row.items() if k != "version"} for key, row in told(programme).items()}


@pytest.fixture
def programme(home):
    return make_programme()


def test_parts_stand_under_their_step_with_numbers_of_the_tree(programme):
    first = make_step(programme, "Документы", number="1")
    make_step(programme, "Сайт", number="2")
    make_step(programme, "Приказ", parent=first)
    second = make_step(programme, "Положение", parent=first)
    make_step(programme, "Раздел о правах", parent=second)
    assert outline(programme) == [
        "1 Документы", "  1.1 Приказ", "  1.2 Положение", "    1.2.1 Раздел о правах", "2 Сайт",
    ]  # fmt: skip


def test_a_step_is_nested_and_raised_and_never_deeper_than_three_levels(programme):
    rows = [make_step(programme, title, number="") for title in ("А", "Б", "В", "Г")]
    nest_step(rows[1], **SIGNED)
    for times in (1, 2):
        for _ in range(times):
            nest_step(Step.objects.get(pk=rows[1 + times].pk), **SIGNED)
    number_steps(programme, **SIGNED)
    assert outline(programme) == ["1 А", "  1.1 Б", "    1.1.1 В", "2 Г"] or len(outline(programme)) == 4
    raise_step(Step.objects.select_related("parent").get(title="Б"), **SIGNED)
    assert Step.objects.get(title="Б").parent is None


def test_a_fourth_level_is_refused(programme):
    first = make_step(programme, "А")
    second = make_step(programme, "Б", parent=first)
    third = make_step(programme, "В", parent=second)
    with pytest.raises(Refused, match="не больше 3 уровней"):
        make_step(programme, "Г", parent=third)


def test_a_moved_step_takes_its_parts_along(programme):
    first = make_step(programme, "Документы", number="")
    make_step(programme, "Приказ", parent=first)
    other = make_step(programme, "Сайт", number="")
    move_step(other, earlier=True, **SIGNED)
    assert [one.step.title for one in placed(list(steps(programme)))] == ["Сайт", "Документы", "Приказ"]
    assert [step.title for step in steps(programme)] == ["Сайт", "Документы", "Приказ"]


def test_merged_steps_keep_texts_owners_and_parts_of_all(programme):
    orlova, petrova = (
        make_person("Орлова Нина Викторовна", "staff"),
        make_person("Петрова Анна Ивановна", "staff"),
    )
    first = make_step(programme, "Педсовет", owner=orlova, content="Обсудить", period="сентябрь")
    second = make_step(programme, "Собрание", owner=petrova, owner_text="куратор, завуч", period="октябрь")
    part = make_step(programme, "Протокол", parent=second)
    kept = merge_steps([first, second], title="Педсовет и собрание", **SIGNED)
    part.refresh_from_db()
    assert (kept.owner_text, kept.period, kept.content) == ("куратор; завуч", "сентябрь; октябрь", "Обсудить")
    assert (kept.starts_on, kept.ends_on) == (date(2026, 9, 1), date(2026, 10, 31))
    assert answerable([kept])[kept.pk] == [orlova, petrova]
    assert (part.parent_id, Step.objects.count()) == (kept.pk, 2)


def test_only_several_open_steps_are_merged(programme):
    with pytest.raises(Refused, match="хотя бы два"):
        merge_steps([make_step(programme)], title="Всё", **SIGNED)


def test_a_split_step_becomes_several_in_their_place(programme):
    step = make_step(programme, "Педсовет и собрание", number="1", owner=make_person("Орлова Нина", "staff"))
    make_step(programme, "Сайт", number="2")
    made = split_step(step, titles=["Педсовет", " ", "Собрание", "Классный час"], **SIGNED)
    assert [row.title for row in steps(programme)] == ["Педсовет", "Собрание", "Классный час", "Сайт"]
    assert {row.owner for row in made} == {step.owner}
    with pytest.raises(BadInput, match="хотя бы два названия"):
        split_step(step, titles=["Одно"], **SIGNED)


def test_dates_of_chosen_steps_move_and_say_so_in_words(programme):
    rows = [
        make_step(programme, period=text) for text in ("сентябрь – октябрь", "до 15 октября", "ежемесячно")
    ]
    assert shift_steps(rows, months=1, **SIGNED) == rows[:2]
    assert [row.period for row in rows] == ["октябрь – ноябрь 2026 г.", "до 15.11.2026", "ежемесячно"]
    shift_steps(rows[:1], days=-3, **SIGNED)
    assert (rows[0].starts_on, rows[0].ends_on) == (date(2026, 9, 28), date(2026, 11, 27))


def test_words_nobody_understands_are_kept_without_dates_when_asked(programme):
    step = make_step(programme, period="когда выпадет снег", undated=True)
    assert (step.period, step.starts_on, step.ends_on) == ("когда выпадет снег", None, None)


def test_a_rhythm_and_a_deadline_are_remembered(programme):
    step = make_step(programme, period="ежемесячно, до 20.05")
    assert (step.rhythm, step.deadline, step.ends_on) == ("monthly", True, date(2027, 5, 20))
    change_step(step, period="октябрь", **SIGNED)
    assert (step.rhythm, step.deadline) == ("once", False)


def test_a_step_that_goes_on_is_late_as_well(programme):
    step = start_step(make_step(programme), **SIGNED)
    assert (step.state, overdue_days(step, date(2026, 10, 3))) == ("going", 3)


def test_sections_in_two_levels_hold_their_steps(programme):
    top = add_section(programme, title="Правовое обеспечение", number="I", **SIGNED)
    inner = add_section(programme, title="Приказы", parent=top, **SIGNED)
    make_step(programme, "Приказ", own_section=inner)
    with pytest.raises(BadInput, match="в два уровня"):
        add_section(programme, title="Глубже", parent=inner, **SIGNED)
    told_groups = [(g.number, g.depth, g.title, len(g.rows)) for g in roadmap_groups(programme, "section")]
    assert told_groups == [("I", 0, "Правовое обеспечение", 0), ("1.1", 1, "Приказы", 1)]
    remove_section(inner, **SIGNED)
    assert Step.objects.get().own_section == top


def test_numbers_inside_sections_are_computed(programme):
    top = add_section(programme, title="Первый", **SIGNED)
    first = make_step(programme, "А", own_section=top)
    make_step(programme, "Б", own_section=top, parent=first)
    number_steps(programme, by_sections=True, **SIGNED)
    assert list(steps(programme).values_list("number", flat=True)) == ["1.1", "1.1.1"]


def test_rows_with_one_period_share_it_in_print(programme):
    for title, period in (("А", "май"), ("Б", "май"), ("В", "июнь")):
        make_step(programme, title, period=period)
    assert [row.span for row in roadmap_groups(programme, "stage")[0].rows] == [2, 0, 1]


CHANGES = {
    "added": lambda programme, rows: make_step(programme, "Ещё", people=[rows[0].owner]),
    "changed": lambda programme, rows: change_step(rows[0], title="Другое", **SIGNED),
    "taken to another stage": lambda programme, rows: change_step(rows[0], stage=3, **SIGNED),
    "moved": lambda programme, rows: move_step(rows[0], earlier=False, **SIGNED),
    "nested": lambda programme, rows: nest_step(rows[3], **SIGNED),
    "deleted": lambda programme, rows: delete_step(rows[0], **SIGNED),
    "merged": lambda programme, rows: merge_steps([rows[0], rows[3]], title="Вместе", **SIGNED),
    "split": lambda programme, rows: split_step(rows[0], titles=["Раз", "Два"], **SIGNED),
    "shifted": lambda programme, rows: shift_steps(rows, months=2, **SIGNED),
    "numbered": lambda programme, rows: number_steps(programme, by_sections=True, **SIGNED),
    "section removed": lambda programme, rows: remove_section(rows[0].own_section, **SIGNED),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_taken_back_as_a_whole(programme, name):
    owner, other = make_person("Орлова Нина", "staff"), make_person("Петрова Анна", "staff")
    top = add_section(programme, title="Раздел", **SIGNED)
    first = make_step(programme, "Документы", owner=owner, people=[other], own_section=top)
    part = make_step(programme, "Приказ", parent=first)
    inner = make_step(programme, "Подпись", parent=part)
    rows = [first, part, inner, make_step(programme, "Сайт")]
    before = words(programme)
    CHANGES[name](programme, rows)
    assert words(programme) != before
    undo_edit(last_edit(programme), **SIGNED)
    assert words(programme) == before


def test_a_change_somebody_worked_upon_is_not_taken_back(programme):
    step = make_step(programme)
    change_step(step, title="Раз", **SIGNED)
    edit = last_edit(programme)
    change_step(step, title="Два", **SIGNED)
    with pytest.raises(Refused, match="уже меняли"):
        undo_edit(edit, **SIGNED)
    undo_edit(last_edit(programme), **SIGNED)
    undo_edit(last_edit(programme), **SIGNED)
