"""Reads of enrolments, requests, offers and interviews."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from nastavnik.core.russian.keys import search_key
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.models import Enrolment, Interview, Offer, Request
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.verdict import NotFound

STANDING = (EnrolmentState.CANDIDATE, EnrolmentState.ACCEPTED, EnrolmentState.RESERVE)


def enrolments(programme: Programme, side: str = "", text: str = "") -> QuerySet[Enrolment]:
    """Enrolments of a programme with their people; `text` searches the name."""
    rows = Enrolment.objects.filter(programme=programme).select_related("person", "person__school_class")
    if side:
        rows = rows.filter(side=side)
    for word in search_key(text).split():
        rows = rows.filter(person__name_key__contains=word)
    return rows


def accepted(programme: Programme, side: str, track: str = "") -> QuerySet[Enrolment]:
    """Those accepted into the base, optionally of one track."""
    rows = enrolments(programme, side).filter(state=EnrolmentState.ACCEPTED)
    return rows.filter(track=track) if track else rows


def load_enrolment(public_id: str) -> Enrolment:
    """One enrolment, or `NotFound`."""
    rows = Enrolment.objects.select_related("person", "person__school_class", "programme")
    found: Enrolment | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def enrolments_of(person: Person) -> QuerySet[Enrolment]:
    """The person's part in programmes over the years."""
    return (
        Enrolment.objects.filter(person=person)
        .select_related("programme")
        .order_by("-programme__school_year", "pk")
    )


def standing_enrolments_of(people: Iterable[Person]) -> list[Enrolment]:
    """Where these people stand now, whatever the programme, in one query."""
    rows = Enrolment.objects.filter(person__in=[person.pk for person in people], state__in=STANDING)
    return list(rows.select_related("person", "programme"))


def standing_together(one: Person, other: Person) -> Enrolment | None:
    """An enrolment of `one` in a base in which `other` stands too."""
    over = (EnrolmentState.DECLINED, EnrolmentState.WITHDRAWN)
    rows = Enrolment.objects.filter(person__in=(one.pk, other.pk)).exclude(state__in=over)
    seen: dict[tuple[int, str, str], Enrolment] = {}
    for row in rows.select_related("programme"):
        earlier = seen.setdefault((row.programme_id, row.side, row.track), row)
        if earlier.person_id != row.person_id:
            return earlier
    return None


def request_of(enrolment: Enrolment) -> Request | None:
    """What the mentee asks for."""
    found: Request | None = Request.objects.filter(enrolment=enrolment).first()
    return found


def offer_of(enrolment: Enrolment) -> Offer | None:
    """What the mentor offers."""
    found: Offer | None = Offer.objects.filter(enrolment=enrolment).first()
    return found


def requests_of(rows: Collection[int] | QuerySet[Enrolment]) -> dict[int, Request]:
    """Requests of these enrolment ids, in one query."""
    return {r.enrolment_id: r for r in Request.objects.filter(enrolment__in=rows)}


def offers_of(rows: Collection[int] | QuerySet[Enrolment]) -> dict[int, Offer]:
    """Offers of these enrolment ids, in one query."""
    return {o.enrolment_id: o for o in Offer.objects.filter(enrolment__in=rows)}


def standing_of(programme: Programme, people: Iterable[Person]) -> dict[tuple[int, str, str], Enrolment]:
    """What these people already are in the programme, by (person id, side, track), in one query."""
    rows = enrolments(programme).filter(person__in=[person.pk for person in people])
    standing = rows.exclude(state__in=(EnrolmentState.DECLINED, EnrolmentState.WITHDRAWN))
    return {(row.person_id, row.side, row.track): row for row in standing}


def enrolments_by_code(codes: Collection[str]) -> dict[str, Enrolment]:
    """Enrolments by their public ids, with their people."""
    rows = Enrolment.objects.filter(public_id__in=list(codes))
    return {row.public_id: row for row in rows.select_related("person", "programme")}


def interviews_of(enrolment: Enrolment) -> QuerySet[Interview]:
    """Talks with a candidate, newest first."""
    return Interview.objects.filter(enrolment=enrolment).select_related("interviewer")


def interviews_among(rows: Collection[int]) -> QuerySet[Interview]:
    """Talks of these enrolment ids, newest first."""
    return Interview.objects.filter(enrolment__in=list(rows)).select_related("interviewer")


def counts(programme: Programme) -> dict[str, int]:
    """How many stand in each base («mentee», «mentor») and how many of them are accepted («mentee_accepted»…)."""
    totals = {key: 0 for side in Side.values for key in (side, f"{side}_accepted")}
    for side, state in Enrolment.objects.filter(programme=programme, state__in=STANDING).values_list(
        "side", "state"
    ):
        totals[side] += 1
        totals[f"{side}_accepted"] += state == EnrolmentState.ACCEPTED
    return totals


def tracks_in_use(programme: Programme) -> set[str]:
    """Tracks of the programme in which somebody stands."""
    rows = Enrolment.objects.filter(programme=programme, state__in=STANDING)
    return set(rows.order_by().values_list("track", flat=True).distinct())


def enrolled_ids() -> set[int]:
    """Ids of everybody who takes or took part in a programme, candidates included."""
    return set(Enrolment.objects.order_by().values_list("person_id", flat=True))
