"""A document drawn aside: from the facts of now, leaving no row behind."""

from datetime import date

from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.filled import draw, fill
from nastavnik.features.documents.models import Document
from nastavnik.features.documents.queries import draft_of
from nastavnik.features.documents.rules import kind_of, ways_of
from nastavnik.features.documents.words import NO_BLANK
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.verdict import Refused


def drawn_aside(
    programme: Programme, blank: str, *, today: date, number: str = "", dated: date | None = None
) -> bytes:
    """The bytes of the document with the settings of its draft; `Refused` names what is missing."""
    kind = kind_of(pack_of(programme), blank)
    if blank not in ways_of(kind):
        raise Refused(NO_BLANK)
    document = draft_of(programme, blank) or Document(
        organisation_id=programme.organisation_id,
        programme=programme,
        blank=blank,
        school_year=programme.school_year,
    )
    facts = Facts(document, today, number, dated)
    return draw(facts, fill(facts, preview=False))
