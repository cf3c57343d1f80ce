"""Layers over a pack: what they change, what they leave alone, and who is to blame for a fault."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.methodology import PackError
from nastavnik.core.methodology.effective import Layer, digest_of, effective, plain
from nastavnik.core.methodology.layering import lay, place_of, value_at, way_of

BASE = {
    "title": "Образец",
    "numbers": {"one": 1, "two": 2},
    "tracks": [
        {"code": "a", "title": "А", "models": [{"code": "m", "title": "М"}], "words": ["раз", "два"]},
        {"code": "b", "title": "Б", "load": {"places": 1, "hours": 10}},
    ],
    "roadmap": {"first": 8, "steps": [{"number": 1, "title": "первое"}, {"number": 2, "title": "второе"}]},
}
CODES = st.sampled_from(["a", "b", "c", "d"])
TEXTS = st.sampled_from(["А", "Б", "В", "Г"])
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"code": CODES},
        optional={"title": TEXTS, "hidden": st.booleans(), "load": st.dictionaries(CODES, st.integers(1, 9))},
    ),
    max_size=4,
    unique_by=lambda entry: entry["code"],
)
LAYERS = st.fixed_dictionaries(
    {}, optional={"title": TEXTS, "numbers": st.dictionaries(CODES, st.integers(0, 9)), "tracks": ENTRIES}
)


@given(LAYERS)
def test_an_empty_layer_changes_nothing(layer):
    assert lay(BASE, [layer, {}]).data == lay(BASE, [layer]).data
    assert lay(BASE, [{}]).data == BASE


@given(LAYERS, LAYERS)
def test_laying_a_layer_twice_is_laying_it_once(first, second):
    assert lay(BASE, [first, second, second]).data == lay(BASE, [first, second]).data


@given(LAYERS, LAYERS)
def test_the_later_layer_wins_and_is_named_as_the_origin(first, second):
    laid = lay(BASE, [first, second])
    for name in ("title", "numbers"):
        if name in second and name == "title":
            assert laid.data[name] == second[name] and laid.origin((name,)) == 2
    for key, value in second.get("numbers", {}).items():
        assert laid.data["numbers"][key] == value and laid.origin(("numbers", key)) == 2


@given(LAYERS, LAYERS)
def test_nothing_that_was_given_is_changed(first, second):
    kept = copy.deepcopy((BASE, first, second))
    lay(BASE, [first, second])
    assert kept == (BASE, first, second)


@given(LAYERS, LAYERS)
def test_hidden_and_shown_share_all_entries_between_them(first, second):
    laid = lay(BASE, [first, second])
    shown = {entry["code"] for entry in laid.data["tracks"]}
    hidden = {way[-1] for way in laid.hidden}
    named = {entry["code"] for layer in (BASE, first, second) for entry in layer.get("tracks", [])}
    assert shown | hidden == named and not shown & hidden


@given(LAYERS)
def test_every_value_has_a_way_and_the_way_leads_back(layer):
    data = lay(BASE, [layer]).data
    for n, entry in enumerate(data["tracks"]):
        way = way_of(("tracks", n), data)
        assert place_of(way, data) == ("tracks", n) and value_at(data, way) == entry


def test_a_hidden_entry_comes_back_as_it_was():
    hidden = {"tracks": [{"code": "a", "hidden": True, "title": "Новое имя"}]}
    back = {"tracks": [{"code": "a", "hidden": False}]}
    assert [one["code"] for one in lay(BASE, [hidden]).data["tracks"]] == ["b"]
    (first, _) = lay(BASE, [hidden, back]).data["tracks"]
    assert first == {**BASE["tracks"][0], "title": "Новое имя"}


def test_a_hidden_entry_stays_hidden_when_a_lower_layer_renames_it():
    layers = [{"tracks": [{"code": "a", "hidden": True}]}, {"tracks": [{"code": "a", "title": "Я"}]}]
    assert [one["code"] for one in lay(BASE, layers).data["tracks"]] == ["b"]


def test_steps_meet_by_number_and_may_be_given_whole():
    change = {"roadmap": {"steps": [{"number": 2, "title": "иначе"}]}}
    whole = {"roadmap": {"replace": True, "steps": [{"number": 7, "title": "одно"}]}}
    assert [s["title"] for s in lay(BASE, [change]).data["roadmap"]["steps"]] == ["первое", "иначе"]
    assert lay(BASE, [change, whole]).data["roadmap"] == {
        "first": 8,
        "steps": [{"number": 7, "title": "одно"}],
    }


def test_inner_lists_meet_too_and_plain_lists_are_replaced():
    layer = {"tracks": [{"code": "a", "models": [{"code": "n", "title": "Н"}], "words": ["три"]}]}
    first = lay(BASE, [layer]).data["tracks"][0]
    assert [one["code"] for one in first["models"]] == ["m", "n"] and first["words"] == ["три"]


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        ({"tracks": [{"code": "зз", "hidden": True}]}, "скрывать нечего: «зз» выше нет"),
        (
            {"tracks": [{"title": "Без кода"}]},
            "строка № 1: не сказано, к чему она относится: нужно поле «code»",
        ),
        ({"tracks": [{"code": "peer", "hidden": "да"}]}, "должно быть «true» или «false»"),
        (
            {"tracks": [{"code": "peer", "title": "Ы"}, {"code": "peer", "core": False}]},
            "«peer» записано дважды",
        ),
        ({"defaults": {"silent_pair_days": "много"}}, "поле «silent_pair_days» должно быть целым числом"),
        ({"tracks": [{"code": "new", "title": "Новая"}]}, "у формы «Новая»"),
        ({"unknown": 1}, "неизвестное поле «unknown»"),
        ({"owners": [{"code": "curator", "hidden": True}]}, "ссылается на скрытое «curator»"),
        ({"code": "mine"}, "поле «code» слой не меняет"),
    ],
)
def test_a_wrong_layer_is_blamed_by_its_name(packs, layer, said):
    base = Layer("федеральная", plain(packs.pack("pupils")))
    with pytest.raises(PackError) as caught:
        effective(base, [Layer("Школа", layer)], fixed=("code",))
    assert said in str(caught.value)
    assert {fault.file for fault in caught.value.faults} == {"Школа"}


def test_references_to_what_is_hidden_go_with_it(packs):
    base = Layer("федеральная", plain(packs.pack("pupils")))
    layer = {
        "tracks": [{"code": "peer", "hidden": True}],
        "competences": [{"code": packs.pack("pupils").competences[0].code, "hidden": True}],
    }
    made = effective(base, [Layer("Школа", layer)])
    assert "peer" not in {track.code for track in made.pack.tracks}
    assert "peer" not in {row.track for row in made.pack.matching.weights}


def test_a_pack_without_layers_keeps_its_digest(packs):
    for pack in packs.packs:
        data = plain(pack)
        made = effective(Layer("федеральная", data), [Layer("Школа", {})])
        assert made.pack == pack and digest_of(made.data) == digest_of(data)
