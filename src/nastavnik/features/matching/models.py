"""Runs of matching, their proposals, and the curator's rulings."""

from django.db import models

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.matching.enums import Objective, RulingKind, RunState, SheetWay
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.rows import TenantRow
from nastavnik.kit.secrets.fields import SealedText


class Run(TenantRow):
    """One solving of one programme: what went in (frozen), what came out, and its certificate."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    track = models.CharField("форма наставничества", max_length=40)
    objective = models.CharField(
        "цель подбора", max_length=20, choices=Objective, default=Objective.MOST_THEN_BEST
    )
    seed = models.PositiveIntegerField(default=1)
    weights = models.JSONField("веса критериев", default=dict, blank=True)
    state = models.CharField("состояние", max_length=12, choices=RunState, default=RunState.WAITING)
    problem = models.JSONField("задача", default=dict, blank=True)
    result = models.JSONField("результат", default=dict, blank=True)
    refusals = models.JSONField("почему не решается", default=list, blank=True)
    matched = models.PositiveIntegerField("пар", default=0)
    left_over = models.PositiveIntegerField("без пары", default=0)
    proven = models.BooleanField("оптимальность доказана", default=False)
    started_at = models.DateTimeField("начат")
    finished_at = models.DateTimeField("закончен", null=True, blank=True)

    hidden_in_trail = ("problem", "result")

    class Meta(TenantRow.Meta):
        ordering = ("-started_at", "-pk")
        verbose_name = "подбор"


class Proposal(TenantRow):
    """A pair proposed by a run, with its reasons, or a mentee left over (`mentor` empty) with the why."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="+")
    mentee = models.ForeignKey(Enrolment, models.PROTECT, verbose_name="наставляемый", related_name="+")
    mentor = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, blank=True, verbose_name="наставник", related_name="+"
    )
    score = models.FloatField("балл", null=True, blank=True)
    parts = models.JSONField("из чего сложился балл", default=list, blank=True)
    why = models.TextField("пояснение", blank=True)
    pairing = models.ForeignKey(
        Pairing, models.PROTECT, null=True, blank=True, verbose_name="закреплена", related_name="+"
    )

    class Meta(TenantRow.Meta):
        ordering = ("run", "mentee__person__sort_key", "pk")
        verbose_name = "предложение пары"
        constraints = [models.UniqueConstraint(fields=("run", "mentee"), name="proposal_once")]


class Ruling(TenantRow):
    """The curator's word on a mentee and a mentor: keep together, or never; with a reason."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    mentee = models.ForeignKey(Enrolment, models.PROTECT, verbose_name="наставляемый", related_name="+")
    mentor = models.ForeignKey(Enrolment, models.PROTECT, verbose_name="наставник", related_name="+")
    kind = models.CharField("решение", max_length=10, choices=RulingKind)
    reason = SealedText("почему", longest=300, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("pk",)
        verbose_name = "решение о паре"
        constraints = [models.UniqueConstraint(fields=("programme", "mentee", "mentor"), name="ruling_once")]


class WishSheet(TenantRow):
    """What one participant wrote after the general meeting: whom they would like, and with whom not. One for each."""

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, verbose_name="кто заполнил", related_name="+")
    filled_on = models.DateField("заполнен")
    way = models.CharField("как внесён", max_length=10, choices=SheetWay)

    class Meta(TenantRow.Meta):
        ordering = ("enrolment__person__sort_key", "pk")
        verbose_name = "лист предпочтений"


class Wish(TenantRow):
    """One name of a sheet: its place among the named (1 is the dearest), or none where it is «не с ним»."""

    sheet = models.ForeignKey(WishSheet, models.PROTECT, verbose_name="лист", related_name="+")
    about = models.ForeignKey(Enrolment, models.PROTECT, verbose_name="о ком", related_name="+")
    place = models.PositiveSmallIntegerField("место", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("sheet", "place", "pk")
        verbose_name = "предпочтение"
        constraints = [
            models.UniqueConstraint(fields=("sheet", "about"), name="wish_once"),
            models.UniqueConstraint(fields=("sheet", "place"), name="wish_place_once"),
        ]
