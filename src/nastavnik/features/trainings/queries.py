"""Reads of trainings and attendance."""

from collections.abc import Collection
from decimal import Decimal

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.enrolments.queries import enrolments
from nastavnik.features.programmes.models import Programme
from nastavnik.features.trainings.models import Attendance, Training
from nastavnik.kit.verdict import NotFound


def trainings(programme: Programme) -> QuerySet[Training]:
    """Lessons of the programme with how many were present (`came`)."""
    present = Attendance.objects.filter(training=OuterRef("pk"), present=True).order_by().values("training")
    came = Coalesce(Subquery(present.annotate(n=Count("pk")).values("n")), 0)
    return Training.objects.filter(programme=programme).annotate(came=came)


def load_training(public_id: str) -> Training:
    """One lesson, or `NotFound`."""
    found: Training | None = Training.objects.select_related("programme").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def attendance_of(training: Training) -> QuerySet[Attendance]:
    """Who was listed at a lesson."""
    return Attendance.objects.filter(training=training).select_related("enrolment__person")


def hours_of(enrolment_ids: Collection[int]) -> dict[int, Decimal]:
    """Attended academic hours by mentor's enrolment; those who attended nothing have zero."""
    rows = Attendance.objects.filter(enrolment_id__in=enrolment_ids, present=True)
    sums = rows.values("enrolment").annotate(total=Sum("training__hours")).order_by("enrolment")
    found = {row["enrolment"]: row["total"] for row in sums}
    return {pk: found.get(pk, Decimal(0)) for pk in enrolment_ids}


def mentors_with_hours(programme: Programme) -> list[tuple[Enrolment, Decimal]]:
    """Mentors of the base with their hours, in the Russian order of names."""
    mentors = list(enrolments(programme, "mentor").exclude(state__in=("declined", "withdrawn")))
    hours = hours_of([mentor.pk for mentor in mentors])
    return [(mentor, hours[mentor.pk]) for mentor in mentors]
