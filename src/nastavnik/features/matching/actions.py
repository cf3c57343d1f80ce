"""Writes of runs, proposals and rulings."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.matching.answering import Answer
from nastavnik.features.matching.enums import RulingKind, RunState
from nastavnik.features.matching.models import Proposal, Ruling, Run, Wish, WishSheet
from nastavnik.features.matching.queries import proposals, ruling_on
from nastavnik.features.matching.rules import may_adopt, may_rule, may_turn
from nastavnik.features.matching.wishes import may_wish, sheet_of
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import chosen_tracks, pack_of
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.verdict import BadInput, Refused


@action("matching.start")
def start_run(
    programme: Programme,
    *,
    track: str,
    objective: str,
    weights: Mapping[str, int],
    seed: int = 1,
    by: Actor,
    moment: datetime,
) -> Run:
    """Ask for a matching of one track; it is solved by `work_out`, at once or in the background."""
    may_change(programme).require()
    if track not in {one.code for one in chosen_tracks(programme)}:
        raise BadInput("Эта форма наставничества не выбрана в программе", field="track")
    known = {one.code for one in pack_of(programme).matching.criteria}
    if (
        not set(weights) <= known
        or any(not 0 <= w <= 100 for w in weights.values())
        or not any(weights.values())
    ):
        raise BadInput("Веса критериев — числа от 0 до 100, хотя бы один больше нуля", field="weights")
    return create(
        Run(
            organisation_id=programme.organisation_id,
            programme=programme,
            track=track,
            objective=objective,
            seed=seed,
            weights=dict(weights),
            started_at=moment,
        )
    )


@action("matching.finish")
def keep_answer(run: Run, answer: Answer, *, by: Actor, moment: datetime) -> Run:
    """Keep what `work_out` found: proposals, or the refusals. A run that is not waiting is left as it is."""
    run.refresh_from_db()
    if run.state != RunState.WAITING:
        return run
    if answer.refusals:
        return _refuse(run, answer, moment)
    create_many(answer.proposals)
    return _keep(run, answer, moment)


def _refuse(run: Run, answer: Answer, moment: datetime) -> Run:
    return change(
        run, event="matching.refuse", state=RunState.REFUSED, refusals=answer.refusals, problem=answer.problem,
        result=answer.result, finished_at=moment,
    )  # fmt: skip


def _keep(run: Run, answer: Answer, moment: datetime) -> Run:
    result = answer.result
    return change(
        run,
        state=RunState.SOLVED,
        problem=answer.problem,
        result=result,
        matched=result["matched"],
        left_over=len(result["unmatched"]),
        proven=result["status"] == "optimal",
        finished_at=moment,
    )


@action("matching.cancel")
def cancel_run(run: Run, *, by: Actor, moment: datetime) -> Run:
    """Call a waiting run off."""
    may_turn(run, RunState.CANCELLED).require()
    return change(run, state=RunState.CANCELLED, finished_at=moment)


@action("matching.rule")
def rule(
    mentee: Enrolment, mentor: Enrolment, *, kind: str, reason: str = "", by: Actor, moment: datetime
) -> Ruling:
    """Lock two together or forbid them; the next run obeys."""
    standing = ruling_on(mentee, mentor)
    may_rule(mentee, mentor, kind, standing).require()
    if kind == RulingKind.ALLOWED and not reason.strip():
        raise BadInput("Напишите, почему этой паре можно быть: причина останется в журнале", field="reason")
    if standing is not None:
        return change(standing, reason=reason)
    return create(
        Ruling(
            organisation_id=mentee.organisation_id,
            programme=mentee.programme,
            mentee=mentee,
            mentor=mentor,
            kind=kind,
            reason=reason,
        )
    )


@action("matching.wish")
def hand_in_sheet(
    enrolment: Enrolment,
    *,
    named: Sequence[Enrolment],
    never: Sequence[Enrolment] = (),
    way: str,
    on: date,
    by: Actor,
    moment: datetime,
) -> WishSheet:
    """Keep a sheet of wishes; handed in again, it takes the place of the earlier one."""
    may_wish(enrolment, named, never).require()
    sheet = sheet_of(enrolment)
    if sheet is None:
        sheet = create(
            WishSheet(organisation_id=enrolment.organisation_id, enrolment=enrolment, filled_on=on, way=way)
        )
    else:
        _wipe(sheet)
        change(sheet, filled_on=on, way=way)
    places = [(row, place) for place, row in enumerate(named, 1)] + [(row, None) for row in never]
    create_many(
        [
            Wish(organisation_id=sheet.organisation_id, sheet=sheet, about=row, place=place)
            for row, place in places
        ]
    )
    return sheet


@action("matching.unwish")
def take_sheet_back(sheet: WishSheet, *, by: Actor, moment: datetime) -> None:
    """A sheet entered by mistake goes."""
    _wipe(sheet)
    remove(sheet)


def _wipe(sheet: WishSheet) -> None:
    for wish in list(Wish.objects.filter(sheet=sheet)):
        remove(wish)


@action("matching.lift")
def lift(ruling: Ruling, *, by: Actor, moment: datetime) -> None:
    """Take a ruling back."""
    remove(ruling)


@action("matching.adopt")
def mark_adopted(proposal: Proposal, pairing: Pairing, *, by: Actor, moment: datetime) -> Proposal:
    """Remember which pairing came of a proposal; when none is left the run is adopted."""
    may_adopt(proposal).require()
    change(proposal, pairing=pairing)
    waiting = proposals(proposal.run).filter(pairing=None, mentor__isnull=False)
    if proposal.run.state == RunState.SOLVED and not waiting.exists():
        change(proposal.run, state=RunState.ADOPTED)
    return proposal


@action("matching.unadopt")
def forget_pairing(pairing: Pairing, *, by: Actor, moment: datetime) -> None:
    """A pairing taken back frees its proposal."""
    row: Proposal | None = Proposal.objects.select_related("run").filter(pairing=pairing).first()
    if row is None:
        raise Refused("Эта пара пришла не из подбора")
    change(row, pairing=None)
    if row.run.state == RunState.ADOPTED:
        change(row.run, state=RunState.SOLVED)
