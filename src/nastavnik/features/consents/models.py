"""Consents."""

from django.db import models

from nastavnik.features.consents.enums import ConsentForm, ConsentState
from nastavnik.features.people.models import Person
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.rows import TenantRow


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
    given_on = models.DateField("дата согласия", null=True, blank=True)
    expires_on = models.DateField("действует до", null=True, blank=True)
    ended_on = models.DateField("прекращено", null=True, blank=True)
    text_version = models.CharField("редакция текста", max_length=40, blank=True)
    reason = models.CharField("причина", max_length=300, blank=True)

    @property
    def signer(self) -> str:
        """«self» or «guardian», the words of the pack."""
        return "self" if self.signed_by_id in (None, self.person_id) else "guardian"

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
