"""Consents, the exact texts that were signed, and sheets handed out on paper."""

from django.db import models

from nastavnik.features.accounts.models import Account
from nastavnik.features.consents.enums import ConsentForm, ConsentState, SheetState
from nastavnik.features.people.models import Person
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import TenantRow


class ConsentText(TenantRow):
    """One edition of the text of a kind; never changed. `digest` is the SHA-256 of `body` in UTF-8.

    `body` is the whole text as plain lines with its places still open («{школа}»), `answered` the data about which
    one answers apart: pairs of a code and a title, which stand in the body as well.
    """

    contour = models.CharField("контур", max_length=20)
    kind = models.CharField("вид согласия", max_length=40)
    number = models.PositiveSmallIntegerField("номер редакции")
    title = models.CharField("название", max_length=200)
    body = models.TextField("текст")
    answered = models.JSONField("о чём решают отдельно", default=list, blank=True)
    digest = models.CharField("отпечаток", max_length=64)
    since = models.DateField("с какого дня")

    class Meta(TenantRow.Meta):
        ordering = ("contour", "kind", "-number")
        verbose_name = "редакция текста согласия"
        constraints = [
            models.UniqueConstraint(
                fields=("organisation", "contour", "kind", "digest"), name="consent_text_once"
            ),
            models.UniqueConstraint(
                fields=("organisation", "contour", "kind", "number"), name="consent_text_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"редакция № {self.number} от {self.since:%d.%m.%Y}"


class Consent(TenantRow):
    """One consent of one kind about one person, signed by themselves or by a guardian."""

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="о ком", related_name="+")
    kind = models.CharField("вид согласия", max_length=40)
    contour = models.CharField("контур", max_length=20)
    state = models.CharField("состояние", max_length=20, choices=ConsentState, default=ConsentState.ASKED)
    signed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="кто подписал", related_name="+"
    )
    form = models.CharField("в какой форме", max_length=10, choices=ConsentForm, blank=True)
    place = models.CharField("где хранится лист", max_length=160, blank=True)
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="скан", related_name="+"
    )
    asked_on = models.DateField("запрошено", null=True, blank=True)
    given_on = models.DateField("дата согласия", null=True, blank=True)
    expires_on = models.DateField("действует до", null=True, blank=True)
    ended_on = models.DateField("прекращено", null=True, blank=True)
    ended_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name="кто отозвал", related_name="+"
    )
    reason = models.CharField("причина", max_length=300, blank=True)
    text = models.ForeignKey(
        ConsentText, models.PROTECT, null=True, blank=True, verbose_name="редакция текста", related_name="+"
    )
    answers = models.JSONField("решения о каждом сведении", default=list, blank=True)
    terms = models.CharField("условия и запреты", max_length=500, blank=True)
    agreed_at = models.DateTimeField("когда нажата кнопка", null=True, blank=True)
    agreed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, verbose_name="чья учётная запись", related_name="+"
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="вместо согласия", related_name="+"
    )
    sheet = models.ForeignKey(
        "consents.ConsentSheet",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="на каком листе",
        related_name="+",
    )

    @property
    def signer(self) -> str:
        """«self» or «guardian», the words of the pack."""
        return "self" if self.signed_by_id in (None, self.person_id) else "guardian"

    @property
    def text_digest(self) -> str | None:
        """The digest of what was signed; None where it was not kept."""
        return self.text.digest if self.text else None

    class Meta(TenantRow.Meta):
        ordering = ("person__sort_key", "kind", "pk")
        verbose_name = "согласие"
        indexes = [
            # the gate asks about one person and one kind
            models.Index(fields=("person", "kind", "state"), name="consent_gate")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ConsentState.values), name="consent_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="given") | models.Q(given_on__isnull=False),
                name="consent_given_dated",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on=None) | models.Q(expires_on__gte=models.F("given_on")),
                name="consent_expires_later",
            ),
            models.CheckConstraint(
                condition=~models.Q(form="click")
                | models.Q(agreed_at__isnull=False, agreed_by__isnull=False, text__isnull=False),
                name="consent_click_proven",
            ),
            # two constraints, because SQLite cannot hold two empty signers to be the same
            models.UniqueConstraint(
                fields=("person", "kind", "contour", "signed_by"),
                condition=models.Q(state__in=("asked", "given")),
                name="consent_one_open",
            ),
            models.UniqueConstraint(
                fields=("person", "kind", "contour"),
                condition=models.Q(state__in=("asked", "given"), signed_by=None),
                name="consent_one_open_own",
            ),
        ]


class SheetBatch(TenantRow):
    """Sheets printed together: of a class, of chosen people."""

    title = models.CharField("что напечатано", max_length=160)
    contour = models.CharField("контур", max_length=20)
    printed_on = models.DateField("напечатано")

    class Meta(TenantRow.Meta):
        ordering = ("-printed_on", "-pk")
        verbose_name = "пачка листов"

    def __str__(self) -> str:
        return self.title


class ConsentSheet(TenantRow):
    """One printed sheet: about whom, of which kind and edition, and who is to sign it.

    `code` is eight digits and a check digit: typed by hand, or read from the square on the sheet. `by_guardian` and
    `by_self` tell whose signatures were due when it was printed.
    """

    batch = models.ForeignKey(SheetBatch, models.PROTECT, verbose_name="пачка", related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="о ком", related_name="+")
    contour = models.CharField("контур", max_length=20)
    kind = models.CharField("вид согласия", max_length=40)
    text = models.ForeignKey(ConsentText, models.PROTECT, verbose_name="редакция текста", related_name="+")
    code = models.CharField("код листа", max_length=9)
    by_guardian = models.BooleanField("подписывает представитель", default=False)
    by_self = models.BooleanField("подписывает участник", default=False)
    state = models.CharField("состояние", max_length=10, choices=SheetState, default=SheetState.OUT)
    closed_on = models.DateField("принят", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("batch", "person__sort_key", "kind", "pk")
        verbose_name = "лист согласия"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "code"), name="consent_sheet_code_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=SheetState.values), name="consent_sheet_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(by_guardian=True) | models.Q(by_self=True),
                name="consent_sheet_for_somebody",
            ),
        ]
