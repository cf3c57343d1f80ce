"""Measures of pairs: how they were made, how they meet, how they end."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.people import TerminationReason
from nastavnik.core.methodology.schema.quality import Benchmark
from nastavnik.features.consents.rules import Slip, missing_consents, signing_age
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.pairings.enums import OPEN_STATES, PairingState
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.readiness.cases import Case
from nastavnik.features.readiness.facts import Facts, Met, kth
from nastavnik.features.readiness.measures.registry import days, measure, of_enrolment, of_pairing


@measure
def pace_kept(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Pairs at work for longer than `days`: at least `percent` of the meetings due by today.

    How often a form meets is what the programme itself says; what is customary holds where it says nothing.
    """
    for row in _seasoned(facts, sign):
        asked = facts.amounts_of(row.track).meetings_per_month
        awaited = int(asked * facts.months_between(row.starts_on, facts.today))
        held, share = len(facts.held(row)), sign.amount("percent", row.track)
        yield of_pairing(
            facts, row, held * 100 >= awaited * share, f"встреч {held} из {awaited} ожидаемых к этому дню"
        )


@measure
def hours_kept(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Pairs at work for longer than `days`: so many `hours` together a month on average."""
    for row in _seasoned(facts, sign):
        needed = sign.amount("hours", row.track)
        months = facts.months_between(row.starts_on, facts.today)
        minutes = sum(one.minutes for one in facts.held(row))
        told = f"{float(Decimal(minutes) / 60 / months):.1f} ч в месяц из {needed}".replace(".", ",")
        yield of_pairing(facts, row, minutes >= 60 * needed * months, told)


def _seasoned(facts: Facts, sign: Benchmark) -> list[Pairing]:
    return [
        row
        for row in facts.in_state([PairingState.ACTIVE])
        if (facts.today - row.starts_on).days > sign.amount("days", row.track)
    ]


@measure
def signed_before_meeting(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Pairs that have come to meeting number `meetings`: the signatures were there by that day.

    Named `consents` of a `side`, otherwise all that the form asks for; `documents` named: the pair is also fixed by an
    order. A late signature is forgiven by a gate, which asks about today only.
    """
    for row in facts.working if sign.gate else [*facts.working, *facts.closed]:
        met = kth(facts.held(row), sign.amount("meetings", row.track))
        if met is not None:
            lacking = _lacking(facts, sign, row, facts.today if sign.gate else met.day)
            yield of_pairing(
                facts, row, not lacking, "нет: " + "; ".join(lacking) if lacking else "всё подписано"
            )


def _lacking(facts: Facts, sign: Benchmark, row: Pairing, day: date) -> list[str]:
    lacking = [
        f"{one.person.full_name.short} — {title}"
        for one in facts.everybody(row, sign.side or "")
        for title in _unsigned(facts, sign, one, day)
    ]
    ordered = row.order_number and row.order_date and row.order_date <= day
    return lacking + (["приказ о паре"] if sign.documents and not ordered else [])


def _unsigned(facts: Facts, sign: Benchmark, row: Enrolment, day: date) -> list[str]:
    kinds = facts.pack.consents_required(row.track, row.side)
    kinds = tuple(one for one in kinds if not sign.consents or one.code in sign.consents)
    slips = facts.slips.get(row.person_id, [])
    if sign.gate:
        return [one.sentence for one in missing_consents(row.person, kinds, slips, day)]
    age = signing_age(row.person, day)
    signed = {(one.kind, one.signer) for one in slips if _was_in_force(one, day)}
    return [kind.title for kind in kinds if any((kind.code, s) not in signed for s in kind.signers(age))]


def _was_in_force(slip: Slip, day: date) -> bool:
    """Whether a consent, whatever became of it since, was in force on a day of the past."""
    given = slip.given_on is not None and slip.given_on <= day
    return given and all(end is None or end >= day for end in (slip.expires_on, slip.ended_on))


@measure
def next_meeting_planned(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Working pairs: a meeting with a date lies ahead."""
    for row in facts.working:
        ahead = facts.ahead(row)
        yield of_pairing(facts, row, ahead, "назначена" if ahead else "следующая встреча не назначена")


@measure
def score_kept(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Working pairs: the score of matching and its explanation are kept with them."""
    for row in facts.working:
        met = row.score is not None and bool(row.score_parts)
        yield of_pairing(facts, row, met, f"балл {row.score:.0f}" if met else "пара составлена без подбора")


@measure
def choice_known(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Matched pairs at work: at least one of the criteria `choices` was known when they were matched."""
    for row in facts.working:
        if row.score_parts:
            known = {part.get("code") for part in row.score_parts if part.get("known")}
            met = bool(known & set(sign.choices))
            yield of_pairing(facts, row, met, "пожелания учтены" if met else "пожеланий не собрали")


@measure
def first_meeting_with_curator(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Working pairs that have met: the first kind of the cycle was held with the curator."""
    first = min(facts.pack.meetings, key=lambda kind: kind.number)
    for row in facts.working:
        held = facts.held(row)
        own = [one for one in held if one.kind == first.code]
        met = any(one.curator for one in own)
        told = "куратор был" if met else "без куратора" if own else f"встречи «{first.title}» не было"
        if held:
            yield of_pairing(facts, row, met, told)


@measure
def meetings_written(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Meetings of working pairs that have passed: held ones tell what was done; none is unmarked after `days`."""
    last = facts.today - timedelta(days=sign.amount("days"))
    for row in facts.working:
        for one in facts.meetings.get(row.pk, []):
            if one.state == MeetingState.HELD or (one.state == MeetingState.PLANNED and one.day < last):
                yield _written(facts, row, one)


def _written(facts: Facts, row: Pairing, one: Met) -> Case:
    held = one.state == MeetingState.HELD
    told = "записано" if held and one.written else "не записано, что сделали" if held else "нет отметки"
    name = f"{one.day:%d.%m.%Y}, {facts.called(row)}"
    return Case(held and one.written, name, told, "meeting", one.ref, pairing=row.pk)


@measure
def silence_answered(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Active pairs silent for longer than the pack allows: a new meeting is planned already."""
    allowed = facts.pack.defaults.silent_pair_days
    for row in facts.in_state([PairingState.ACTIVE]):
        held = facts.held(row)
        silent = (facts.today - (held[-1].day if held else row.starts_on)).days
        if silent > allowed:
            ahead = facts.ahead(row)
            told = f"молчит {days(silent)}, " + ("встреча назначена" if ahead else "встреча не назначена")
            yield of_pairing(facts, row, ahead, told)


@measure
def ending_explained(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Closed pairs: the reason is one of the pack's; an early ending is explained in words as well."""
    for row in facts.closed:
        reason = _reason(facts.pack, row)
        met = reason is not None and (reason.success or bool(row.closing_note.strip()))
        told = (
            reason.title if reason and met else "нет пояснения" if reason else "основание не из справочника"
        )
        yield of_pairing(facts, row, met, told)


def _reason(pack: Pack, row: Pairing) -> TerminationReason | None:
    return next((one for one in pack.termination_reasons if one.code == row.closing_reason), None)


@measure
def final_meeting_held(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Pairs completed with success: the last kind of the cycle was held."""
    last = max(facts.pack.meetings, key=lambda kind: kind.number)
    for row in facts.in_state([PairingState.COMPLETED]):
        met = any(one.kind == last.code for one in facts.held(row))
        yield of_pairing(facts, row, met, "проведена" if met else f"встречи «{last.title}» не было")


@measure
def replacement_found(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Mentees whose pair ended for a reason that asks for another mentor: within `days` they have one, or have left."""
    for row in facts.in_state([PairingState.TERMINATED]):
        reason, ended = _reason(facts.pack, row), row.ended_on
        if reason is None or not reason.needs_replacement or ended is None:
            continue
        for mentee in facts.mentees(row):
            paired, waits = _again(facts, mentee, row), (facts.today - ended).days
            gone = mentee.state != EnrolmentState.ACCEPTED
            if paired or gone or waits > sign.amount("days", row.track):
                told = (
                    "новая пара есть" if paired else "больше не участвует" if gone else f"ждёт {days(waits)}"
                )
                yield of_enrolment(mentee, paired or gone, told)


def _again(facts: Facts, mentee: Enrolment, before: Pairing) -> bool:
    later = (row for row in facts.pairings if row.pk != before.pk and row.state in OPEN_STATES)
    return any(mentee in facts.everybody(row, Side.MENTEE) for row in later)
