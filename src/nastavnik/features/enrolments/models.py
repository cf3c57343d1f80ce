"""Enrolments with their request or offer, and interviews."""

from django.db import models

from nastavnik.features.enrolments.enums import Decision, EnrolmentState, Format, Side
from nastavnik.features.people.enums import Sex
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.rows import TenantRow
from nastavnik.kit.secrets.fields import SealedText


class Enrolment(TenantRow):
    """A person in a programme on one side, from–to. `places` and `used_places` are a mentor's capacity."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="человек", related_name="+")
    side = models.CharField("сторона", max_length=10, choices=Side)
    track = models.CharField("форма наставничества", max_length=40)
    state = models.CharField(
        "состояние", max_length=20, choices=EnrolmentState, default=EnrolmentState.CANDIDATE
    )
    entered_on = models.DateField("дата вхождения в программу")
    left_on = models.DateField("дата завершения программы", null=True, blank=True)
    places = models.PositiveSmallIntegerField("сколько наставляемых готов взять", default=1)
    used_places = models.PositiveSmallIntegerField("занято мест", default=0, editable=False)
    paused_until = models.DateField("новых наставляемых не брать до", null=True, blank=True)
    source = models.CharField("откуда пришёл", max_length=40, blank=True)
    results = models.TextField("результаты программы", blank=True)
    case_link = models.URLField("ссылка на кейс или отзыв", blank=True)
    completion_mark = models.CharField("отметка о прохождении программы", max_length=120, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("person__sort_key", "pk")
        verbose_name = "участие в программе"
        indexes = [
            # both bases are lists of one side of one programme
            models.Index(fields=("programme", "side", "state"), name="enrolment_base")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("programme", "person", "side", "track"),
                condition=~models.Q(state__in=("declined", "withdrawn")),
                name="enrolment_once",
            ),
            models.CheckConstraint(
                condition=models.Q(used_places__lte=models.F("places")), name="enrolment_capacity"
            ),
            models.CheckConstraint(condition=models.Q(places__lte=30), name="enrolment_places_real"),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="enrolment_side_known"),
            models.CheckConstraint(
                condition=models.Q(state__in=EnrolmentState.values), name="enrolment_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(left_on=None) | models.Q(left_on__gte=models.F("entered_on")),
                name="enrolment_dates",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Request(TenantRow):
    """What a mentee asks for. `needs`: codes of the pack's tags; `slots`: hours of a week, «mon-14», or words as written.

    `languages`, `support`: codes of the pack's languages of talk and of the experience that would help.
    """

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="+")
    text = models.TextField("основной запрос", blank=True)
    problem = models.CharField("вид запроса", max_length=40, blank=True)
    needs = models.JSONField("нужные компетенции", default=list, blank=True)
    interests = models.JSONField("интересы", default=list, blank=True)
    slots = models.JSONField("свободное время", default=list, blank=True)
    format = models.CharField("как удобно встречаться", max_length=10, choices=Format, default=Format.ANY)
    languages = models.JSONField("языки общения", default=list, blank=True)
    support = models.JSONField("чей опыт поможет", default=list, blank=True)
    wanted_sex = models.CharField("кого просит законный представитель", max_length=1, choices=Sex, blank=True)

    class Meta(TenantRow.Meta):
        verbose_name = "запрос наставляемого"
        ordering = ("pk",)


class Offer(TenantRow):
    """What a mentor offers."""

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="+")
    text = models.TextField("основные компетенции", blank=True)
    competences = models.JSONField("компетенции по справочнику", default=list, blank=True)
    achievements = models.TextField("важные для программы достижения", blank=True)
    interests_text = models.CharField("интересы наставника", max_length=300, blank=True)
    interests = models.JSONField("интересы по справочнику", default=list, blank=True)
    wanted_age = models.CharField("желаемый возраст наставляемых", max_length=80, blank=True)
    wanted_age_from = models.PositiveSmallIntegerField("возраст от", null=True, blank=True)
    wanted_age_to = models.PositiveSmallIntegerField("возраст до", null=True, blank=True)
    time_resource = models.CharField("ресурс времени на программу", max_length=120, blank=True)
    slots = models.JSONField("свободное время", default=list, blank=True)
    format = models.CharField("как удобно встречаться", max_length=10, choices=Format, default=Format.ANY)
    languages = models.JSONField("языки общения", default=list, blank=True)
    experience = models.JSONField("кому уже помогал", default=list, blank=True)

    class Meta(TenantRow.Meta):
        verbose_name = "предложение наставника"
        ordering = ("pk",)


class Interview(TenantRow):
    """A talk with a candidate: marks by criteria of the pack and the decision with its reason."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, verbose_name="кандидат", related_name="+")
    held_on = models.DateField("дата")
    interviewer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="кто проводил", related_name="+"
    )
    marks = models.JSONField("оценки по критериям", default=dict, blank=True)
    decision = models.CharField("решение", max_length=10, choices=Decision)
    criterion = models.CharField("критерий решения", max_length=40)
    reason = SealedText("обоснование", longest=4000, blank=True)

    class Meta(TenantRow.Meta):
        verbose_name = "собеседование"
        ordering = ("-held_on", "pk")
