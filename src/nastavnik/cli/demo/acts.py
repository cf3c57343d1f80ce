"""Acts of the invented region, municipality and school: they flow into the preambles of the school's documents."""

from datetime import date, datetime
from typing import Any

from nastavnik.cli.demo.school import BY, School
from nastavnik.features.norms.actions import add_norm, end_norm
from nastavnik.kit.tenancy.scope import organisation_scope

REGION: dict[str, Any] = {"kind": "приказ", "body": "Министерство образования Крамской области"}


def build_acts(school: School, year: int, moment: datetime) -> None:
    """Enter acts of three levels; the first regional one has been replaced by the second."""
    save: dict[str, Any] = {"by": BY, "moment": moment}
    with organisation_scope(school.region.pk):
        fresh = add_norm(
            **REGION, dated=date(2021, 3, 20), number="114",
            title="О внедрении целевой модели наставничества в образовательных организациях Крамской области", **save,
        )  # fmt: skip
        old = add_norm(
            **REGION, dated=date(2020, 2, 10), number="31", title="О пробном внедрении наставничества", **save
        )
        end_norm(old, in_force_to=date(2021, 3, 19), replaced_by=fresh.public_id, **save)
        add_norm(
            **REGION, dated=date(2022, 3, 5), number="161", contour="staff",
            title="О системе наставничества педагогических работников", **save,
        )  # fmt: skip
    with organisation_scope(school.municipality.pk):
        add_norm(
            kind="постановление", body="администрация города Крамска", dated=date(2021, 9, 15), number="87-п",
            title="О развитии наставничества в городе Крамске", **save,
        )  # fmt: skip
    with organisation_scope(school.organisation.pk):
        add_norm(
            kind="приказ", body="МБОУ «СОШ № 14»", dated=date(year - 1, 8, 28), number="63-од", preamble=False,
            title="О работе проектной группы по наставничеству", **save,
        )  # fmt: skip
