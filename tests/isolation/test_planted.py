"""What `nastavnik seed` plants: every table of every school, every text a canary, nothing that a school could not hold."""

import pytest
from django.apps import apps

from nastavnik.cli.isolation.cast import FOREIGN, PRINCIPALS, places
from nastavnik.kit.health.invariants import findings
from nastavnik.kit.rows import TenantRow
from nastavnik.kit.secrets.fields import SealedText
from nastavnik.kit.tenancy.scope import maintenance
from tests.isolation.garden import Garden

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_the_profile_is_whole_valid_and_repeatable(garden: Garden) -> None:
    schools = [p.key for p in places() if p.kind == "school"]
    tables = {m._meta.label: m for m in apps.get_models() if issubclass(m, TenantRow)}
    thin = [
        (key, label)
        for key in schools
        for label in tables
        if len(garden.chart["ids"][key].get(label, [])) < 2
    ]
    assert (len(schools), sum(p.closed for p in places())) == (12, 4)
    assert thin == []
    with maintenance():
        for model in tables.values():
            # a sealed column is plain text only beside its row: no statement can be asked about it
            sealed = {f.name for f in model._meta.local_fields if isinstance(f, SealedText)}
            for row in model.objects.all():
                row.full_clean(exclude=sealed)  # a row that the product itself could hold


def test_what_is_planted_keeps_every_rule_of_the_base(garden: Garden) -> None:
    assert [fault for finding in findings() for fault in finding.faults] == []


def test_canaries_tell_where_they_come_from(garden: Garden) -> None:
    marks = [canary["mark"] for canary in garden.chart["canaries"]]
    assert len(set(marks)) == len(marks) > 4000
    surname = next(c for c in garden.chart["canaries"] if c["field"] == "surname")
    assert surname["text"] == f"КНР‹{surname['school']}›‹person›‹surname›‹{surname['mark']}›"
    with maintenance():
        assert apps.get_model("people", "Person").objects.filter(surname=surname["text"]).count() == 1


def test_nineteen_principals_have_their_places(garden: Garden) -> None:
    assert len(garden.chart["principals"]) == len(PRINCIPALS) == 19
    assert [p["key"] for p in garden.chart["principals"] if p["password"] is None] == ["anonymous"]
    assert set(FOREIGN.values()) <= {row["key"] for row in garden.chart["organisations"]}
    assert garden.chart["tokens"]
