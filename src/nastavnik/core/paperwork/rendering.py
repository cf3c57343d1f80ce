"""Blank + context → finished DOCX."""

import re

from nastavnik.core.paperwork.context import Context, Value, plain_context
from nastavnik.core.paperwork.hygiene import cleaned, package_faults
from nastavnik.core.paperwork.package import read_package, write_package, xml_bytes
from nastavnik.core.paperwork.places import Place, places
from nastavnik.core.paperwork.refusals import BlankRefused
from nastavnik.core.paperwork.sandbox import SandboxedBlank


def render_blank(blank: bytes, context: Context) -> bytes:
    """Fill a blank.

    blank: a DOCX whose slots are written `{{ раздел.поле }}`; context: nested dict/list/text (see `context`).
    Returns DOCX bytes that depend on the two arguments alone. A value is printed exactly as given, except for
    characters XML cannot hold; it is never read as part of the template.
    Raises BlankRefused: forbidden construct, dangerous package, unknown field, unsuitable data.
    """
    values = plain_context(context)
    package = cleaned(read_package(blank))
    for fault in package_faults(package):
        if fault.fatal:
            raise BlankRefused(f"Бланк отклонён. {fault}")
    filled = {place.part: _filled(place, values) for place in places(package)}
    return write_package(package | filled)


def _filled(place: Place, values: dict[str, Value]) -> bytes:
    for fault in place.misplaced():
        raise BlankRefused(f"Бланк отклонён: {fault.message}")
    text = SandboxedBlank(in_runs=place.in_runs).fill(place.source, values)
    return xml_bytes(re.sub(r"\n(<w:p[ >])", r"\1", text))
