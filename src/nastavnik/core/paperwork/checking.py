"""Everything wrong with an uploaded blank, for the person who made it."""

from collections.abc import Iterator, Mapping

from nastavnik.core.paperwork.context import Specimen
from nastavnik.core.paperwork.hygiene import package_faults
from nastavnik.core.paperwork.package import Package, read_package
from nastavnik.core.paperwork.places import Place, places
from nastavnik.core.paperwork.refusals import BlankFault, BlankRefused
from nastavnik.core.paperwork.sandbox import faults_of_source


def check_blank(blank: bytes, specimen: Mapping[str, Specimen]) -> list[BlankFault]:
    """Faults of a blank against the fields it may use; [] when it can be used as it is.

    specimen: shape of the data, `contracts.specimen_of(Contract)`. Nothing is rendered. Never raises.
    """
    try:
        package = read_package(blank)
        return list(dict.fromkeys([*package_faults(package), *_text_faults(package, specimen)]))
    except BlankRefused as refusal:
        return [BlankFault("файл", "", str(refusal))]


def _text_faults(package: Package, specimen: Mapping[str, Specimen]) -> Iterator[BlankFault]:
    for place in places(package):
        yield from _place_faults(place, specimen)


def _place_faults(place: Place, specimen: Mapping[str, Specimen]) -> Iterator[BlankFault]:
    for fault in [*place.misplaced(), *faults_of_source(place.source, specimen)]:
        yield BlankFault(place.title, place.paragraph(fault.line), fault.message)
