"""Classes known before stays were dated become stays: since the first day of the school year, as far as anybody knows."""

from typing import Any

from django.db import migrations

from nastavnik.core.calendars.school_year import SchoolYear
from nastavnik.kit import moments
from nastavnik.kit.rows import new_public_id
from nastavnik.kit.tenancy.scope import maintenance


def begin(apps: Any, schema_editor: Any) -> None:
    """One open stay for each person on the lists; merged records and leavers have none."""
    person, stay = apps.get_model("people", "Person"), apps.get_model("people", "ClassStay")
    since = SchoolYear.of(moments.today()).start
    with maintenance():
        placed = person._base_manager.filter(state="active", school_class__isnull=False).order_by("pk")
        told = placed.values_list("organisation_id", "pk", "school_class_id")
        stay._base_manager.bulk_create(
            [
                stay(
                    public_id=new_public_id(), organisation_id=school, person_id=pk, school_class_id=led, since=since
                )
                for school, pk, led in told.iterator()
            ],
            batch_size=500,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("people", "0002_person_file")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
