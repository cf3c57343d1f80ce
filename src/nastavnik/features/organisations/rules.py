"""What may be done to organisations."""

from nastavnik.features.organisations.enums import AUTHORITIES, OrganisationKind
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.verdict import YES, Verdict, no

DOCUMENT_FIELDS = (
    "full_name",
    "founder",
    "city",
    "address",
    "phone",
    "inn",
    "ogrn",
    "head_post",
    "head_surname",
    "head_name",
)


def may_stand_under(kind: str, parent_kind: str | None) -> Verdict:
    """Schools stand under municipalities or regions, municipalities under regions, regions under nobody."""
    if parent_kind is None:
        return YES
    if kind == OrganisationKind.REGION or parent_kind not in AUTHORITIES:
        return no("Вышестоящей может быть только организация муниципалитета или региона")
    if kind == OrganisationKind.MUNICIPALITY and parent_kind != OrganisationKind.REGION:
        return no("Муниципалитет подчиняется региону")
    return YES


def may_close(organisation: Organisation) -> Verdict:
    """An organisation closes once."""
    return no("Организация уже закрыта") if organisation.closed_on else YES


def missing_for_documents(organisation: Organisation) -> list[str]:
    """Russian titles of passport fields that documents need and nobody filled in."""
    return [
        str(Organisation._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        for name in DOCUMENT_FIELDS
        if not getattr(organisation, name)
    ]
