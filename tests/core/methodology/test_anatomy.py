"""The schema is read for pages and forms: every field has a kind and a caption."""

import typing

import pytest
from pydantic import BaseModel

from nastavnik.core.methodology.anatomy import (
    TARGETS,
    entry_title,
    is_list,
    model_at,
    part_title,
    parts,
    pattern_of,
    reference_kind,
    slot_of,
    slots,
    titles,
)
from nastavnik.core.methodology.captions import LABELS, PARTS
from nastavnik.core.methodology.check_references import all_references
from nastavnik.core.methodology.choices import CHOICES
from nastavnik.core.methodology.layering import MARKS
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.tracks import Track


def models(found: type[BaseModel] = Pack) -> set[type[BaseModel]]:
    """Every model of the schema."""
    seen = {found}
    for slot in slots(found):
        if slot.model and slot.model not in seen:
            seen |= models(slot.model)
    return seen


def test_every_field_has_a_russian_caption():
    names = {slot.name for model in models() for slot in slots(model) if not (model is Pack and slot.model)}
    assert sorted(names - set(LABELS)) == []


def test_every_value_to_choose_from_has_a_russian_caption():
    values = {value for model in models() for slot in slots(model) for value in slot.values}
    assert sorted(values - set(CHOICES)) == []


def test_every_part_has_a_title():
    assert sorted(name for name in parts() if name not in PARTS) == []


def test_the_marks_of_layers_are_not_fields_of_the_schema():
    assert not {slot.name for model in models() for slot in slots(model)} & set(MARKS)


def test_every_kind_of_reference_leads_somewhere(packs):
    kinds = {kind for pack in packs.packs for _, kind, _ in all_references(pack)}
    assert sorted(kinds - set(TARGETS) - {"blank"}) == []
    for kind in kinds - {"blank"}:
        assert titles(packs.pack("pupils"), kind) or titles(packs.pack("teachers"), kind), kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("title", "text"),
        ("aliases", "texts"),
        ("core", "flag"),
        ("contour", "choice"),
        ("mentor", "part"),
        ("role_models", "entries"),
    ],
)
def test_fields_of_a_form_have_their_kinds(name, kind):
    assert slot_of(Track, name).kind == kind


def test_other_kinds_are_told_apart():
    found = {way: slot_of(model_at(way[:-1]), way[-1]) for way in WAYS}
    assert {way: slot.kind for way, slot in found.items()} == WAYS
    places = slot_of(model_at(("tracks", "x", "load")), "places")
    assert (places.low, places.high) == (1, 50)


WAYS = {
    ("meetings", "x", "months"): "months",
    ("burning", "x", "steps"): "numbers",
    ("burning", "x", "many"): "phrases",
    ("matching", "weights", "", "weights"): "amounts",
    ("stages", "x", "documents"): "codes",
    ("roadmap", "steps", "1", "owner"): "code",
    ("consents", "x", "sides"): "choices",
}


def test_ways_are_read(packs):
    assert is_list(("tracks",)) and is_list(("tracks", "peer", "role_models"))
    assert not is_list(("tracks", "peer")) and not is_list(("defaults",))
    assert pattern_of(("tracks", "peer", "mentor", "consents")) == ("tracks", "mentor", "consents")
    assert part_title(("tracks", "peer", "role_models")) == "Ролевые модели"
    assert reference_kind(packs.pack("pupils"), ("tracks", "x", "mentor", "consents")) == "consent"
    with pytest.raises(KeyError):
        model_at(("nothing", "at", "all"))


def test_entries_are_called_by_what_they_have(packs):
    pack = packs.pack("pupils")
    assert entry_title("steps", {"number": 7, "title": "Сделать"}, pack) == "7. Сделать"
    assert entry_title("weights", {"track": "peer"}, pack) == pack.track("peer").title
    assert entry_title("weights", {}, pack) == "Для всех остальных форм"


def test_no_annotation_is_left_unread():
    for model in models():
        assert all(slot.kind for slot in slots(model)) and typing.get_type_hints(model)
