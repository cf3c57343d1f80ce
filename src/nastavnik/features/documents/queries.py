"""Reads of documents and of their numbers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from nastavnik.core.methodology.schema.papers import Document as Kind
from nastavnik.core.methodology.schema.stages import Stage
from nastavnik.core.paperwork.contracts import CONTRACTS
from nastavnik.core.paperwork.contracts.introduction import IntroductionOrder
from nastavnik.core.russian.keys import search_key
from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.models import Citation, Document, NumberJournal
from nastavnik.features.documents.numbers import number_by
from nastavnik.features.documents.rules import kind_of, ways_of
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.verdict import NotFound


def documents(programme: Programme) -> QuerySet[Document]:
    """Documents of a programme, the latest first."""
    return Document.objects.filter(programme=programme).select_related("programme", "file")


def released(programme: Programme, state: str = "", text: str = "") -> list[Document]:
    """The register: issued and void documents; `text` is any words of the title or the number."""
    rows = documents(programme).exclude(state=DocumentState.DRAFT)
    if state:
        rows = rows.filter(state=state)
    words = search_key(text).split()
    return [row for row in rows if all(word in search_key(row.title, row.number) for word in words)]


def load_document(public_id: str) -> Document:
    """One document, or `NotFound`."""
    rows = Document.objects.select_related("programme__curator__school_class", "organisation", "file")
    found: Document | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def draft_of(programme: Programme, blank: str) -> Document | None:
    """The draft of a blank, if there is one."""
    found: Document | None = documents(programme).filter(blank=blank, state=DocumentState.DRAFT).first()
    return found


def introduction_order(programme: Programme) -> Document | None:
    """The order that introduced the model, once it is issued."""
    blanks = [code for code, contract in CONTRACTS.items() if contract is IntroductionOrder]
    rows = documents(programme).filter(blank__in=blanks, state=DocumentState.ISSUED)
    found: Document | None = rows.order_by("-dated", "-pk").first()
    return found


def journal_of(document: Document) -> NumberJournal | None:
    """The journal in which this kind of documents is counted; None before the first number."""
    kind = kind_of(pack_of(document.programme), document.blank)
    found: NumberJournal | None = NumberJournal.objects.filter(
        journal=kind.kind, school_year=document.school_year, organisation_id=document.organisation_id
    ).first()
    return found


def mask_of(document: Document) -> str:
    """How numbers look: as the organisation says, otherwise as the pack does."""
    return document.organisation.number_mask or pack_of(document.programme).defaults.order_mask


def next_number(document: Document) -> str:
    """The number proposed now; numbers written by hand past the journal are stepped over."""
    journal, mask = journal_of(document), mask_of(document)
    count = (journal.last if journal else 0) + 1
    taken = set(_numbered(document).values_list("number", flat=True))
    while number_by(mask, count) in taken:
        count += 1
    return number_by(mask, count)


def holder_of(number: str, document: Document) -> Document | None:
    """The issued document that already bears this number in the school year."""
    found: Document | None = _numbered(document).filter(number=number).exclude(pk=document.pk).first()
    return found


def _numbered(document: Document) -> QuerySet[Document]:
    rows = Document.objects.filter(
        organisation_id=document.organisation_id,
        school_year=document.school_year,
        state=DocumentState.ISSUED,
    )
    return rows.exclude(number="")


def citations_of(key: str) -> list[Citation]:
    """Own issued documents that name an act, the latest first."""
    rows = Citation.objects.filter(norm=key).select_related("document__programme")
    return list(rows.order_by("-document__dated", "-pk"))


def is_cited(key: str) -> bool:
    """Whether an issued document of any organisation names the act: yes or no, and nothing about whose."""
    with maintenance():
        return bool(Citation.objects.filter(norm=key).exists())


def count_released(programme: Programme) -> int:
    """How many documents the programme has issued so far, void ones included."""
    return documents(programme).exclude(state=DocumentState.DRAFT).count()


@dataclass(frozen=True, slots=True)
class KitRow:
    """A document of the methodology in this programme: ways to make it, its drafts, what is issued."""

    kind: Kind
    ways: tuple[str, ...]
    drafts: tuple[Document, ...]
    issued: tuple[Document, ...]
    undrafted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KitStage:
    """A stage with its documents: those made here and those without a blank."""

    stage: Stage
    rows: tuple[KitRow, ...]
    elsewhere: tuple[Kind, ...]

    @property
    def done(self) -> int:
        """How many of those made here are issued."""
        return sum(1 for row in self.rows if row.issued)


def kit_of(programme: Programme) -> list[KitStage]:
    """The programme's set of documents by the stages in which each is first due. One query."""
    pack, made = pack_of(programme), _by_blank(documents(programme))
    stages = []
    for stage in sorted(pack.stages, key=lambda one: one.number):
        kinds = [kind for kind in pack.documents if kind.stages[0] == stage.code]
        rows = tuple(_kit_row(kind, made) for kind in kinds if ways_of(kind))
        stages.append(KitStage(stage, rows, tuple(kind for kind in kinds if not ways_of(kind))))
    return [stage for stage in stages if stage.rows or stage.elsewhere]


def _by_blank(rows: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for row in rows:
        found[row.blank].append(row)
    return found


def _kit_row(kind: Kind, made: dict[str, list[Document]]) -> KitRow:
    ways = ways_of(kind)
    rows = [row for way in ways for row in made.get(way, [])]
    drafts = tuple(row for row in rows if row.state == DocumentState.DRAFT)
    issued = tuple(row for row in rows if row.state == DocumentState.ISSUED)
    started = {row.blank for row in drafts}
    return KitRow(kind, ways, drafts, issued, tuple(way for way in ways if way not in started))
