"""Every table and every column says whose data it holds and why, or does not exist."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from nastavnik.features.privacy.register import unknown_codes
from nastavnik.kit.privacy.registry import _column_faults, registry, undeclared
from nastavnik.kit.rows import TenantRow


def test_every_table_and_column_is_declared() -> None:
    assert list(undeclared()) == []


def test_every_code_is_told_by_the_facts() -> None:
    assert list(unknown_codes()) == []


def test_paths_to_the_subject_lead_to_people() -> None:
    tables = [t for t in registry().tables.values() if t.subject and t.subject != ("pk",)]
    paths = [(t.label, path) for t in tables for path in t.subject]
    assert len(paths) > 10
    assert all(_target(label, path) == "people.Person" for label, path in paths)


def _target(label: str, path: str) -> str:
    model = apps.get_model(label)
    for part in path.split("__"):
        model = model._meta.get_field(part).related_model
    return str(model._meta.label)


def test_every_key_to_a_person_is_a_path_or_says_a_duty() -> None:
    """A table added later with a key to a person is erased with the person, or says why it is not."""
    tables = registry().tables
    unreached = {
        f"{m._meta.label}.{f.name}"
        for m in apps.get_models()
        for f in m._meta.concrete_fields
        if isinstance(f, models.ForeignKey)
        and f.related_model._meta.label == "people.Person"
        and f.name not in getattr(tables.get(m._meta.label), "subject", ())
    }
    # keys that say who carries a duty: the row is about something else, and the key shows the pseudonym
    assert unreached == {
        "consents.Consent.ended_by",
        "consents.Consent.signed_by",
        "enrolments.Interview.interviewer",
        "people.SchoolClass.class_teacher",
        "people.SchoolClass.psychologist",
        "people.Person.merged_into",
        "programmes.Programme.curator",
        "roadmaps.Step.owner",
    }


@isolate_apps("nastavnik.features.people")
def test_an_undeclared_column_is_seen() -> None:
    class Person(TenantRow):
        surname = models.CharField(max_length=20)
        diagnosis = models.TextField()

        class Meta(TenantRow.Meta):
            app_label = "people"

    faults = list(_column_faults(Person, registry().tables["people.Person"]))
    assert "people.Person.diagnosis: столбец не описан" in faults
