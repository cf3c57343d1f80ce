"""Measures of people: how they came, were chosen, checked and taught."""

from collections.abc import Iterable
from datetime import timedelta

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.quality import Benchmark
from nastavnik.features.consents.rules import AGE_WHEN_UNKNOWN_ADULT, in_force, missing_consents, signing_age
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.readiness.cases import Case
from nastavnik.features.readiness.facts import Facts, Talk, by_code, kth
from nastavnik.features.readiness.measures.registry import measure, of_enrolment


@measure
def offer_tagged(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Mentors of the base: their competences are marked by the reference list."""
    for row in facts.side(Side.MENTOR):
        offer = facts.offers.get(row.pk)
        tags = len(offer.competences) if offer else 0
        yield of_enrolment(row, bool(tags), f"отмечено умений: {tags}")


@measure
def offer_written(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Mentors of the base: their own words about what they can do, and the time they have."""
    for row in facts.side(Side.MENTOR):
        offer = facts.offers.get(row.pk)
        lacking = [
            title
            for title, told in (
                ("опыт", offer and (offer.text.strip() or offer.achievements.strip())),
                ("время", offer and (offer.time_resource.strip() or offer.slots)),
            )
            if not told
        ]
        yield of_enrolment(row, not lacking, "не указано: " + ", ".join(lacking) if lacking else "заполнено")


@measure
def request_mapped(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Accepted mentees: the kind of their request is chosen from the reference list of the pack."""
    known = {one.code: one.title for one in facts.pack.requests}
    for row in facts.accepted(Side.MENTEE):
        title = known.get(facts.problems.get(row.pk, ""), "")
        yield of_enrolment(row, bool(title), "вид запроса выбран" if title else "вид запроса не выбран")


@measure
def source_known(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Accepted people of a side (both without one): it is written where they came from."""
    for side in [sign.side] if sign.side else list(Side.values):
        for row in facts.accepted(side):
            told = bool(row.source.strip())
            yield of_enrolment(row, told, "указано" if told else "не указано, откуда пришёл")


@measure
def decision_reasoned(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Accepted mentors: the last interview names a criterion of the pack and gives the reason in words."""
    known = {one.code for one in facts.pack.selection.criteria}
    for row in facts.accepted(Side.MENTOR):
        talks = facts.talks.get(row.pk, [])
        met = bool(talks) and talks[-1].criterion in known and bool(talks[-1].reason.strip())
        detail = "обосновано" if met else "нет обоснования" if talks else "собеседования не было"
        yield of_enrolment(row, met, detail)


@measure
def interview_complete(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Accepted mentors: an interview in which every obligatory criterion of their form was marked."""
    for row in facts.accepted(Side.MENTOR):
        talks, asked = facts.talks.get(row.pk, []), _asked(facts.pack, row, sign)
        lacking = min(([c for c in asked if c not in talk.marks] for talk in talks), key=len, default=asked)
        titles = [one.title for one in facts.pack.selection.criteria if one.code in lacking]
        detail = "не оценено: " + ", ".join(titles) if talks else "собеседования не было"
        yield of_enrolment(
            row, bool(talks) and not lacking, detail if lacking or not talks else "всё оценено"
        )


def _asked(pack: Pack, row: Enrolment, sign: Benchmark) -> list[str]:
    """Criteria that the sign names, otherwise the obligatory ones of the mentor's form."""
    if sign.criteria:
        return list(sign.criteria)
    of_form = pack.track(row.track).mentor.criteria
    return [one.code for one in pack.selection.criteria if one.obligatory and one.code in of_form]


@measure
def clearance_seen(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Adults from outside in working pairs: the mark about their clearance is no older than `months`."""
    since = facts.today - timedelta(days=30 * sign.amount("months"))
    for row in _mentors_at_work(facts):
        kind = facts.pack.person_kind(facts.pack.track(row.track).mentor_kind)
        if not kind.clearance_required or signing_age(row.person, facts.today) < AGE_WHEN_UNKNOWN_ADULT:
            continue
        seen = [t.held_on for t in facts.talks.get(row.pk, []) if _cleared(t, sign)]
        last = max(seen, default=None)
        met = last is not None and last >= since
        told = f"отметка от {last:%d.%m.%Y}" if last else "отметки о справке нет"
        yield of_enrolment(row, met, told if met or last is None else f"{told}: устарела")


def _cleared(talk: Talk, sign: Benchmark) -> bool:
    return any(by_code(talk.marks, code) > 0 for code in sign.criteria)


def _mentors_at_work(facts: Facts) -> list[Enrolment]:
    return list({row.mentor_id: row.mentor for row in facts.working}.values())


@measure
def consents_in_force(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Participants of working pairs (`minors_only`: of them the minors): every signature their form asks for."""
    for row in _people_at_work(facts):
        if sign.minors_only and signing_age(row.person, facts.today) >= AGE_WHEN_UNKNOWN_ADULT:
            continue
        kinds = facts.pack.consents_required(row.track, row.side)
        missing = missing_consents(row.person, kinds, facts.slips.get(row.person_id, []), facts.today)
        told = "; ".join(one.sentence for one in missing)
        yield of_enrolment(row, not missing, f"нет: {told}" if missing else "все подписи есть")


def _people_at_work(facts: Facts) -> list[Enrolment]:
    found = {row.pk: row for pairing in facts.working for row in facts.everybody(pairing)}
    return sorted(found.values(), key=lambda row: (row.person.sort_key, row.pk))


@measure
def consents_filed(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Participants of working pairs who have signed: for each consent in force the sheet can be found."""
    for row in _people_at_work(facts):
        own = [one for one in facts.slips.get(row.person_id, []) if in_force(one, facts.today)]
        lost = [one for one in own if one.pk not in facts.filed]
        if own:
            detail = f"неизвестно, где лежит листов: {len(lost)}" if lost else "место листов известно"
            yield of_enrolment(row, not lost, detail)


@measure
def training_before_meeting(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Mentors of working pairs: hours of lessons held by their first meeting; a gate counts those held since, too."""
    needed = facts.pack.training.threshold_hours
    for row in _mentors_at_work(facts):
        first = [kth(facts.held(pairing), 1) for pairing in facts.working if pairing.mentor_id == row.pk]
        until = min((one.day for one in first if one), default=facts.today)
        until = facts.today if sign.gate else until
        hours = sum(one.hours for one in facts.lessons.get(row.pk, []) if one.held_on <= until)
        yield of_enrolment(row, hours >= needed, f"{float(hours):g} из {needed} ч".replace(".", ","))


@measure
def modules_attended(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Mentors of working pairs: a lesson of every module of the pack."""
    for row in _mentors_at_work(facts):
        came = {one.module for one in facts.lessons.get(row.pk, [])}
        missed = [one.title for one in facts.pack.training.modules if one.code not in came]
        yield of_enrolment(
            row, not missed, "пропущено: " + ", ".join(missed) if missed else "пройдены все модули"
        )


@measure
def trained_again(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Mentors whose pair works for `months` or longer: a lesson of the last year, later than the pair began."""
    grown = facts.today - timedelta(days=30 * sign.amount("months"))
    year_ago = facts.today - timedelta(days=365)
    starts = {row.mentor_id: row.starts_on for row in facts.working if row.starts_on <= grown}
    for row in _mentors_at_work(facts):
        if row.pk in starts:
            since = max(starts[row.pk], year_ago)
            came = [one.held_on for one in facts.lessons.get(row.pk, []) if one.held_on > since]
            detail = f"занятие {max(came):%d.%m.%Y}" if came else "занятий после начала работы не было"
            yield of_enrolment(row, bool(came), detail)


@measure
def guardian_reachable(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """Children of working pairs: a guardian with a phone or mail."""
    for row in _people_at_work(facts):
        child = row.person.kind == PersonKind.PUPIL
        if child and signing_age(row.person, facts.today) < AGE_WHEN_UNKNOWN_ADULT:
            met = row.person_id in facts.reachable
            yield of_enrolment(row, met, "связь есть" if met else "нет телефона или почты представителя")
