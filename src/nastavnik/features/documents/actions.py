"""Writes of documents and of the journals of their numbers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from nastavnik.core.paperwork.reading import docx_text, find_unfilled
from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.filling.citations import cited_acts, mended_settings
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.filled import draw, fill
from nastavnik.features.documents.filling.settings import decided_of, differing, said, settings_of
from nastavnik.features.documents.filling.wording import figures
from nastavnik.features.documents.models import Citation, Document, NumberJournal
from nastavnik.features.documents.numbers import ordinal_in
from nastavnik.features.documents.queries import (
    count_released,
    holder_of,
    journal_of,
    mask_of,
    next_number,
)
from nastavnik.features.documents.rules import (
    check_date,
    check_number,
    contract_of,
    kind_of,
    may_edit,
    may_issue,
    may_turn,
    ways_of,
)
from nastavnik.features.documents.words import ALREADY_DRAFTED, NO_BLANK
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.actions.writing import pen
from nastavnik.kit.audit.recording import record
from nastavnik.kit.files.keeping import keep_file
from nastavnik.kit.files.receiving import made
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Conflict, Refused


@action("documents.draft")
def draft_document(programme: Programme, blank: str, *, by: Actor, moment: datetime) -> Document:
    """Begin a document of the methodology from one of its blanks."""
    may_change(programme).require()
    kind = kind_of(pack_of(programme), blank)
    if blank not in ways_of(kind):
        raise Refused(NO_BLANK)
    row = Document(
        organisation_id=programme.organisation_id,
        programme=programme,
        blank=blank,
        title=kind.heading or kind.title,
        school_year=programme.school_year,
    )
    try:
        return create(row)
    except IntegrityError as fault:
        raise Refused(ALREADY_DRAFTED) from fault


@action("documents.settle")
def settle_document(
    document: Document,
    values: Mapping[str, Any],
    *,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> Document:
    """Save what the curator decided; `Conflict` compares the decisions one by one."""
    may_edit(document).require()
    facts = Facts(document, local_day(moment, document.organisation.zone))
    decided = differing(facts, values)
    if expected is not None and expected != document.version:
        raise Conflict(
            "Пока вы правили настройки, документ сохранил другой человек",
            _differences(facts, values),
            document.version,
        )
    return change(document, expected=expected, settings=decided)


@action("documents.mend")
def mend_settings(
    document: Document, *, expected: int | None = None, by: Actor, moment: datetime
) -> Document:
    """Put wrong references to legal acts right in what the curator wrote; the rest of the texts stays."""
    may_edit(document).require()
    facts = Facts(document, local_day(moment, document.organisation.zone))
    better = {**said(facts), **mended_settings(facts)}
    return change(document, expected=expected, settings=differing(facts, better))


def _differences(facts: Facts, mine: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    saved = decided_of(facts.document)
    rows = []
    for one in settings_of(facts):
        ours, theirs = mine.get(one.name, one.default), saved.get(one.name, one.default)
        if ours != theirs:
            rows.append((one.title, _shown(facts, one.choices, ours), _shown(facts, one.choices, theirs)))
    return rows


def _shown(facts: Facts, choices: tuple[tuple[str, str], ...], value: Any) -> str:
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, list):
        titles = dict(choices)
        return ", ".join(titles.get(str(one), str(one)) for one in value) or "—"
    person = facts.person(value) if len(value) == 26 else None
    return str(person or value) or "—"


@action("documents.discard")
def discard_draft(document: Document, *, by: Actor, moment: datetime) -> None:
    """Throw a draft away; issued documents stay for ever."""
    may_edit(document).require()
    remove(document)


@action("documents.issue")
def issue_document(
    document: Document,
    *,
    number: str,
    dated: date,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> Document:
    """Draw the document under its number and date, keep the file, and close the draft for changes."""
    number = " ".join(number.split())
    _require_seen(document, expected, number)
    facts = Facts(document, local_day(moment, document.organisation.zone), number, dated)
    filled = fill(facts, preview=False)
    may_issue(document, filled.lacking).require()
    check_date(dated, document.programme)
    check_number(number, document)
    _take_number(document, number)
    data = draw(facts, filled)
    file = _kept(document, data, number, dated)
    title = facts.kind.heading or facts.kind.title
    try:
        issued = change(
            document, state=DocumentState.ISSUED, number=number, dated=dated, title=title, file=file
        )
    except IntegrityError as fault:
        raise BadInput(f"Номер «{number}» только что занял другой документ", field="number") from fault
    _note_citations(facts, data)
    return issued


def _note_citations(facts: Facts, data: bytes) -> None:
    """Remember which acts the paper names: the register keeps them."""
    if contract_of(facts.document) is None:
        return
    named = cited_acts(docx_text(data).replace("\n", "\n\n"), facts.register, facts.day)
    document = facts.document
    create_many(
        [
            Citation(organisation_id=document.organisation_id, document=document, norm=key, said=text[:400])
            for key, text in named.items()
        ],
        event="documents.cite",
    )


def _require_seen(document: Document, expected: int | None, number: str) -> None:
    """Nobody issues what they have not looked at: settings saved meanwhile are shown first."""
    may_turn(document, DocumentState.ISSUED).require()
    if expected is not None and expected != document.version:
        raise Conflict(
            "Пока вы готовили выпуск, настройки документа сохранил другой человек: посмотрите его ещё раз",
            [("Номер", number or "—", "ещё не выпущен"), ("Редакция", str(expected), str(document.version))],
            document.version,
        )


def _take_number(document: Document, number: str) -> None:
    """Move the journal on by compare-and-set; a number past it is allowed, a taken one is not."""
    if not number:
        return
    holder = holder_of(number, document)
    if holder is not None:
        taken = f"Номер «{number}» уже у документа «{holder.title}» от {figures(holder.dated)}"
        raise BadInput(f"{taken}. Свободен {next_number(document)}", field="number")
    ordinal = ordinal_in(mask_of(document), number)
    if ordinal is None:
        return
    journal = journal_of(document) or _opened_journal(document)
    if ordinal > journal.last:
        _move(journal, ordinal)


def _opened_journal(document: Document) -> NumberJournal:
    kind = kind_of(pack_of(document.programme), document.blank)
    row = NumberJournal(
        organisation_id=document.organisation_id, journal=kind.kind, school_year=document.school_year
    )
    try:
        with transaction.atomic():
            return create(row)
    except IntegrityError:
        opened = journal_of(document)
        assert opened is not None
        return opened


def _move(journal: NumberJournal, ordinal: int) -> None:
    seen = journal.last
    rows = NumberJournal.objects.filter(pk=journal.pk, last=seen)
    with pen():
        if not rows.update(last=ordinal, version=journal.version + 1):
            raise BadInput("Этот номер только что занял другой документ: возьмите следующий", field="number")
    record(journal, before={"last": seen}, after={"last": ordinal})


def _kept(document: Document, data: bytes, number: str, dated: date) -> StoredFile:
    code = "xlsx" if contract_of(document) is None else "docx"
    if code == "docx" and (left := find_unfilled(data)):
        raise Refused(f"В документе осталось незаполненное место: {left[0].why} — «{left[0].paragraph[:80]}»")
    title = _file_title(document, number, dated)
    return keep_file(made(data, code, title), kind="document", organisation_id=document.organisation_id)


def _file_title(document: Document, number: str, dated: date) -> str:
    """«05_Приказ_о_закреплении_пар_2026-11-20_№ 5-н»: no names of people, sorted by the order of issue."""
    kind = kind_of(pack_of(document.programme), document.blank)
    place = count_released(document.programme) + 1
    numbered = f"_№ {number}" if number else ""
    return f"{place:02d}_{kind.title.replace(' ', '_')}_{dated.isoformat()}{numbered}"


@action("documents.void")
def void_document(
    document: Document, *, reason: str, expected: int | None = None, by: Actor, moment: datetime
) -> Document:
    """An issued document no longer holds; its file and number stay on record."""
    may_turn(document, DocumentState.VOID).require()
    if not reason.strip():
        raise BadInput("Напишите, почему документ отменяется", field="reason")
    return change(document, expected=expected, state=DocumentState.VOID, void_reason=reason.strip())
