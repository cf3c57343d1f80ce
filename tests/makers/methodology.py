"""Organisations one above another, and their layers, for tests."""

from nastavnik.features.methodology.actions import change_layer
from nastavnik.features.methodology.models import Layer
from nastavnik.features.methodology.queries import own_layer
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.organisations import BY, MOMENT, make_school


def make_authority(kind: str, name: str, parent: Organisation | None = None) -> Organisation:
    """A region or a municipality."""
    return make_school(name, kind=kind, full_name=name, parent=parent)


def make_layer(organisation: Organisation, data: dict, pack: str = "pupils", moment=MOMENT) -> Layer:
    """The organisation's layer says this from now on."""
    with organisation_scope(organisation.pk):
        standing = own_layer(pack)
        return change_layer(
            pack, data, expected=standing.number if standing else 0, note="Проба", by=BY, moment=moment
        )


def layered_school() -> tuple[Organisation, Organisation, Organisation]:
    """A region with a municipality with a school."""
    region = make_authority("region", "Минобразования Северной области")
    municipality = make_authority("municipality", "Управление образования Севера", region)
    return region, municipality, make_school("МБОУ «СОШ № 21»", parent=municipality)
