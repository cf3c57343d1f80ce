"""Kinds of organisations."""

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    SCHOOL = "school", "школа"
    COLLEGE = "college", "колледж"
    ADDITIONAL = "additional", "организация дополнительного образования"
    MUNICIPALITY = "municipality", "муниципалитет"
    REGION = "region", "регион"


AUTHORITIES = frozenset({OrganisationKind.MUNICIPALITY, OrganisationKind.REGION})


class PartnerKind(TextChoices):
    ENTERPRISE = "enterprise", "предприятие"
    UNIVERSITY = "university", "вуз"
    COLLEGE = "college", "колледж"
    NON_PROFIT = "non-profit", "некоммерческая организация"
    OTHER = "other", "другая организация"
