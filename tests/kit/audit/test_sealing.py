"""A sealed trail shows every change made to it."""

import pytest
from django.db import Error, transaction

from nastavnik.kit.audit import sealing
from nastavnik.kit.audit.sealing import seal_all, seal_batch, verify_chain
from nastavnik.kit.audit.tables import Entry, Seal
from nastavnik.kit.files.keeping import keep_file
from nastavnik.kit.files.receiving import made
from nastavnik.kit.tenancy import walls
from tests.kit.conftest import acting
from tests.makers.organisations import MOMENT


def note(school_id: int) -> None:
    """Leave one more entry."""
    acting(lambda: keep_file(made(b"x", "csv", "список"), kind="sample", organisation_id=school_id))


@pytest.fixture
def sealed(home):
    """Three sealed batches of the trail."""
    for _ in range(3):
        note(home.school.pk)
        seal_all(MOMENT)
    return home


def test_nothing_to_seal_makes_no_seal(db):
    assert seal_batch(MOMENT) is None
    assert verify_chain().faults == []


def test_every_entry_is_sealed_exactly_once(sealed):
    report = verify_chain()
    assert (report.faults, report.unsealed) == ([], 0)
    assert report.sealed == Entry.objects.count()
    assert report.head == Seal.objects.last().head


def test_a_long_trail_is_sealed_in_batches(home, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 1)
    for _ in range(3):
        note(home.school.pk)
    assert seal_all(MOMENT) == Entry.objects.count()
    assert verify_chain().faults == []


def test_entries_written_since_are_told_as_not_yet_sealed(sealed):
    note(sealed.school.pk)
    assert (verify_chain().unsealed, verify_chain().faults) == (1, [])


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_to_change_the_trail(sealed, verb):
    with pytest.raises(Error), transaction.atomic():
        rows = Entry.objects.all()
        rows.update(note="иначе") if verb == "update" else rows._raw_delete("default")


TAMPERINGS = {
    "changed": lambda entry: Entry.objects.filter(pk=entry.pk).update(note="иначе"),
    "removed": lambda entry: Entry.objects.filter(pk=entry.pk).delete(),
    "moved in time": lambda entry: Entry.objects.filter(pk=entry.pk).update(moment=MOMENT.replace(year=2025)),
    "given to another": lambda entry: Entry.objects.filter(pk=entry.pk).update(account_id=77),
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_an_entry_changed_behind_the_walls_breaks_the_chain(sealed, how):
    walls.lower()
    TAMPERINGS[how](Entry.objects.order_by("pk")[1])
    assert len(verify_chain().faults) == 1


def test_an_entry_slipped_beneath_a_seal_breaks_the_chain(sealed):
    walls.lower()
    gone = Entry.objects.order_by("pk")[1]
    values = {f.attname: getattr(gone, f.attname) for f in Entry._meta.fields}
    Entry.objects.filter(pk=gone.pk).delete()
    Entry.objects.create(**(values | {"event": "sample.other"}))
    assert len(verify_chain().faults) == 1


def test_a_seal_made_anew_without_the_key_breaks_the_chain(sealed, settings):
    walls.lower()
    last = Seal.objects.last()
    Seal.objects.filter(pk=last.pk).delete()
    right, settings.SECRET_KEY = settings.SECRET_KEY, "another key of fifty signs, never seen in this place"
    seal_all(MOMENT)
    settings.SECRET_KEY = right
    assert len(verify_chain().faults) == 1


def test_a_cut_tail_is_seen_against_a_head_kept_elsewhere(sealed):
    walls.lower()
    last = Seal.objects.last()
    Entry.objects.filter(pk__gte=last.first_entry).delete()
    Seal.objects.filter(pk=last.pk).delete()
    assert verify_chain().faults == []
    assert len(verify_chain(expected=last.head[:24]).faults) == 1


def test_a_key_retired_but_remembered_still_verifies(sealed, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the new key of fifty signs, made after the seals were"
    assert verify_chain().faults == []
