"""Requests of subjects, holds, destructions, incidents, reasons of large exports."""

from django.db import models

from nastavnik.features.accounts.models import Account
from nastavnik.features.people.models import Person
from nastavnik.features.privacy.enums import DestructionState, IncidentState, SubjectRequestState
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import TenantRow
from nastavnik.kit.secrets.fields import SealedText


class SubjectRequest(TenantRow):
    """What somebody asked about their own or their child's data. `kind`: a code of the facts, which gives the term."""

    hidden_in_trail = ("text", "answer")

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="чьи данные", related_name="+")
    asked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="кто обратился", related_name="+"
    )
    kind = models.CharField("о чём обращение", max_length=20)
    text = SealedText("что просят", longest=4000, blank=True)
    received_on = models.DateField("получено")
    due_on = models.DateField("ответить до")
    extended = models.BooleanField("срок продлён", default=False)
    extension_reason = models.CharField("почему продлён", max_length=300, blank=True)
    state = models.CharField(
        "состояние", max_length=10, choices=SubjectRequestState, default=SubjectRequestState.RECEIVED
    )
    answered_on = models.DateField("день ответа", null=True, blank=True)
    answer = SealedText("что ответили и сделали", longest=4000, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("due_on", "pk")
        verbose_name = "обращение субъекта"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=SubjectRequestState.values), name="subject_request_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="received", answered_on=None)
                | (~models.Q(state="received") & models.Q(answered_on__isnull=False) & ~models.Q(answer="")),
                name="subject_request_answered_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(extended=False) | ~models.Q(extension_reason=""),
                name="subject_request_extended_why",
            ),
        ]

    def __str__(self) -> str:
        return f"обращение от {self.received_on:%d.%m.%Y}"


class LegalHold(TenantRow):
    """Nothing of this person may be destroyed while it stands: a court, an inspection, a dispute."""

    hidden_in_trail = ("reason",)

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="человек", related_name="+")
    reason = SealedText("почему нельзя уничтожать", longest=300)
    since = models.DateField("с")
    until = models.DateField("снят", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("-since", "pk")
        verbose_name = "запрет на уничтожение"
        constraints = [
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(until=None), name="legal_hold_open_once"
            )
        ]


class Destruction(TenantRow):
    """Destruction of persons' data: proposed by one, confirmed by another, told by an act. Never undone.

    `commission`: [[post, name], …]; `destroyed`: what went, by table; `since|until`: the period the data are from.
    """

    hidden_in_trail = ("commission", "destroyed")

    number = models.CharField("номер акта", max_length=40)
    reason = models.CharField("причина", max_length=20)
    term = models.CharField("срок, по которому отобраны", max_length=20, blank=True)
    note = models.CharField("пояснение", max_length=300, blank=True)
    commission = models.JSONField("комиссия", default=list)
    order_number = models.CharField("номер приказа о комиссии", max_length=40)
    order_date = models.DateField("дата приказа о комиссии")
    state = models.CharField(
        "состояние", max_length=10, choices=DestructionState, default=DestructionState.PROPOSED
    )
    proposed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="кто предложил", related_name="+"
    )
    decided_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="кто решил", related_name="+"
    )
    proposed_at = models.DateTimeField("предложено")
    decided_at = models.DateTimeField("решено", null=True, blank=True)
    since = models.DateField("сведения с", null=True, blank=True)
    until = models.DateField("сведения по", null=True, blank=True)
    destroyed = models.JSONField("что уничтожено", default=dict, blank=True)
    act = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="акт", related_name="+"
    )
    extract = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="выгрузка из журнала",
        related_name="+",
    )

    class Meta(TenantRow.Meta):
        ordering = ("-proposed_at", "-pk")
        verbose_name = "уничтожение сведений"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=DestructionState.values), name="destruction_state_known"
            ),
            models.UniqueConstraint(
                fields=("organisation", "number"),
                condition=~models.Q(state="declined"),
                name="destruction_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None)
                | models.Q(proposed_by=None)
                | ~models.Q(decided_by=models.F("proposed_by")),
                name="destruction_by_two",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done")
                | models.Q(act__isnull=False, extract__isnull=False, decided_at__isnull=False),
                name="destruction_done_has_act",
            ),
        ]

    def __str__(self) -> str:
        return f"акт № {self.number}"


class Doomed(TenantRow):
    """A person whose data a destruction takes. Once it is done, the row says whose pseudonym stayed."""

    destruction = models.ForeignKey(Destruction, models.PROTECT, verbose_name="уничтожение", related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="человек", related_name="+")
    why = models.CharField("почему отобран", max_length=200, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("pk",)
        verbose_name = "отобранный к уничтожению"
        constraints = [models.UniqueConstraint(fields=("destruction", "person"), name="doomed_once")]


class Incident(TenantRow):
    """Personal data got where they must not. `steps`: {code: moment} of those done."""

    hidden_in_trail = ("what", "causes", "harm", "measures")

    title = models.CharField("что случилось, коротко", max_length=200)
    discovered_at = models.DateTimeField("когда обнаружено")
    happened = models.CharField("когда произошло", max_length=200, blank=True)
    what = models.TextField("обстоятельства", blank=True)
    causes = models.TextField("предполагаемые причины", blank=True)
    categories = models.JSONField("какие данные", default=list, blank=True)
    affected = models.PositiveIntegerField("сколько человек затронуто", default=0)
    harm = models.TextField("предполагаемый вред", blank=True)
    measures = models.TextField("принятые меры", blank=True)
    responsible = models.CharField("кто отвечает за связь с ведомством", max_length=200, blank=True)
    steps = models.JSONField("выполненные шаги", default=dict, blank=True)
    state = models.CharField("состояние", max_length=10, choices=IncidentState, default=IncidentState.OPEN)
    closed_at = models.DateTimeField("закрыто", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("-discovered_at", "-pk")
        verbose_name = "происшествие с данными"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=IncidentState.values), name="incident_state_known"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ExportReason(TenantRow):
    """Why somebody takes away a large list. It opens one address for a short while and stamps the workbook."""

    account = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="кто", related_name="+"
    )
    role = models.CharField("в какой роли", max_length=40)
    address = models.CharField("что выгружено", max_length=300)
    rows = models.PositiveIntegerField("строк")
    reason = models.CharField("для чего", max_length=300)
    made_at = models.DateTimeField("когда")

    class Meta(TenantRow.Meta):
        ordering = ("-made_at", "-pk")
        verbose_name = "причина выгрузки"

    def __str__(self) -> str:
        return f"выгрузка {self.made_at:%d.%m.%Y}"
