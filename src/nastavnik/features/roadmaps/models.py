"""Steps of the roadmap."""

from django.db import models

from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.features.roadmaps.enums import StepState
from nastavnik.kit.rows import TenantRow


class Step(TenantRow):
    """One step of a programme's roadmap. `period` is kept as written; the dates are how it was understood.

    `section` is a code of the pack. `evidence_kind|code` say what should prove the step, `evidence_id|ref` what did:
    the public id of the thing and its title as it stood then.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    origin = models.CharField("код шага в методологии", max_length=40, blank=True, editable=False)
    position = models.PositiveIntegerField("порядок")
    number = models.CharField("номер", max_length=20)
    stage = models.PositiveSmallIntegerField("этап")
    section = models.CharField("раздел", max_length=40, blank=True)
    title = models.CharField("мероприятие", max_length=400)
    content = models.TextField("содержание деятельности", blank=True)
    period = models.CharField("срок", max_length=120)
    starts_on = models.DateField("начало", null=True, blank=True)
    ends_on = models.DateField("окончание", null=True, blank=True)
    owner_text = models.CharField("ответственный", max_length=200, blank=True)
    owner = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="ответственный (человек)",
        related_name="+",
    )
    co_owners = models.CharField("соисполнители", max_length=400, blank=True)
    document_kind = models.CharField("вид документа", max_length=300, blank=True)
    result = models.CharField("результат", max_length=400, blank=True)
    evidence_kind = models.CharField("чем подтверждается", max_length=40, blank=True)
    evidence_code = models.CharField("какой именно", max_length=40, blank=True)
    evidence_id = models.CharField("код подтверждения", max_length=26, blank=True)
    evidence_ref = models.CharField("подтверждение", max_length=300, blank=True)
    reason = models.TextField("пояснение", blank=True)
    state = models.CharField("состояние", max_length=20, choices=StepState, default=StepState.PLANNED)
    done_on = models.DateField("выполнено", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("stage", "position", "pk")
        verbose_name = "мероприятие дорожной карты"
        indexes = [models.Index(fields=("programme", "state", "ends_on"), name="step_terms")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=StepState.values), name="step_state_known"),
            models.CheckConstraint(condition=models.Q(stage__range=(1, 7)), name="step_stage_real"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="step_dates",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done") | ~models.Q(evidence_ref="") | ~models.Q(reason=""),
                name="step_done_needs_evidence",
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", done_on__isnull=False)
                | (~models.Q(state="done") & models.Q(done_on=None)),
                name="step_done_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.title
