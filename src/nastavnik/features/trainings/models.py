"""Trainings of mentors and attendance."""

from django.db import models

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.rows import TenantRow


class Training(TenantRow):
    """One lesson of the school of mentors: a module of the pack, its day, leader and hours."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    module = models.CharField("модуль", max_length=40)
    title = models.CharField("тема", max_length=200)
    held_on = models.DateField("дата")
    hours = models.DecimalField("академических часов", max_digits=4, decimal_places=1)
    leader = models.CharField("кто ведёт", max_length=200, blank=True)
    place = models.CharField("где", max_length=160, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("held_on", "pk")
        verbose_name = "занятие"
        constraints = [
            models.CheckConstraint(condition=models.Q(hours__gt=0, hours__lte=40), name="training_hours_real")
        ]


class Attendance(TenantRow):
    """A mentor at a lesson."""

    training = models.ForeignKey(Training, models.PROTECT, verbose_name="занятие", related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, verbose_name="наставник", related_name="+")
    present = models.BooleanField("присутствовал", default=True)
    mark = models.CharField("итог", max_length=80, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("enrolment__person__sort_key", "pk")
        verbose_name = "посещение"
        constraints = [models.UniqueConstraint(fields=("training", "enrolment"), name="attendance_once")]
