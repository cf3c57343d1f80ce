"""Writes of intakes and their rows. People, bases and pairs are written by `processes/perform_intake.py`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from nastavnik.core.rosters.rehearsal import Rehearsal
from nastavnik.core.tables import Sheet
from nastavnik.features.intake.choosing import Choices, first_choices
from nastavnik.features.intake.enums import IntakeState, RowKind, RowState
from nastavnik.features.intake.judging import Ground, judge
from nastavnik.features.intake.laying import digest_of, rows_of, unaccounted
from nastavnik.features.intake.models import Intake, IntakeRow
from nastavnik.features.intake.queries import (
    chosen_rows,
    ground_of,
    neighbours,
    rows,
    seal_of,
    tab_counts,
)
from nastavnik.features.intake.rules import WRITTEN, may_decide, may_discard, may_perform, may_turn
from nastavnik.features.people.queries import own_organisation_id
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.actions.writing import pen
from nastavnik.kit.audit.recording import record
from nastavnik.kit.files.keeping import drop_file, keep_file
from nastavnik.kit.files.receiving import Received
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import Refused

BATCH = 200
Picked = Sequence[str]


@action("intake.upload")
def upload_list(
    received: Received, *, sheet: Sheet, role: str, programme: Programme | None, by: Actor, moment: datetime
) -> Intake:
    """Keep a list whose `sheet` has been read: `reading.sheets_in` before this is what refuses a bad file.

    Reading takes seconds and so comes before the transaction: SQLite has one writer, who must not be kept waiting.
    """
    organisation_id = own_organisation_id()
    stored = keep_file(received, kind="intake", organisation_id=organisation_id)
    return create(
        Intake(
            organisation_id=organisation_id, programme=programme, file=stored, role=role, sheet=sheet.name[:120],
            uploaded_at=moment, uploaded_by_id=by.account,
        )
    )  # fmt: skip


@action("intake.rehearse")
def rehearse_list(
    intake: Intake,
    sheet: Sheet,
    found: Rehearsal,
    *,
    role: str,
    columns: Mapping[int, str],
    by: Actor,
    moment: datetime,
) -> Intake:
    """Lay a sheet, read with these settings as `found`, out as rows; earlier rows and decisions are replaced."""
    may_turn(intake, IntakeState.REHEARSED).require()
    laid = rows_of(intake, sheet, found)
    lost = unaccounted(laid, found.rows_total)
    ground = ground_of(intake, local_day(moment))
    ground.hear(laid)
    if not intake.choices:
        ground.choices = first_choices(intake, ground.told.values(), ground.today)
    for row in laid:
        judge(row, ground)
        row.derive()
    _replace_rows(intake, laid)
    summary = {"rows": found.rows_total, "lost": lost, "encoding": found.encoding, "header": found.header_row}
    return change(
        intake, state=IntakeState.REHEARSED, sheet=sheet.name[:120], role=role, summary=summary,
        columns=[[index, meaning] for index, meaning in sorted(columns.items())], digest=digest_of(laid),
        choices=ground.choices.as_json(), total=_people_in(laid),
    )  # fmt: skip


def _people_in(laid: Sequence[IntakeRow]) -> int:
    return sum(row.kind == RowKind.PERSON for row in laid)


def _replace_rows(intake: Intake, laid: list[IntakeRow]) -> None:
    """Rows of a rehearsal are a draft: their trail is the line about the intake itself."""
    with pen():
        IntakeRow.objects.filter(intake=intake).delete_alone()
        IntakeRow.objects.bulk_create(laid, batch_size=BATCH)


@action("intake.choose")
def choose(
    intake: Intake, choices: Choices, *, expected: int | None = None, by: Actor, moment: datetime
) -> Intake:
    """Say how the list is to be written; rows are judged anew, decisions about them stay."""
    may_turn(intake, IntakeState.PERFORMING).require()
    change(intake, expected=expected, choices=choices.as_json())
    _judge_anew(intake, ground_of(intake, local_day(moment), choices))
    return intake


@action("intake.judge")
def judge_anew(intake: Intake, *, by: Actor, moment: datetime) -> Intake:
    """Look at the rows once more: the programme or the people have changed."""
    may_turn(intake, IntakeState.PERFORMING).require()
    _judge_anew(intake, ground_of(intake, local_day(moment)))
    record(intake, event="intake.choose", before={}, after={"choices": intake.choices})
    return intake


def _judge_anew(intake: Intake, ground: Ground) -> None:
    found = list(rows(intake))
    ground.hear(found)
    before = {row.pk: (row.state, row.judged, row.why) for row in found}
    for row in found:
        judge(row, ground)
    _save([row for row in found if before[row.pk] != (row.state, row.judged, row.why)])


def _save(changed: list[IntakeRow]) -> None:
    if not changed:
        return
    for row in changed:
        row.derive()
        row.version += 1
    names = ["state", "fixed", "judged", "why", "made", "name_key", "version"]
    with pen():
        # one «insert or update» per batch: an update of two hundred rows by cases is many times slower
        IntakeRow.objects.bulk_create(
            changed, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=names
        )


@action("intake.fix")
def fix_row(
    intake: Intake,
    row: IntakeRow,
    fields: Mapping[str, Any],
    *,
    same_as: str = "",
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> IntakeRow:
    """Correct what was read in a row; a corrected row counts as looked at."""
    may_decide(intake, row).require()
    fixed = {**row.fixed, "fields": dict(fields), "accepted": True, "dropped": False}
    # a skipped row that somebody has filled in is a question answered
    kind = RowKind.PROBLEM if row.kind == RowKind.SKIPPED else row.kind
    change(row, expected=expected, kind=kind, fixed=fixed | ({"same_as": same_as} if same_as else {}))
    near = neighbours(intake, [row])
    ground = ground_of(intake, local_day(moment))
    ground.hear([*near.values(), *neighbours(intake, near.values()).values()])
    touched = [
        near[position] for position in {row.position, *row.read.get("paired_with", ())} if position in near
    ]
    for one in touched:
        judge(one, ground)
    _save([one for one in touched if one.state not in WRITTEN])
    return near[row.position]


@action("intake.decide")
def decide_rows(
    intake: Intake, picked: Picked, *, decision: str, same_as: str = "", by: Actor, moment: datetime
) -> int:
    """Accept rows as offered, drop them, or think again (`accept`, `drop`, `return`); how many were decided."""
    found = [row for row in chosen_rows(intake, picked) if row.state not in WRITTEN]
    for row in found:
        may_decide(intake, row).require()
    people = [row for row in found if row.kind != RowKind.SKIPPED]
    if not people:
        raise Refused("Отметьте хотя бы одну строку с человеком")
    ground = ground_of(intake, local_day(moment))
    ground.hear([*neighbours(intake, people).values(), *people])
    for row in people:
        row.fixed = _decided(row.fixed, decision, same_as)
        judge(row, ground)
    _save(people)
    record(intake, before={}, after={"decision": decision, "rows": [row.row for row in people]})
    return sum(_holds(row, decision) for row in people)


def _decided(fixed: dict[str, Any], decision: str, same_as: str) -> dict[str, Any]:
    marks = {"accept": {"accepted": True}, "drop": {"dropped": True}, "return": {"accepted": False}}
    chosen = {"same_as": same_as} if same_as else {}
    return fixed | {"dropped": False} | marks[decision] | chosen


def _holds(row: IntakeRow, decision: str) -> bool:
    wanted = {"accept": {RowState.READY}, "drop": {RowState.DROPPED}}
    return row.state in wanted.get(decision, {row.state})


@action("intake.begin")
def begin_performing(intake: Intake, *, seal: str, by: Actor, moment: datetime) -> Intake:
    """Start writing exactly what was shown: `seal` is `seal_of` the page, the digest is that of the rehearsal."""
    may_perform(intake, tab_counts(intake)["ready"]).require()
    if seal != seal_of(intake):
        raise Refused("Пока страница была открыта, список изменили: посмотрите его ещё раз")
    if digest_of(rows(intake)) != intake.digest:
        raise Refused("Строки загрузки не те, что были прочитаны из файла: прочитайте файл заново")
    counts = tab_counts(intake)
    return change(
        intake, state=IntakeState.PERFORMING, total=counts["ready"] + counts["done"], done=counts["done"]
    )


@action("intake.batch")
def mark_written(intake: Intake, written: list[IntakeRow], *, by: Actor, moment: datetime) -> Intake:
    """Enter rows into the ledger, in the transaction that wrote their people."""
    for row in written:
        row.state = RowState.DONE
    _save(written)
    return change(intake, done=intake.done + len(written))


@action("intake.pair")
def mark_paired(intake: Intake, paired: list[IntakeRow], *, by: Actor, moment: datetime) -> None:
    """Enter pairs into the ledger."""
    _save(paired)
    record(intake, before={}, after={"rows": [row.row for row in paired]})


@action("intake.finish")
def finish_performing(intake: Intake, report: Mapping[str, Any], *, by: Actor, moment: datetime) -> Intake:
    """Everything ready is written; `report` holds the numbers."""
    may_turn(intake, IntakeState.PERFORMED).require()
    summary = {**intake.summary, "written": dict(report)}
    summary.pop("cannot_undo", None)
    return change(intake, state=IntakeState.PERFORMED, performed_at=moment, summary=summary)


@action("intake.cancel")
def cancel_performing(intake: Intake, *, by: Actor, moment: datetime) -> Intake:
    """Stop between two parts; what is written stays and can be continued or undone."""
    may_turn(intake, IntakeState.CANCELLED).require()
    return change(intake, state=IntakeState.CANCELLED)


@action("intake.begin_undo")
def begin_undo(intake: Intake, *, by: Actor, moment: datetime) -> Intake:
    """Everything this intake has written is about to be taken back."""
    may_turn(intake, IntakeState.UNDOING).require()
    return change(intake, state=IntakeState.UNDOING)


@action("intake.undo")
def mark_undone(intake: Intake, undone: list[IntakeRow], *, by: Actor, moment: datetime) -> Intake:
    """The ledger is closed: nothing of this intake is left in the lists."""
    for row in undone:
        row.state = RowState.UNDONE
    _save(undone)
    return change(intake, state=IntakeState.UNDONE, done=0)


@action("intake.keep")
def keep_written(intake: Intake, refusals: Sequence[str], *, by: Actor, moment: datetime) -> Intake:
    """The undo was refused as a whole; `refusals` say why, for the page."""
    summary = {**intake.summary, "cannot_undo": list(refusals)[:200]}
    return change(intake, state=IntakeState.PERFORMED, summary=summary)


@action("intake.discard")
def discard_list(intake: Intake, *, by: Actor, moment: datetime) -> None:
    """Throw an intake away with its rows and its file."""
    may_discard(intake).require()
    stored = intake.file
    with pen():
        IntakeRow.objects.filter(intake=intake).delete_alone()
    remove(intake)
    drop_file(stored)
