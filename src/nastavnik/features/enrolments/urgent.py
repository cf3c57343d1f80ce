"""What the first page of a programme asks about its bases."""

from nastavnik.features.accounts.enums import Role
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.enrolments.queries import STANDING, enrolments
from nastavnik.features.people.queries import entrusted_people
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.tenancy.scope import current_scope


def standing_in_sight(programme: Programme) -> list[Enrolment]:
    """Candidates, accepted and reserve, with their people; class teacher and psychologist get their own pupils."""
    rows = enrolments(programme).filter(state__in=STANDING)
    scope = current_scope()
    if scope.account is not None and scope.role in {Role.CLASS_TEACHER, Role.PSYCHOLOGIST}:
        rows = rows.filter(person__in=entrusted_people(scope.account).order_by().values("pk"))
    return list(rows)
