"""Steps of the roadmap."""

from django.db import models

from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.features.roadmaps.enums import RoadmapFileState, StepState
from nastavnik.kit.rows import TenantRow


class Section(TenantRow):
    """A heading of the school's own above steps; one inside another makes two levels. The number is kept as typed."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="внутри раздела", related_name="+"
    )
    position = models.PositiveIntegerField("порядок")
    number = models.CharField("номер", max_length=20, blank=True)
    title = models.CharField("название раздела", max_length=400)

    class Meta(TenantRow.Meta):
        ordering = ("position", "pk")
        verbose_name = "раздел дорожной карты"

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Step(TenantRow):
    """One step of a programme's roadmap. `period` is kept as written; the dates are how it was understood.

    `section` is a code of the pack, `own_section` a heading of the school's own, which wins. `parent` makes «1.1» out
    of what belongs to «1»; positions follow the order of the whole paper. `owner_text` and `co_owners` hold duties and
    free words, one per line or through commas; people are `owner` and those of `StepOwner`. `evidence_kind|code` say
    what should prove the step, `evidence_id|ref` what did: the public id of the thing and its title as it stood then.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    origin = models.CharField("код шага в методологии", max_length=40, blank=True, editable=False)
    position = models.PositiveIntegerField("порядок")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="часть мероприятия", related_name="+"
    )
    number = models.CharField("номер", max_length=20, blank=True)
    stage = models.PositiveSmallIntegerField("этап")
    section = models.CharField("раздел", max_length=40, blank=True)
    own_section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, verbose_name="свой раздел", related_name="+"
    )
    title = models.CharField("мероприятие", max_length=1000)
    content = models.TextField("содержание деятельности", blank=True)
    period = models.CharField("срок", max_length=300)
    starts_on = models.DateField("начало", null=True, blank=True)
    ends_on = models.DateField("окончание", null=True, blank=True)
    rhythm = models.CharField("как часто", max_length=20, default="once")
    deadline = models.BooleanField("назван только предельный срок", default=False)
    owner_text = models.CharField("ответственный", max_length=600, blank=True)
    owner = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="ответственный (человек)",
        related_name="+",
    )
    co_owners = models.CharField("соисполнители", max_length=600, blank=True)
    document_kind = models.CharField("вид документа", max_length=300, blank=True)
    result = models.CharField("результат", max_length=1000, blank=True)
    note = models.TextField("примечание", blank=True)
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


class StepOwner(TenantRow):
    """One more person who answers for a step, beside `Step.owner`."""

    step = models.ForeignKey(Step, models.PROTECT, verbose_name="мероприятие", related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="ответственный", related_name="+")

    class Meta(TenantRow.Meta):
        ordering = ("pk",)
        verbose_name = "ответственный за мероприятие"
        constraints = [models.UniqueConstraint(fields=("step", "person"), name="step_owner_once")]


class RoadmapEdit(TenantRow):
    """One change of the roadmap, with the rows as they were before and after it: what «Отменить» needs."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    title = models.CharField("что сделано", max_length=300)
    rows = models.JSONField("строки до и после", default=list, blank=True)
    made_at = models.DateTimeField("когда")
    undone = models.BooleanField("отменена", default=False)

    class Meta(TenantRow.Meta):
        ordering = ("-made_at", "-pk")
        verbose_name = "правка дорожной карты"

    def __str__(self) -> str:
        return self.title


class RoadmapFile(TenantRow):
    """A roadmap read from somebody's table and shown before anything is written: its lines and what was not read."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    title = models.CharField("файл", max_length=200)
    sheet = models.CharField("лист", max_length=200, blank=True)
    lines = models.JSONField("строки", default=list, blank=True)
    findings = models.JSONField("замечания", default=list, blank=True)
    columns = models.JSONField("столбцы", default=list, blank=True)
    read_at = models.DateTimeField("прочитан")
    state = models.CharField(
        "состояние", max_length=20, choices=RoadmapFileState, default=RoadmapFileState.READ
    )

    class Meta(TenantRow.Meta):
        ordering = ("-read_at", "-pk")
        verbose_name = "дорожная карта из файла"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=RoadmapFileState.values), name="roadmap_file_state_known"
            )
        ]

    def __str__(self) -> str:
        return self.title
