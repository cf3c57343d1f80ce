"""Every row of every table of tenants, to be compared before and after something is taken back."""

from typing import Any

from django.apps import apps

from nastavnik.kit.rows import TenantRow

# A version only counts up: a form opened in between must not be able to overwrite what was restored.
COUNTER = "version"


def whole_base() -> dict[str, dict[int, dict[str, Any]]]:
    """Values of all columns but the counter, by table and key."""
    tables = [table for table in apps.get_models() if issubclass(table, TenantRow)]
    return {
        table._meta.label: {row["id"]: _plain(row) for row in table._default_manager.order_by("pk").values()}
        for table in tables
    }


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != COUNTER}
