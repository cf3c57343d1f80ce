"""The organisation with everything its documents need, and its partners."""

from typing import Any, ClassVar

from django.db import models

from nastavnik.core.russian.keys import search_key
from nastavnik.features.organisations.enums import OrganisationKind, PartnerKind
from nastavnik.kit.rows import Row, TenantRow
from nastavnik.kit.tenancy.managers import ScopedManager
from nastavnik.kit.tenancy.scope import Scope


class Organisation(Row):
    """A school, or the municipality or region above it. It is the tenant itself."""

    derived_fields = ("name_key",)

    kind = models.CharField("вид", max_length=20, choices=OrganisationKind, default=OrganisationKind.SCHOOL)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="вышестоящая организация",
        related_name="+",
    )
    full_name = models.CharField("полное наименование", max_length=400)
    short_name = models.CharField("краткое наименование", max_length=120)
    name_key = models.CharField(max_length=400, editable=False, db_index=True)
    founder = models.CharField("учредитель", max_length=300, blank=True)
    city = models.CharField("место издания документов", max_length=120, blank=True)
    address = models.CharField("адрес", max_length=300, blank=True)
    phone = models.CharField("телефон", max_length=60, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    website = models.URLField("сайт", blank=True)
    inn = models.CharField("ИНН", max_length=12, blank=True)
    kpp = models.CharField("КПП", max_length=9, blank=True)
    ogrn = models.CharField("ОГРН", max_length=15, blank=True)
    okpo = models.CharField("ОКПО", max_length=10, blank=True)
    head_post = models.CharField("должность руководителя", max_length=120, blank=True, default="директор")
    head_surname = models.CharField("фамилия руководителя", max_length=80, blank=True)
    head_name = models.CharField("имя руководителя", max_length=80, blank=True)
    head_patronymic = models.CharField("отчество руководителя", max_length=80, blank=True)
    name_cases = models.JSONField("наименование в падежах (правка)", default=dict, blank=True)
    head_cases = models.JSONField("имя и должность руководителя в падежах (правка)", default=dict, blank=True)
    regional_act = models.CharField("региональный документ о внедрении", max_length=400, blank=True)
    number_mask = models.CharField("вид номера приказа", max_length=40, default="{номер}-н", blank=True)
    zone = models.CharField("часовой пояс", max_length=40, default="Europe/Moscow")
    closed_on = models.DateField("закрыта с", null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ("name_key", "pk")
        verbose_name = "организация"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganisationKind.values), name="organisation_kind_known"
            )
        ]

    @classmethod
    def visible_to(cls, scope: Scope) -> models.Q:
        """Its own passport, and those it oversees."""
        return models.Q(pk__in=scope.organisations | scope.overseen)

    @property
    def organisation_id(self) -> int:
        """The trail of an organisation belongs to itself."""
        return self.pk

    def derive(self) -> None:
        self.name_key = search_key(self.short_name, self.full_name)[:400]

    def __str__(self) -> str:
        return self.short_name


class Partner(TenantRow):
    """An outside organisation that lends mentors: an enterprise, a university, a non-profit."""

    derived_fields = ("name_key",)

    kind = models.CharField("вид", max_length=20, choices=PartnerKind, default=PartnerKind.ENTERPRISE)
    name = models.CharField("название", max_length=300)
    name_key = models.CharField(max_length=300, editable=False)
    contact = models.CharField("контактное лицо и телефон", max_length=200, blank=True)
    agreement_number = models.CharField("номер соглашения", max_length=60, blank=True)
    agreement_date = models.DateField("дата соглашения", null=True, blank=True)
    agreement_until = models.DateField("соглашение действует до", null=True, blank=True)

    class Meta(TenantRow.Meta):
        ordering = ("name_key", "pk")
        verbose_name = "партнёр"
        constraints = [
            models.UniqueConstraint(fields=("organisation", "name_key"), name="partner_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=PartnerKind.values), name="partner_kind_known"
            ),
        ]

    def derive(self) -> None:
        self.name_key = search_key(self.name)[:300]

    def __str__(self) -> str:
        return self.name
