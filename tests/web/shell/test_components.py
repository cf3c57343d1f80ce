"""Each component draws, escapes what it is given, and leaves nothing undefined."""

import re
from pathlib import Path

import pytest

from nastavnik.web import shell

COMPONENTS = sorted(Path(shell.__file__).parent.glob("templates/cotton/*.html"))
NEEDS = {"form", "data_table", "chart"}  # pointless without their object; drawn in tests of their own
EVIL = '<b onclick="x">«Школа» & сад</b>'


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda p: p.stem)
def test_a_component_without_attributes_leaves_nothing_undefined(path, draw):
    if path.stem in NEEDS:
        pytest.skip("needs its object")
    name = path.stem.replace("_", "-")
    assert "⟦" not in draw(f"<c-{name}>слова</c-{name}>")


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda p: p.stem)
def test_no_component_carries_inline_style_or_script(path):
    assert not re.search(r"<style|<script|\sstyle=|\son[a-z]+=|javascript:", path.read_text())


@pytest.mark.parametrize(
    "source",
    [
        '<c-page-header title="{{ evil }}" />',
        '<c-page-header :title="evil" />',
        '<c-stat :label="evil" :value="evil" />',
        '<c-person-chip name="{{ evil }}" />',
        '<c-burning :items="items" />',
        '<c-timeline :events="items" />',
        '<c-diff :rows="rows" />',
        '<c-confirm :title="evil" :consequences="rows.0" />',
        '<c-toast text="{{ evil }}" />',
        "{% badge evil %}{% meter 5 10 evil evil %}{% pick evil evil %}",
    ],
)
def test_what_people_typed_is_escaped_once(source, draw):
    items = [{"icon": "flame", "text": EVIL, "when": EVIL}]
    drawn = draw(source, evil=EVIL, items=items, rows=[(EVIL, EVIL, EVIL)])
    assert "<b onclick" not in drawn
    assert "«Школа» &amp; сад" in drawn
    assert "&amp;amp;" not in drawn and "&amp;lt;" not in drawn


def test_the_stage_line_tells_the_state_in_words(draw):
    stages = [
        {"title": "Условия", "state": "done"},
        {"title": "Пары", "state": "current"},
        {"title": "Итог", "state": "ahead"},
    ]
    drawn = draw('<c-stage-line :stages="stages" />', stages=stages)
    assert "этап 2 из 3" in drawn
    assert [word in drawn for word in ("— пройден", "— идёт сейчас", "— впереди")] == [True] * 3
    assert drawn.count('aria-current="step"') == 1


def test_the_burning_list_without_items_is_good_news(draw):
    assert "Ничего не горит" in draw('<c-burning :items="items" />', items=[])


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("running", "Сделано 3 из 9"),
        ("done", "Готово: 3 из 9"),
        ("failed", "остановилось на 3 из 9"),
        ("cancelled", "Остановлено на 3 из 9"),
    ],
)
def test_long_work_says_how_far_it_went(state, words, draw):
    assert words in draw(f'<c-progress title="Приказы" state="{state}" :done="3" :total="9" />')


def test_running_work_asks_again_and_can_be_stopped_by_post(draw):
    drawn = draw('<c-progress title="Приказы" poll="/work/" cancel="/stop/" />')
    assert 'hx-get="/work/"' in drawn
    assert re.search(
        r'<form method="post" action="/stop/"><input type="hidden" name="csrfmiddlewaretoken"', drawn
    )
    assert 'name="_idem"' in drawn


def test_finished_work_stops_asking(draw):
    assert "hx-get" not in draw('<c-progress title="Приказы" poll="/work/" state="done" />')


def test_the_icon_of_an_unknown_name_is_a_loud_fault(draw):
    with pytest.raises(LookupError):
        draw('{% icon "no-such-icon" %}')


def test_an_icon_with_words_is_read_aloud_and_without_them_is_silent(draw):
    assert 'role="img" aria-label="пройден"' in draw('{% icon "check" "пройден" %}')
    assert 'aria-hidden="true"' in draw('{% icon "check" %}')


@pytest.mark.parametrize(
    ("n", "word"), [(1, "встреча"), (3, "встречи"), (11, "встреч"), (21, "встреча"), (112, "встреч")]
)
def test_plural_forms(n, word, draw):
    assert draw('{{ n|plural:"встреча,встречи,встреч" }}', n=n) == word


def test_a_meter_of_nothing_is_empty_and_not_a_fault(draw):
    assert "0 %" in draw("{% meter 0 0 %}")
