"""Acts of a region, a municipality and a school, made by the product's own actions."""

from datetime import UTC, date, datetime
from typing import Any

from nastavnik.features.norms.actions import add_norm
from nastavnik.features.norms.models import Norm
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.organisations import BY, make_school

NOVEMBER = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def make_norm(organisation: Organisation | None = None, **fields: Any) -> Norm:
    """An act of the organisation, or of the scope's one."""
    told = {
        "kind": "приказ", "body": "министерство образования Крамской области", "dated": date(2021, 3, 20),
        "number": "114", "title": "О внедрении целевой модели наставничества",
    } | fields  # fmt: skip
    if organisation is None:
        return add_norm(by=BY, moment=NOVEMBER, **told)
    with organisation_scope(organisation.pk):
        return add_norm(by=BY, moment=NOVEMBER, **told)


def make_tree() -> tuple[Organisation, Organisation, Organisation]:
    """A region, a municipality under it, a school under both."""
    region = make_school("Министерство", kind="region")
    town = make_school("Управление", kind="municipality", parent=region)
    return region, town, make_school("МБОУ «СОШ № 15»", parent=town)
