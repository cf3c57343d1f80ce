"""What every filling begins with: the document, its programme, methodology and school."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nastavnik.core.calendars import SchoolYear
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.papers import Document as Kind
from nastavnik.core.methodology.schema.tracks import Track
from nastavnik.core.norms.acts import Act, Register
from nastavnik.features.documents.models import Document
from nastavnik.features.documents.queries import introduction_order
from nastavnik.features.documents.rules import kind_of
from nastavnik.features.norms.queries import norms_for, register_of
from nastavnik.features.organisations.models import Organisation
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import load_person
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import chosen_tracks, pack_of
from nastavnik.kit.verdict import NotFound


@dataclass(frozen=True)
class Facts:
    """`number` and `dated` are those under which the document is being issued; empty in a draft."""

    document: Document
    today: date
    number: str = ""
    dated: date | None = None

    @property
    def day(self) -> date:
        """The day on which the document speaks."""
        return self.dated or self.today

    @cached_property
    def programme(self) -> Programme:
        """The programme of the document."""
        return self.document.programme

    @cached_property
    def pack(self) -> Pack:
        """Its methodology."""
        return pack_of(self.programme)

    @cached_property
    def kind(self) -> Kind:
        """The document as the methodology has it."""
        return kind_of(self.pack, self.document.blank)

    @cached_property
    def organisation(self) -> Organisation:
        """The school that issues it."""
        return self.document.organisation

    @cached_property
    def norms(self) -> tuple[Act, ...]:
        """Legal acts in force on the day for this contour, federal first."""
        return norms_for(self.organisation, self.day, self.pack.contour, self.pack.code)

    @cached_property
    def register(self) -> Register:
        """Every legal act known to the school, repealed ones included."""
        return register_of(self.organisation, self.pack.code)

    @cached_property
    def tracks(self) -> list[Track]:
        """Forms of mentoring chosen in the programme."""
        return chosen_tracks(self.programme)

    @cached_property
    def order(self) -> Document | None:
        """The issued order that introduced the model."""
        return introduction_order(self.programme)

    @cached_property
    def school_year(self) -> SchoolYear:
        """The school year of the programme, beginning as its methodology says."""
        return SchoolYear(self.programme.school_year, self.pack.defaults.school_year_first_month)

    def person(self, public_id: str) -> Person | None:
        """A person named in the settings; None when nobody is."""
        try:
            return load_person(public_id) if public_id else None
        except NotFound:
            return None
