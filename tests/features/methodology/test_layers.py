"""Layers flow down the tree of organisations, each over those above, and nowhere else."""

from datetime import timedelta

import pytest

from nastavnik.features.methodology.actions import change_layer
from nastavnik.features.methodology.models import Layer
from nastavnik.features.methodology.queries import own_layers, pack_here, standing, standing_here
from nastavnik.features.methodology.words import FEDERAL
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.kit.verdict import BadInput, Conflict, NotFound
from tests.makers.methodology import layered_school, make_authority, make_layer
from tests.makers.organisations import BY, MOMENT, make_school

pytestmark = pytest.mark.django_db
TEN = {"defaults": {"silent_pair_days": 10}}
SEVEN = {"defaults": {"silent_pair_days": 7, "group_size_max": 4}}


@pytest.fixture
def tree(cast):
    """A region, a municipality and a school, one above another."""
    return layered_school()


def test_layers_of_those_above_are_in_force_and_the_nearest_one_wins(tree):
    region, municipality, school = tree
    make_layer(region, SEVEN)
    make_layer(municipality, TEN)
    with organisation_scope(school.pk):
        now = standing_here("pupils")
    assert (now.pack.defaults.silent_pair_days, now.pack.defaults.group_size_max) == (10, 4)
    assert now.source(("defaults", "silent_pair_days")) == "Муниципалитет: Управление образования Севера"
    assert now.source(("defaults", "group_size_max")) == "Регион: Минобразования Северной области"
    assert now.source(("defaults", "order_mask")) == FEDERAL


def test_layers_do_not_flow_up_nor_to_strangers(tree):
    region, municipality, school = tree
    make_layer(school, TEN)
    stranger = make_school("МБОУ «СОШ № 99»", parent=make_authority("region", "Минобразования Юга"))
    for other in (region, municipality, stranger):
        with organisation_scope(other.pk):
            assert pack_here("pupils").defaults.silent_pair_days == 21
            assert not own_layers("pupils").exists()


def test_the_rows_of_those_above_are_not_in_the_scope(tree):
    region, _, school = tree
    make_layer(region, TEN)
    with organisation_scope(school.pk):
        assert not Layer.objects.exists()


def test_a_moment_of_the_past_is_answered_by_the_layers_of_then(tree):
    _, _, school = tree
    make_layer(school, TEN)
    make_layer(school, SEVEN, moment=MOMENT + timedelta(days=30))
    days = [
        standing("pupils", school.pk, MOMENT + timedelta(days=n)).pack.defaults.silent_pair_days
        for n in (-1, 1, 31)
    ]
    assert days == [21, 10, 7]


def test_a_change_is_one_more_version_and_the_same_again_is_none(tree):
    _, _, school = tree
    for data in (TEN, SEVEN, SEVEN):
        make_layer(school, data)
    with organisation_scope(school.pk):
        assert [(row.number, row.data) for row in own_layers("pupils")] == [(2, SEVEN), (1, TEN)]


def test_who_saved_second_is_told_so(tree):
    _, _, school = tree
    make_layer(school, TEN)
    with organisation_scope(school.pk), pytest.raises(Conflict, match="другой человек"):
        change_layer("pupils", SEVEN, expected=0, by=BY, moment=MOMENT)


def test_who_saved_second_sees_both_texts(tree):
    _, _, school = tree
    make_layer(school, TEN)
    with organisation_scope(school.pk), pytest.raises(Conflict) as told:
        change_layer("pupils", {"defaults": {"silent_pair_days": 7}}, expected=0, by=BY, moment=MOMENT)
    ((place, mine, theirs),) = told.value.differences
    assert (mine, theirs) == ("7", "10")
    assert place


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"defaults": {"silent_pair_days": "много"}}, "должно быть целым числом"),
        ({"stages": [{"code": "work", "hidden": True}]}, "не назван ни один этап"),
        ({"code": "own"}, "слой не меняет"),
    ],
)
def test_a_layer_that_breaks_the_methodology_is_refused_in_russian(tree, data, said):
    with organisation_scope(tree[2].pk), pytest.raises(BadInput, match=said):
        change_layer("pupils", data, expected=0, by=BY, moment=MOMENT)


def test_a_layer_that_no_longer_fits_is_left_aside_and_told(tree):
    region, _, school = tree
    added = {"manners": [{"code": "own_manner", "title": "Своё"}]}
    make_layer(region, added)
    make_layer(school, {"manners": [{"code": "own_manner", "note": "Как у нас"}]} | TEN)
    make_layer(region, {})
    with organisation_scope(school.pk):
        now = standing_here("pupils")
    ((layer, faults),) = now.skipped
    assert layer.name == "Школа: МБОУ «СОШ № 21»" and "название" in faults[0].message
    assert now.pack.defaults.silent_pair_days == 21


def test_there_is_no_layer_over_a_pack_that_is_not_installed(home):
    with pytest.raises(NotFound):
        change_layer("nothing", {}, expected=0, by=BY, moment=MOMENT)
