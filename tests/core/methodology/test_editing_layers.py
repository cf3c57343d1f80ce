"""Changes of a layer and what a person reads of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.methodology.differences import differences
from nastavnik.core.methodology.editing import add, bring_back, change, entry_of, hide, let_go, put
from nastavnik.core.methodology.effective import Layer, effective, plain
from nastavnik.core.methodology.layering import lay, value_at
from tests.core.methodology.test_layering import BASE

WAYS = st.sampled_from(
    [("title",), ("numbers", "one"), ("tracks", "a", "title"), ("tracks", "a", "models", "m", "title"),
     ("roadmap", "steps", "2", "title"), ("tracks", "b", "load", "places")]
)  # fmt: skip


@given(WAYS, st.integers(0, 99))
def test_what_is_put_is_in_force_and_let_go_leaves_no_trace(way, value):
    layer = put({}, way, value, BASE)
    assert value_at(lay(BASE, [layer]).data, way) == value
    assert let_go(layer, way) == {}


@given(WAYS, st.integers(100, 199), WAYS, st.integers(200, 299))
def test_two_changes_do_not_disturb_each_other(first, one, second, other):
    layer = put(put({}, first, one, BASE), second, other, BASE)
    data = lay(BASE, [layer]).data
    assert value_at(data, second) == other and (first == second or value_at(data, first) == one)


@given(WAYS)
def test_what_equals_the_methodology_beneath_is_not_kept(way):
    layer = put({}, way, "иначе", BASE)
    assert change(layer, way[:-1], {way[-1:]: value_at(BASE, way)}, BASE) == {}


def test_hiding_and_bringing_back():
    hidden = hide({}, ("tracks", "a"), BASE)
    assert hidden == {"tracks": [{"code": "a", "hidden": True}]}
    assert bring_back(hidden, ("tracks", "a"), BASE) == {}
    beneath = lay(BASE, [hidden]).data
    back = bring_back({}, ("tracks", "a"), beneath)
    assert back == {"tracks": [{"code": "a", "hidden": False}]}
    assert lay(BASE, [hidden, back]).data["tracks"][0]["title"] == "А"


def test_an_entry_of_ones_own_is_added_and_forgotten():
    layer = add({}, ("tracks", "a", "models"), {"code": "n", "title": "Н"}, BASE)
    assert [one["code"] for one in lay(BASE, [layer]).data["tracks"][0]["models"]] == ["m", "n"]
    assert entry_of(layer, ("tracks", "a", "models", "n")) == {"code": "n", "title": "Н"}
    assert hide(layer, ("tracks", "a", "models", "n"), BASE) == {}


@pytest.fixture
def told(packs):
    """Differences that a layer makes in the pupils' pack."""
    pack = packs.pack("pupils")

    def tell(layer):
        made = effective(Layer("", plain(pack)), [Layer("Школа", layer)])
        return [
            (one.kind, one.part, one.entry, one.field, one.before, one.after)
            for one in differences(pack, made.pack, plain(pack), made.data)
        ]

    return tell


def test_nothing_differs_under_an_empty_layer(told):
    assert told({}) == []


def test_differences_are_told_in_russian(told):
    layer = {
        "defaults": {"silent_pair_days": 10},
        "rewards": [
            {"code": "own", "title": "Звезда", "note": "на доске"},
            {"code": "diploma", "hidden": True},
        ],
        "owners": [{"code": "psychologist", "title": "психолог школы"}],
        "tracks": [{"code": "peer", "load": {"places": 2}, "mentor": {"age_from": 14}}],
    }
    found = told(layer)
    assert ("changed", "Числа и сроки", "", "Пара молчит после стольких дней без встреч", "21", "10") in found
    assert ("added", "Поощрения", "Звезда", "", "", "") in found
    assert any(one[:2] == ("hidden", "Поощрения") for one in found)
    assert any(one[0] == "renamed" and one[5] == "психолог школы" for one in found)
    assert (
        "changed",
        "Формы наставничества",
        "ученик – ученик · нагрузка",
        "Мест у наставника",
        "1",
        "2",
    ) in found


def test_codes_months_and_flags_are_told_by_their_titles(told, packs):
    step = packs.pack("pupils").roadmap.steps[0]
    layer = {"roadmap": {"steps": [{"number": step.number, "months": [9, 10]}]}}
    layer["meetings"] = [{"code": packs.pack("pupils").meetings[1].code, "obligatory": False}]
    found = told(layer)
    assert any(one[5] == "сентябрь – октябрь" for one in found)
    assert any((one[4], one[5]) in {("да", "нет"), ("да", "—")} for one in found)
