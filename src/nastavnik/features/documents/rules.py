"""What may become of a document."""

from datetime import date, timedelta

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.papers import Document as Kind
from nastavnik.core.paperwork.contracts import CONTRACTS
from nastavnik.core.paperwork.contracts.pairs import PairsOrder
from nastavnik.core.paperwork.contracts.slots import Slots
from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.models import Document
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.verdict import YES, BadInput, NotFound, Verdict, no

LIFE_CYCLE_TITLE = "Документ"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    DocumentState.DRAFT: frozenset({DocumentState.ISSUED}),
    DocumentState.ISSUED: frozenset({DocumentState.VOID}),
    DocumentState.VOID: frozenset(),
}
LONGEST_NUMBER = 40
# orders are signed before the year begins and filed after it ends
AROUND_THE_YEAR = timedelta(days=200)


def may_turn(document: Document, state: str) -> Verdict:
    """Whether the document may turn into `state`."""
    if state in LIFE_CYCLE[document.state]:
        return YES
    return no(f"Документ уже в состоянии «{DocumentState(document.state).label}»")


def may_edit(document: Document) -> Verdict:
    """An issued document is history: its file is never redrawn."""
    if document.state == DocumentState.DRAFT:
        return YES
    return no("Документ уже выпущен: чтобы исправить его, отмените этот и выпустите новый")


def may_issue(document: Document, gaps: list[str]) -> Verdict:
    """A draft without gaps; `gaps` name what is missing."""
    verdict = may_turn(document, DocumentState.ISSUED)
    if verdict and gaps:
        return no(lacking(gaps))
    return verdict


def lacking(gaps: list[str]) -> str:
    """One sentence about everything that is missing."""
    shown = "; ".join(gaps[:5])
    more = f" и ещё {len(gaps) - 5}" if len(gaps) > 5 else ""
    return f"Документ выпустить нельзя, не хватает: {shown}{more}"


def kind_of(pack: Pack, blank: str) -> Kind:
    """The pack's document made from this blank (a workbook is known by its own code); `NotFound` when there is none."""
    try:
        return pack.document_of_blank(blank)
    except UnknownCode:
        pass
    try:
        kind = pack.document(blank)
    except UnknownCode as fault:
        raise NotFound("Такого бланка нет в методологии программы") from fault
    if kind.base is None:
        raise NotFound("У этого документа пока нет бланка")
    return kind


def ways_of(kind: Kind) -> tuple[str, ...]:
    """Codes from which this document can be made here: known blanks, or its own code for a workbook."""
    if kind.base is not None:
        return (kind.code,)
    return tuple(blank for blank in kind.blanks if blank in CONTRACTS)


def contract_of(document: Document) -> type[Slots] | None:
    """What the blank asks for; None for a workbook."""
    return CONTRACTS.get(document.blank)


def fixes_pairs(document: Document) -> bool:
    """Whether issuing this document fixes pairings."""
    return contract_of(document) is PairsOrder


def is_numbered(document: Document) -> bool:
    """Whether the document bears a number of its own."""
    return kind_of(pack_of(document.programme), document.blank).numbered


def check_date(dated: date, programme: Programme) -> None:
    """A date about the programme's year, or `BadInput`."""
    first, last = programme.starts_on - AROUND_THE_YEAR, programme.ends_on + AROUND_THE_YEAR
    if not first <= dated <= last:
        raise BadInput("Дата не относится к учебному году программы: проверьте год", field="dated")


def check_number(number: str, document: Document) -> None:
    """A number where one is due, or `BadInput`."""
    if is_numbered(document) and not number:
        raise BadInput("Укажите номер документа", field="number")
    if len(number) > LONGEST_NUMBER:
        raise BadInput(f"Номер длиннее {LONGEST_NUMBER} знаков: сократите его", field="number")
