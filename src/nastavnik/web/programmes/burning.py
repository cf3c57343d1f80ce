"""«Что горит»: the rules of the pack asked of the facts. A source is a function named as the rule's code."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse

from nastavnik.core.methodology.schema.papers import Burning
from nastavnik.core.russian.plurals import plural
from nastavnik.features.consents.enums import ConsentState
from nastavnik.features.consents.rules import in_force
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.organisations.rules import missing_for_documents
from nastavnik.features.roadmaps.enums import OPEN
from nastavnik.features.roadmaps.rules import overdue_days
from nastavnik.kit import moments
from nastavnik.kit.policy import holds
from nastavnik.web.programmes.facts import Facts

TONES = {"now": "bad", "overdue": "bad", "silent": "warn", "left": "info"}
NAMED = 3


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that burns: what to call it, what to add; the page that does it and the page that shows it."""

    name: str
    act: str = ""
    url: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the cases of a rule come from: `right` shows the line, `change` offers its action.

    `everything` is the route of the page with all of them, `all_at_once` of a page that does them together.
    """

    find: Callable[[Facts, Burning], Iterable[Case]]
    icon: str
    action: str
    right: str
    change: str
    everything: str
    all_at_once: str


SOURCES: dict[str, Source] = {}


def source(
    icon: str, action: str, rights: tuple[str, str], everything: str, all_at_once: str = ""
) -> Callable[..., Any]:
    """Register a function as the source of the rule whose code is its name; `rights` are to see and to act."""

    def register(find: Callable[[Facts, Burning], Iterable[Case]]) -> Callable[..., Any]:
        SOURCES[find.__name__] = Source(find, icon, action, *rights, everything, all_at_once or everything)
        return find

    return register


def burning(facts: Facts, role: str | None) -> list[dict[str, Any]]:
    """Lines for `<c-burning>` in the order of urgency; those whose page the duty may not open are left out."""
    lines = []
    for rule in facts.pack.burning:
        found = SOURCES.get(rule.code)
        if found is None or not holds(role, found.right):
            continue
        if cases := list(found.find(facts, rule)):
            lines.append(_line(rule, found, cases, holds(role, found.change)))
    order = list(dict.fromkeys(TONES.values()))
    return sorted(lines, key=lambda line: order.index(line["tone"]))


def _line(rule: Burning, found: Source, cases: Sequence[Case], acts: bool) -> dict[str, Any]:
    first, several = cases[0], len(cases) > 1
    shown = place(found.everything) if several else first.url or place(found.everything)
    done = place(found.all_at_once) if several else first.act
    return {
        "icon": found.icon,
        "tone": TONES[rule.counts],
        "count": len(cases) if several and rule.many else "",
        "text": plural(len(cases), *rule.many) if several and rule.many else rule.title,
        "note": _named(cases) if several else " — ".join(part for part in (first.name, first.detail) if part),
        "url": (acts and done) or shown,
        "action": found.action if acts else "Посмотреть",
    }


def _named(cases: Sequence[Case]) -> str:
    names = list(dict.fromkeys(case.name for case in cases))
    left = len(names) - NAMED
    return "; ".join(names[:NAMED]) + (f" и ещё {left}" if left > 0 else "")


def place(route: str, *args: str) -> str:
    """The address of a page; «route?query» keeps its query; nothing where this installation has no such page."""
    name, _, query = route.partition("?")
    try:
        return reverse(name, args=args) + (f"?{query}" if query else "")
    except NoReverseMatch:
        return ""


def _pages(pairing: Any, act: str) -> tuple[str, str]:
    """Where the thing is done for a pairing, and the pairing's own page."""
    return place(act, pairing.public_id), place("pairings:pairing", pairing.public_id)


def _late(day: date, facts: Facts, rule: Burning) -> bool:
    return (facts.today - day).days >= rule.days


