"""Reads of organisations and partners."""

from django.db.models import QuerySet

from nastavnik.features.organisations.enums import OrganisationKind
from nastavnik.features.organisations.models import Organisation, Partner
from nastavnik.kit.tenancy.scope import current_scope, maintenance
from nastavnik.kit.verdict import NotFound


def organisations_beneath(organisation_id: int) -> frozenset[int]:
    """Ids of all organisations under this one, at any depth (two levels in practice)."""
    found: set[int] = set()
    level = {organisation_id}
    with maintenance():
        while level:
            level = set(Organisation.objects.filter(parent_id__in=level).values_list("pk", flat=True)) - found
            found |= level
    return frozenset(found)


def own_organisation() -> Organisation:
    """The organisation of the open scope (exactly one outside maintenance)."""
    found: Organisation | None = Organisation.objects.filter(pk__in=current_scope().organisations).first()
    if found is None:
        raise NotFound
    return found


def public_organisation(public_id: str) -> Organisation:
    """A school that is not closed, for its public page: whoever looks, its own passport alone. Raises `NotFound`."""
    with maintenance():
        found: Organisation | None = Organisation.objects.filter(
            public_id=public_id, kind=OrganisationKind.SCHOOL, closed_on=None
        ).first()
    if found is None:
        raise NotFound
    return found


def overseen_organisations() -> QuerySet[Organisation]:
    """Passports of those beneath, for a coordinator."""
    return Organisation.objects.filter(pk__in=current_scope().overseen)


def load_organisation(public_id: str) -> Organisation:
    """One visible organisation, or `NotFound`."""
    found: Organisation | None = Organisation.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def partners() -> QuerySet[Partner]:
    """Partners of the scope's organisation."""
    return Partner.objects.all()


def load_partner(public_id: str) -> Partner:
    """One partner, or `NotFound`."""
    found: Partner | None = partners().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def places_of_work() -> list[int]:
    """Ids of all organisations not closed, for rhythms that visit each in turn."""
    with maintenance():
        return list(Organisation.objects.filter(closed_on=None).order_by("pk").values_list("pk", flat=True))
