"""Sheets of consents: printed in one go, taken back one by one, each mark undone while it is fresh."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.actions.ending import strike_consent
from nastavnik.features.consents.actions.giving import Chosen, give_consent, refuse_consent
from nastavnik.features.consents.actions.texts import keep_text
from nastavnik.features.consents.codes import code_of
from nastavnik.features.consents.enums import ConsentState, SheetState
from nastavnik.features.consents.models import Consent, ConsentSheet, SheetBatch
from nastavnik.features.consents.queries import by_sheet, doubles, open_consent, open_signatures, taken_codes
from nastavnik.features.consents.rules import due_on, may_close
from nastavnik.features.people.models import Person
from nastavnik.kit.actions import Actor, action, change, create, create_many
from nastavnik.kit.moments import local_day
from nastavnik.kit.rows import new_public_id
from nastavnik.kit.verdict import BadInput, Refused

MOST = 600
REFUSED_ON_PAPER = "отказ на листе"


class Due(NamedTuple):
    """One sheet to print: about whom, of which kind, whose signatures, and the guardians who may sign."""

    person: Person
    kind: ConsentKind
    signers: tuple[str, ...]
    guardians: tuple[Person, ...] = ()


@action("consents.print")
def print_sheets(
    title: str, dues: Sequence[Due], *, contour: str, organisation_id: int, by: Actor, moment: datetime
) -> SheetBatch:
    """Number one sheet for each due consent and note that it was asked for; the file is drawn from the rows."""
    if not dues:
        raise Refused("Печатать нечего: у выбранных людей все согласия на месте или их некому подписать")
    if len(dues) > MOST:
        raise Refused(f"За раз печатается не больше {MOST} листов: печатайте по классам")
    day = local_day(moment)
    batch = create(
        SheetBatch(organisation_id=organisation_id, title=title[:160], contour=contour, printed_on=day)
    )
    kinds = {due.kind.code: due.kind for due in dues}
    texts = {
        code: keep_text(kind, contour=contour, organisation_id=organisation_id, by=by, moment=moment)
        for code, kind in kinds.items()
    }
    taken = taken_codes()
    sheets = []
    for due in dues:
        row = ConsentSheet(
            organisation_id=organisation_id, batch=batch, person=due.person, contour=contour, kind=due.kind.code,
            text=texts[due.kind.code], by_guardian="guardian" in due.signers, by_self="self" in due.signers,
        )  # fmt: skip
        while (code := code_of(row.public_id)) in taken:
            row.public_id = new_public_id()
        taken.add(code)
        row.code = code
        sheets.append(row)
    create_many(sheets)
    _ask(dues, contour, day)
    return batch


@action("consents.register")
def register_sheet(
    sheet: ConsentSheet,
    kind: ConsentKind,
    *,
    signed: bool,
    on: date,
    place: str = "",
    guardian: Person | None = None,
    answers: Chosen | None = None,
    terms: str = "",
    by: Actor,
    moment: datetime,
) -> ConsentSheet:
    """Take a sheet back: everybody who was to sign it has signed, or it was refused.

    `guardian`: who of the guardians signed; needed when the guardian's signature is on the sheet.
    """
    may_close(sheet, SheetState.SIGNED if signed else SheetState.REFUSED).require()
    signers = due_on(sheet, kind, on)
    if "guardian" in signers and guardian is None:
        raise BadInput("Выберите, кто из представителей подписал", field="guardian")
    for signer in signers:
        who = guardian if signer == "guardian" else None
        if signed:
            give_consent(
                sheet.person, kind, contour=sheet.contour, given_on=on, signed_by=who, place=place,
                text=sheet.text, answers=answers, terms=terms, sheet=sheet, by=by, moment=moment,
            )  # fmt: skip
        else:
            refuse_consent(
                sheet.person, kind, contour=sheet.contour, on=on, reason=REFUSED_ON_PAPER, signed_by=who,
                sheet=sheet, by=by, moment=moment,
            )  # fmt: skip
    state = SheetState.SIGNED if signed else SheetState.REFUSED
    for other in doubles(sheet):
        change(other, event="consents.void", state=SheetState.VOID, closed_on=local_day(moment))
    return change(sheet, state=state, closed_on=local_day(moment))


@action("consents.reopen")
def reopen_sheet(sheet: ConsentSheet, *, by: Actor, moment: datetime) -> ConsentSheet:
    """Undo the mark: what it wrote is taken off, and the sheet waits again."""
    may_close(sheet, SheetState.OUT).require()
    rows = by_sheet(sheet)
    if any(row.state not in {ConsentState.GIVEN, ConsentState.REFUSED} for row in rows):
        raise Refused("С этим согласием уже что-то сделали: отмените это на странице человека")
    for row in rows:
        strike_consent(row, by=by, moment=moment)
    for row in rows:
        if open_consent(sheet.person, sheet.kind, sheet.contour, row.signed_by) is None:
            create(_asked(sheet.person, sheet.kind, sheet.contour, row.signed_by, sheet.batch.printed_on))
    return change(sheet, state=SheetState.OUT, closed_on=None)


@action("consents.void")
def void_sheet(sheet: ConsentSheet, *, by: Actor, moment: datetime) -> ConsentSheet:
    """A sheet that will not come back: printed again, lost, not needed."""
    may_close(sheet, SheetState.VOID).require()
    return change(sheet, state=SheetState.VOID, closed_on=local_day(moment))


def _ask(dues: Sequence[Due], contour: str, day: date) -> None:
    """Note the request of each signature that is neither asked for nor given; one guardian is asked for all."""
    waiting = open_signatures([due.person for due in dues], contour)
    rows = []
    for due in dues:
        for signer in due.signers:
            if (due.person.pk, due.kind.code, signer) in waiting:
                continue
            who = due.guardians[0] if signer == "guardian" and due.guardians else None
            if signer == "guardian" and who is None:
                continue
            waiting.add((due.person.pk, due.kind.code, signer))
            rows.append(_asked(due.person, due.kind.code, contour, who, day))
    create_many(rows, event="consents.ask")


def _asked(person: Person, kind: str, contour: str, signed_by: Person | None, day: date) -> Consent:
    return Consent(
        organisation_id=person.organisation_id, person=person, kind=kind, contour=contour, signed_by=signed_by,
        asked_on=day,
    )  # fmt: skip
