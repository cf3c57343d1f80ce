"""A programme keeps the methodology it began with."""

import pytest

from nastavnik.features.methodology.actions import freeze_edition
from nastavnik.features.methodology.models import Edition
from nastavnik.features.methodology.queries import _KNOWN, edition_pack, pack_here
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.kit.verdict import NotFound
from tests.makers.methodology import make_layer
from tests.makers.organisations import BY, MOMENT
from tests.makers.programmes import make_programme

TEN = {"defaults": {"silent_pair_days": 10}}


def test_a_programme_keeps_what_it_began_with_when_the_layer_changes(home):
    make_layer(home.school, TEN)
    programme = make_programme()
    make_layer(home.school, {"defaults": {"silent_pair_days": 5}})
    assert pack_of(programme).defaults.silent_pair_days == 10
    assert pack_here("pupils").defaults.silent_pair_days == 5


def test_a_programme_without_an_edition_lives_by_what_is_in_force(home):
    programme = make_programme()
    programme.edition, programme.edition_digest = None, ""
    make_layer(home.school, TEN)
    assert pack_of(programme).defaults.silent_pair_days == 10


def test_programmes_that_begin_alike_share_one_edition(home):
    one, other = make_programme("Первая"), make_programme("Вторая")
    assert one.edition == other.edition and Edition.objects.count() == 1


def test_an_edition_is_read_back_from_the_base_as_it_was(home, django_assert_num_queries):
    make_layer(home.school, TEN)
    edition = freeze_edition("pupils", by=BY, moment=MOMENT)
    known = pack_here("pupils")
    _KNOWN.clear()
    assert edition_pack(edition.digest, "pupils") == known
    with django_assert_num_queries(0):
        edition_pack(edition.digest, "pupils")


def test_an_edition_older_than_the_program_takes_new_parts_from_it(home):
    make_layer(home.school, TEN)
    edition = freeze_edition("pupils", by=BY, moment=MOMENT)
    older = {key: value for key, value in edition.data.items() if key != "rewards"}
    _KNOWN.clear()
    from nastavnik.features.methodology.queries import _understood

    edition.data = {key: value for key, value in older.items() if key != "stages"}
    assert _understood(edition).stages == pack_here("pupils").stages


def test_a_strangers_edition_does_not_exist(home):
    make_layer(home.school, TEN)
    edition = freeze_edition("pupils", by=BY, moment=MOMENT)
    _KNOWN.clear()
    with organisation_scope(home.other.pk), pytest.raises(NotFound):
        edition_pack(edition.digest, "pupils")