@source(
    "id",
    "Заполнить",
    ("organisations.view", "organisations.change"),
    "organisations:passport",
    "organisations:edit",
)
def passport_incomplete(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Fields of the passport that documents need."""
    missing = missing_for_documents(facts.organisation)
    if missing:
        yield Case(
            "не хватает: " + ", ".join(missing), place("organisations:edit"), place("organisations:passport")
        )


@source("signature", "Собрать", ("consents.view", "consents.change"), "consents:list")
def consent_missing(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Accepted people who owe signatures."""
    for row in facts.accepted:
        if missing := facts.owed.get(row.pk):
            kinds = ", ".join(dict.fromkeys(one.title.lower() for one in missing))
            page = place("consents:person", row.person.public_id)
            yield Case(row.person.full_name.short, page, page, kinds)


@source("signature", "Собрать", ("consents.view", "consents.change"), "consents:list")
def labour_consent_missing(facts: Facts, rule: Burning) -> Iterable[Case]:
    """The same for the contour of teachers."""
    yield from consent_missing(facts, rule)


@source(
    "send", "Напомнить", ("consents.view", "consents.change"), "consents:list?state=gap", "consents:batches"
)
def consent_unanswered(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Consents asked for and neither given nor refused in so many days."""
    people = {row.person_id: row.person for row in facts.accepted}
    last = facts.today - timedelta(days=rule.days)
    for consent in facts.consents:
        if consent.state == ConsentState.ASKED and (consent.asked_on is None or consent.asked_on <= last):
            person = people[consent.person_id]
            since = f"с {consent.asked_on:%d.%m.%Y}" if consent.asked_on else ""
            page = place("consents:person", person.public_id)
            yield Case(person.full_name.short, page, page, since)


@source("calendar-event", "Напечатать", ("consents.view", "consents.change"), "consents:ages")
def signing_age_soon(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Birthdays near after which others sign, of people who will lack a signature then."""
    for one in facts.turning(rule.days):
        page = place("consents:person", one.person.public_id)
        yield Case(one.person.full_name.short, place("consents:ages"), page, f"{one.age} — {one.on:%d.%m.%Y}")


@source("signature", "Обновить", ("consents.view", "consents.change"), "consents:list")
def consent_expires(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Consents in force that end soon."""
    last = facts.today + timedelta(days=rule.days)
    people = {row.person_id: row.person for row in facts.accepted}
    for consent in facts.consents:
        if consent.expires_on and consent.expires_on <= last and in_force(consent, facts.today):
            person = people[consent.person_id]
            until = f"до {consent.expires_on:%d.%m.%Y}"
            page = place("consents:person", person.public_id)
            yield Case(person.full_name.short, page, page, until)


@source("map", "Закрыть", ("roadmaps.view", "roadmaps.change"), "roadmaps:current?state=overdue")
def step_overdue(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Steps past their term."""
    for step in facts.steps:
        if overdue_days(step, facts.today) >= rule.days:
            until = f"срок {step.ends_on:%d.%m.%Y}"
            pages = place("roadmaps:close", step.public_id), place("roadmaps:step", step.public_id)
            yield Case(step.title, *pages, until)


@source("calendar-event", "Открыть", ("roadmaps.view", "roadmaps.change"), "roadmaps:current?state=planned")
def step_soon(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Steps whose term ends within so many days."""
    last = facts.today + timedelta(days=rule.days)
    for step in facts.steps:
        if step.state in OPEN and step.ends_on and facts.today <= step.ends_on <= last:
            page = place("roadmaps:step", step.public_id)
            yield Case(step.title, page, page, f"до {step.ends_on:%d.%m.%Y}")


@source("user-search", "Решить", ("enrolments.view", "enrolments.change"), "enrolments:bases?state=candidate")
def candidate_undecided(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Candidates about whom nobody decided."""
    for row in facts.standing:
        if row.state == EnrolmentState.CANDIDATE and _late(row.entered_on, facts, rule):
            page = place("enrolments:page", row.public_id)
            yield Case(row.person.full_name.short, page, page)


@source(
    "user-heart",
    "Подобрать",
    ("enrolments.view", "matching.change"),
    "enrolments:bases?state=accepted",
    "matching:current",
)
def mentee_without_pair(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Accepted mentees who wait."""
    for row in facts.side(Side.MENTEE):
        if row.pk not in facts.paired and _late(row.entered_on, facts, rule):
            pages = place("matching:current"), place("enrolments:page", row.public_id)
            yield Case(row.person.full_name.short, *pages)


@source("school", "Записать", ("trainings.view", "trainings.change"), "trainings:list")
def mentor_untrained(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Accepted mentors without the hours the pack asks for."""
    needed = facts.pack.training.threshold_hours
    for row in facts.side(Side.MENTOR):
        hours = facts.hours.get(row.pk, 0)
        if hours < needed:
            page = place("trainings:list")
            yield Case(row.person.full_name.short, page, page, f"{hours:g} ч из {needed}")


@source("calendar-plus", "Назначить", ("pairings.view", "meetings.change"), "pairings:list", "meetings:first")
def first_meeting_unplanned(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Pairings at work without any meeting, planned or held."""
    for pairing in facts.at_work:
        if pairing.pk not in facts.marks and _late(pairing.starts_on, facts, rule):
            yield Case(facts.pair_name(pairing), *_pages(pairing, "meetings:plan"))


@source("calendar-off", "Назначить", ("pairings.view", "meetings.change"), "pairings:list")
def first_meeting_late(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Pairings which planned their first meeting and have not held it in time."""
    for pairing in facts.at_work:
        mark = facts.marks.get(pairing.pk)
        if mark and not mark.held and _late(pairing.starts_on, facts, rule):
            yield Case(facts.pair_name(pairing), *_pages(pairing, "meetings:plan"))


@source("clock-pause", "Назначить встречу", ("pairings.view", "meetings.change"), "pairings:list")
def silent_pair(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Pairings that met before and have been silent since."""
    for pairing in facts.at_work:
        mark = facts.marks.get(pairing.pk)
        if mark and mark.last_held and _late(_day(mark.last_held, facts), facts, rule):
            since = f"последняя встреча {_day(mark.last_held, facts):%d.%m.%Y}"
            yield Case(facts.pair_name(pairing), *_pages(pairing, "meetings:plan"), since)


@source("calendar-check", "Отметить", ("meetings.view", "meetings.change"), "meetings:list?state=planned")
def meeting_unmarked(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Passed meetings without a mark."""
    names = {pairing.pk: facts.pair_name(pairing) for pairing in facts.pairings}
    for meeting in facts.unmarked:
        if _late(_day(meeting.planned_at, facts), facts, rule):
            when = f"{_day(meeting.planned_at, facts):%d.%m.%Y}"
            pages = place("meetings:hold", meeting.public_id), place("meetings:meeting", meeting.public_id)
            yield Case(names[meeting.pairing_id], *pages, when)


@source("file-description", "Присвоить", ("documents.view", "documents.issue"), "documents:register")
def order_without_number(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Issued documents of numbered kinds without a number."""
    for document in facts.unnumbered:
        if document.dated and _late(document.dated, facts, rule):
            page = place("documents:document", document.public_id)
            yield Case(document.title, page, page)


@source("gavel", "Выпустить приказ", ("pairings.view", "documents.change"), "pairings:list", "documents:list")
def pairing_without_order(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Pairings at work that no order fixes."""
    for pairing in facts.at_work:
        if not pairing.order_number and _late(pairing.starts_on, facts, rule):
            yield Case(facts.pair_name(pairing), *_pages(pairing, "pairings:order"))


@source("building-community", "Продлить", ("partners.view", "partners.change"), "organisations:partners")
def agreement_expires(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Agreements with partners that end soon or have ended."""
    for partner in facts.agreements(rule.days):
        until = f"до {partner.agreement_until:%d.%m.%Y}"
        pages = place("organisations:partner", partner.public_id), place("organisations:partners")
        yield Case(partner.name, *pages, until)


@source("flag", "Подвести итог", ("pairings.view", "pairings.change"), "pairings:list")
def pairing_ends(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Pairings whose planned end is near or past."""
    last = facts.today + timedelta(days=rule.days)
    for pairing in facts.at_work:
        if pairing.ends_on <= last:
            until = f"до {pairing.ends_on:%d.%m.%Y}"
            yield Case(facts.pair_name(pairing), *_pages(pairing, "pairings:close"), until)


def _day(moment: Any, facts: Facts) -> date:
    return moments.local_day(moment, facts.organisation.zone)
