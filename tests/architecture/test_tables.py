"""Tables: keys point down the ladder, nobody looks back up, and every row has an owner."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from nastavnik.features.organisations.models import Organisation
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.people.models import Person
from nastavnik.kit.rows import Row, TenantRow
from tests.architecture.source import ladder

Model = type[models.Model]
# Tables which belong to no organisation, and why.
SHARED = {
    "organisations.Organisation": "it is the tenant itself; its manager shows own and overseen passports",
    "accounts.Account": "one person signs in to several organisations; rights are in memberships",
    "accounts.Identity": "who an account's owner is in a region's sign-in, by a mark; of an account, not a school",
    "accounts.Device": "a browser that has been in an account; an account belongs to no organisation",
    "kit.Entry": "the trail of the whole installation, append-only; reads filter by organisation_id",
    "kit.Seal": "seals of the trail: numbers of rows and a digest",
    "kit.Redaction": "erasures in the trail by act: numbers of rows and digests",
    "kit.Letter": "the outbox of the installation, read by the worker alone",
    "kit.Operation": "keys of sent forms, by owner; no contents",
    "kit.Lease": "who holds a background task; ids only",
    "kit.Tally": "how much of a limit is spent, by a mark of what is counted; no contents",
    "kit.Visit": "sessions, by a hash of the cookie: an account may hold duties in several organisations",
    "kit.Slot": "which periodic slot was enqueued; no contents",
}


def own_models() -> list[Model]:
    return [m for m in apps.get_models() if m.__module__.startswith("nastavnik.")]


def keys(model: Model) -> Iterable[models.ForeignKey[Any, Any]]:
    return (f for f in model._meta.local_fields if isinstance(f, models.ForeignKey))


def height(label: str) -> int:
    """Rung counted from the bottom; the kit lies under the ladder."""
    rungs = [set(rung) for rung in reversed(ladder())]
    return next((n for n, rung in enumerate(rungs, 1) if label in rung), 0)


def upward(tables: Iterable[Model]) -> list[str]:
    faults = []
    for model in tables:
        for key in keys(model):
            if key.name == "organisation" and issubclass(model, TenantRow):
                continue  # the one key every tenant's row has
            here, there = model._meta.app_label, key.related_model._meta.app_label
            if here != there and height(there) >= height(here):
                faults.append(f"{model._meta.label}.{key.name} → {there}")
    return faults


def looking_back(tables: Iterable[Model]) -> list[str]:
    return [
        f"{model._meta.label}.{key.name}"
        for model in tables
        for key in [*keys(model), *model._meta.local_many_to_many]
        if not (key.remote_field.related_name or "").endswith("+")
    ]


def ownerless(tables: Iterable[Model]) -> list[str]:
    return [m._meta.label for m in tables if not issubclass(m, TenantRow) and m._meta.label not in SHARED]


def test_foreign_keys_point_down_the_ladder() -> None:
    assert upward(own_models()) == []


def test_nobody_reads_a_row_through_an_accessor_made_above() -> None:
    assert looking_back(own_models()) == []


def test_every_table_is_owned() -> None:
    assert ownerless(own_models()) == []


def test_the_list_of_shared_tables_is_not_stale() -> None:
    assert set(SHARED) <= {m._meta.label for m in own_models()}


def test_every_table_lives_in_a_slice_or_the_kit() -> None:
    places = {m.__module__.split(".")[1] for m in own_models()}
    assert places <= {"features", "kit"}


def test_every_row_has_an_opaque_id_and_a_version() -> None:
    plain = {label for label in SHARED if label.startswith("kit.")}
    assert [m for m in own_models() if not issubclass(m, Row) and m._meta.label not in plain] == []


def test_an_order_of_rows_is_always_given() -> None:
    unordered = [m._meta.label for m in own_models() if issubclass(m, Row) and not m._meta.ordering]
    assert unordered == []


@isolate_apps("nastavnik.features.people")
def test_a_key_up_the_ladder_is_seen() -> None:
    class Seeded(TenantRow):
        pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="+")

        class Meta(TenantRow.Meta):
            app_label = "people"

    assert upward([Seeded]) == ["people.Seeded.pairing → pairings"]


@isolate_apps("nastavnik.features.pairings")
def test_an_accessor_back_is_seen() -> None:
    class Seeded(TenantRow):
        person = models.ForeignKey(Person, models.PROTECT)

        class Meta(TenantRow.Meta):
            app_label = "pairings"

    assert looking_back([Seeded]) == ["pairings.Seeded.person"]


@isolate_apps("nastavnik.features.people")
def test_a_table_without_owner_is_seen() -> None:
    class Seeded(Row):
        school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

        class Meta:
            app_label = "people"

    assert ownerless([Seeded]) == ["people.Seeded"]
