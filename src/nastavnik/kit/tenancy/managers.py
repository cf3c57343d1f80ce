"""The one door to a tenant's rows."""

from typing import Any

from django.db import models

from nastavnik.kit.actions.guard import GuardedQuerySet
from nastavnik.kit.tenancy.scope import Scope, current_scope


class ScopedManager(models.Manager.from_queryset(GuardedQuerySet)):  # type: ignore[misc]
    """Adds «organisation in scope» to every query and raises without an open scope.

    It is the default *and* base manager, so that related objects, prefetches and `refresh_from_db` pass the
    same door.
    """

    def get_queryset(self) -> Any:
        scope = current_scope()
        rows = super().get_queryset()
        return rows if scope.everything else rows.filter(self.model.visible_to(scope))


def own_rows(scope: Scope) -> models.Q:
    """The rule of ordinary tenant rows."""
    return models.Q(organisation_id__in=scope.organisations)
