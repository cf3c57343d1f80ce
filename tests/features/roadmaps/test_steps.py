"""The roadmap: drafted for the year, edited in words, closed by evidence or a reason."""

from datetime import date

import pytest

from nastavnik.features.programmes.actions import finish_programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.actions import (
    change_step,
    close_step,
    draft_roadmap,
    drop_step,
    move_step,
    number_steps,
    reopen_step,
)
from nastavnik.features.roadmaps.printing import roadmap_groups
from nastavnik.features.roadmaps.queries import chosen_steps, progress, steps
from nastavnik.features.roadmaps.rules import overdue_days
from nastavnik.kit.verdict import BadInput, Conflict, Refused
from nastavnik.processes.open_programme import open_programme_with_roadmap
from tests.makers.organisations import BY, MOMENT
from tests.makers.programmes import make_programme
from tests.makers.roadmaps import make_roadmap, make_step

SIGNED = {"by": BY, "moment": MOMENT}
FACTS = {
    "title": "Наставничество", "pack_code": "pupils", "starts_on": date(2027, 9, 1), "ends_on": date(2028, 5, 31),
    "school_year": 2027,
}  # fmt: skip


def titles(rows) -> list[str]:
    return [step.title for step in rows]


def test_new_programme_has_every_step_of_the_pack_in_its_own_year(home):
    programme = open_programme_with_roadmap(**FACTS, tracks={"peer": 5}, **SIGNED)
    made = list(steps(programme))
    assert len(made) == len(pack_of(programme).roadmap.steps) == 44
    assert min(step.starts_on for step in made) == date(2027, 8, 1)
    assert all(step.period and step.starts_on <= step.ends_on <= date(2028, 8, 31) for step in made)


def test_refused_programme_leaves_no_roadmap(home):
    from nastavnik.features.roadmaps.models import Step

    with pytest.raises(BadInput, match="хотя бы одну форму"):
        open_programme_with_roadmap(**FACTS, tracks={}, **SIGNED)
    assert not Step.objects.exists()


def test_roadmap_is_drafted_once(home):
    programme = make_programme()
    make_roadmap(programme)
    with pytest.raises(Refused, match="уже составлена"):
        draft_roadmap(programme, **SIGNED)


def test_period_is_kept_word_for_word_and_understood_as_dates(home):
    step = change_step(make_step(make_programme()), period="до 15 октября", **SIGNED)
    assert (step.period, step.starts_on, step.ends_on) == (
        "до 15 октября",
        date(2026, 9, 1),
        date(2026, 10, 15),
    )


def test_unreadable_period_is_refused_with_advice(home):
    with pytest.raises(BadInput, match="Напишите, например"):
        make_step(make_programme(), period="когда получится")


def test_dates_given_by_hand_win_over_the_words(home):
    step = make_step(make_programme(), period="когда получится", ends_on=date(2026, 12, 1))
    assert (step.period, step.starts_on, step.ends_on) == ("когда получится", None, date(2026, 12, 1))


def test_second_of_two_curators_gets_a_comparison(home):
    step = make_step(make_programme())
    change_step(step, expected=1, title="Первый", **SIGNED)
    with pytest.raises(Conflict):
        change_step(step, expected=1, title="Второй", **SIGNED)


def test_step_is_never_closed_by_a_bare_tick(home):
    step = make_step(make_programme())
    with pytest.raises(Refused, match="чем подтверждается"):
        close_step(step, done_on=date(2026, 9, 5), reason="  ", **SIGNED)
    closed = close_step(step, done_on=date(2026, 9, 5), reason="сделано до программы", **SIGNED)
    assert (closed.state, closed.reason) == ("done", "сделано до программы")


def test_step_is_not_closed_in_the_future(home):
    with pytest.raises(BadInput, match="в будущем"):
        close_step(make_step(make_programme()), done_on=date(2026, 9, 8), reason="завтра", **SIGNED)


def test_closed_step_is_edited_only_after_reopening(home):
    step = close_step(make_step(make_programme()), done_on=date(2026, 9, 5), reason="есть", **SIGNED)
    with pytest.raises(Refused, match="сначала верните"):
        change_step(step, title="Другое", **SIGNED)
    reopened = reopen_step(step, **SIGNED)
    assert (reopened.state, reopened.done_on, reopened.reason) == ("planned", None, "")


def test_step_is_dropped_only_with_a_reason(home):
    step = make_step(make_programme())
    with pytest.raises(BadInput, match="почему"):
        drop_step(step, reason=" ", **SIGNED)
    assert drop_step(step, reason="нет партнёров", **SIGNED).state == "dropped"


def test_roadmap_of_a_finished_programme_is_history(home):
    programme = make_programme()
    step = make_step(programme)
    finish_programme(programme, **SIGNED)
    step.programme.refresh_from_db()
    with pytest.raises(Refused, match="Программа завершена"):
        change_step(step, title="Поздно", **SIGNED)


def test_steps_change_places_and_are_numbered_anew(home):
    programme = make_programme()
    first, second = make_step(programme, "Один", number="5"), make_step(programme, "Два", number="7")
    move_step(second, earlier=True, **SIGNED)
    assert titles(steps(programme)) == ["Два", "Один"]
    move_step(second, earlier=True, **SIGNED)
    number_steps(programme, **SIGNED)
    first.refresh_from_db()
    assert (titles(steps(programme)), first.number) == (["Два", "Один"], "2")


@pytest.mark.parametrize(("day", "late"), [(date(2026, 9, 30), 0), (date(2026, 10, 3), 3)])
def test_step_is_late_from_the_day_after_its_term(home, day, late):
    assert overdue_days(make_step(make_programme()), day) == late


def test_progress_counts_neither_dropped_steps_nor_other_stages(home):
    programme = make_programme()
    close_step(make_step(programme, "Готово"), done_on=date(2026, 9, 5), reason="есть", **SIGNED)
    drop_step(make_step(programme, "Снято"), reason="не нужно", **SIGNED)
    make_step(programme, "Ждёт")
    first, second, *_ = progress(pack_of(programme), steps(programme), date(2026, 10, 1))
    assert (first.done, first.total, first.overdue) == (1, 2, 1)
    assert (second.total, second.finished) == (0, True)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"text": "ПРИЁМ"}, ["Прием гостей"]),
        ({"stage": "2"}, ["Анкеты"]),
        ({"owner": "директор"}, ["Анкеты"]),
        ({"state": "overdue"}, ["Прием гостей"]),
    ],
)
def test_roadmap_is_filtered_and_searched(home, asked, found):
    programme = make_programme()
    make_step(programme, "Прием гостей")
    make_step(programme, "Анкеты", stage=2, period="ноябрь", owner_text="директор")
    assert titles(chosen_steps(programme, date(2026, 10, 5), **asked)) == found


def test_printed_rows_stand_under_the_headings_of_each_layout(home):
    programme = make_programme()
    make_roadmap(programme)
    for layout in pack_of(programme).roadmap.layouts:
        groups = roadmap_groups(programme, layout.group_by)
        assert sum(len(group.rows) for group in groups) == 44
        assert all(
            row.cell(column.field) is not None for g in groups for row in g.rows for column in layout.columns
        )
    assert len(roadmap_groups(programme, "stage")) == 7
