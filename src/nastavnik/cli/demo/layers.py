"""Layers of the demo: the region and the municipality before the programmes begin, the school's own after.

So the programme of this year is offered a newer edition.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from nastavnik.cli.demo.school import BY, School
from nastavnik.features.methodology.actions import change_layer
from nastavnik.kit.tenancy.scope import organisation_scope

PACK = "pupils"


@cache
def _told() -> dict[str, Any]:
    return dict(yaml.safe_load((Path(__file__).parent / "layers.yaml").read_text(encoding="utf-8")))


def lay_authorities(school: School, moment: datetime) -> None:
    """What the region and the municipality change."""
    _lay(school.region, "region", moment)
    _lay(school.municipality, "municipality", moment)


def lay_school(school: School, moment: datetime) -> None:
    """What the school itself changes."""
    _lay(school.organisation, "school", moment)


def _lay(organisation: Any, whose: str, moment: datetime) -> None:
    layer = _told()[whose]
    with organisation_scope(organisation.pk):
        change_layer(PACK, layer["data"], expected=0, note=layer["note"], by=BY, moment=moment)
