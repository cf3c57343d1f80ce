"""Programmes and their tracks."""

from django.db import models

from nastavnik.features.methodology.models import Edition
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.enums import ProgrammeState
from nastavnik.kit.rows import TenantRow


class Programme(TenantRow):
    """A programme of one school year in one contour.

    It lives by the edition of the methodology it took; without one, by what is in force for its organisation.
    `edition_digest` repeats the edition's, so that a pack kept in memory is found without a query.
    """

    hidden_in_trail = ("directions", "manners")  # lists of codes say nothing to a reader

    title = models.CharField("название", max_length=200)
    pack = models.CharField("контур", max_length=20)
    pack_version = models.CharField("редакция методологии", max_length=20)
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, verbose_name="редакция методики", related_name="+"
    )
    edition_digest = models.CharField(max_length=64, blank=True, editable=False)
    school_year = models.PositiveSmallIntegerField("учебный год (год начала)")
    starts_on = models.DateField("начало")
    ends_on = models.DateField("окончание")
    state = models.CharField("состояние", max_length=20, choices=ProgrammeState, default=ProgrammeState.DRAFT)
    stage = models.PositiveSmallIntegerField("текущий этап", default=1)
    aim = models.TextField("цель", blank=True)
    directions = models.JSONField("направления", default=list, blank=True)
    manners = models.JSONField("виды наставничества", default=list, blank=True)
    curator = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="куратор", related_name="+"
    )

    class Meta(TenantRow.Meta):
        ordering = ("-school_year", "title", "pk")
        verbose_name = "программа наставничества"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "school_year", "title"), name="programme_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="programme_dates"
            ),
            models.CheckConstraint(condition=models.Q(stage__range=(1, 7)), name="programme_stage_real"),
            models.CheckConstraint(
                condition=models.Q(state__in=ProgrammeState.values), name="programme_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeTrack(TenantRow):
    """A track (form of mentoring) chosen for the programme, by its code in the pack.

    An amount left empty is the one of the pack.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    track = models.CharField("форма наставничества", max_length=40)
    target = models.PositiveSmallIntegerField("сколько пар хотим", null=True, blank=True)
    months = models.PositiveSmallIntegerField("сколько месяцев длится пара", null=True, blank=True)
    meetings_per_month = models.PositiveSmallIntegerField("встреч в месяц", null=True, blank=True)
    meeting_minutes = models.PositiveSmallIntegerField("минут на встречу", null=True, blank=True)
    hours = models.PositiveSmallIntegerField("часов на пару", null=True, blank=True)
    places = models.PositiveSmallIntegerField("мест у наставника", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("track", "pk")
        verbose_name = "форма наставничества программы"
        constraints = [models.UniqueConstraint(fields=("programme", "track"), name="programme_track_once")]


class ChainLink(TenantRow):
    """One row of «проблема → мероприятие → результат → показатель»; `origin` is what of the pack it came from."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    position = models.PositiveIntegerField("порядок")
    track = models.CharField("форма наставничества", max_length=40, blank=True)
    problem = models.CharField("проблема", max_length=400)
    activity = models.CharField("мероприятие", max_length=400)
    result = models.CharField("ожидаемый результат", max_length=400)
    indicator = models.CharField("показатель", max_length=400, blank=True)
    origin = models.CharField("код в методологии", max_length=90, blank=True, editable=False)

    class Meta(TenantRow.Meta):
        ordering = ("position", "pk")
        verbose_name = "звено цепочки программы"

    def __str__(self) -> str:
        return self.problem


class ProgrammeDuty(TenantRow):
    """Who carries a duty of the pack (psychologist, deputy) in the programme."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    duty = models.CharField("обязанность", max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="кто отвечает", related_name="+")

    class Meta(TenantRow.Meta):
        ordering = ("duty", "pk")
        verbose_name = "ответственный программы"
        constraints = [models.UniqueConstraint(fields=("programme", "duty"), name="programme_duty_once")]
