"""Documents and journals of their numbers."""

from django.db import models

from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import TenantRow


class Document(TenantRow):
    """A document of the programme: a draft with its settings, or an issued file with number and date.

    `blank` is the code of the blank, for a workbook that of the document in the pack. One draft of a blank at a time.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="программа", related_name="+")
    blank = models.CharField("бланк", max_length=40)
    title = models.CharField("название", max_length=300)
    state = models.CharField("состояние", max_length=10, choices=DocumentState, default=DocumentState.DRAFT)
    number = models.CharField("номер", max_length=40, blank=True)
    dated = models.DateField("дата", null=True, blank=True)
    school_year = models.PositiveSmallIntegerField("учебный год", editable=False)
    settings = models.JSONField("что указал куратор", default=dict, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="файл", related_name="+"
    )
    void_reason = models.CharField("почему отменён", max_length=300, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("-dated", "-pk")
        verbose_name = "документ"
        constraints = [
            models.UniqueConstraint(
                fields=("organisation", "school_year", "number"),
                condition=models.Q(state="issued") & ~models.Q(number=""),
                name="document_number_once",
            ),
            models.UniqueConstraint(
                fields=("programme", "blank"),
                condition=models.Q(state="draft"),
                name="document_one_draft",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="issued")
                | (models.Q(file__isnull=False) & models.Q(dated__isnull=False)),
                name="document_issued_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=DocumentState.values), name="document_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NumberJournal(TenantRow):
    """The last number given in a journal of a school year."""

    journal = models.CharField("журнал", max_length=40)
    school_year = models.PositiveSmallIntegerField("учебный год")
    last = models.PositiveIntegerField("последний номер", default=0)

    class Meta(TenantRow.Meta):
        ordering = ("pk",)
        verbose_name = "журнал номеров"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "journal", "school_year"), name="journal_once")
        ]


class Citation(TenantRow):
    """An issued document names a legal act. `norm` is the act's key in the register: a pack's code or a row's id."""

    document = models.ForeignKey(Document, models.PROTECT, verbose_name="документ", related_name="+")
    norm = models.CharField("нормативный акт", max_length=60, db_index=True)
    said = models.CharField("как назван в документе", max_length=400)

    class Meta(TenantRow.Meta):
        ordering = ("pk",)
        verbose_name = "ссылка на акт"
        constraints = [models.UniqueConstraint(fields=("document", "norm"), name="citation_once")]

    def __str__(self) -> str:
        return self.said
