"""Reads of the desk."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from nastavnik.features.people.models import Person
from nastavnik.features.privacy.enums import DestructionState, SubjectRequestState
from nastavnik.features.privacy.models import (
    Destruction,
    Doomed,
    ExportReason,
    Incident,
    LegalHold,
    SubjectRequest,
)
from nastavnik.kit.verdict import NotFound

REASON_LIVES = timedelta(minutes=15)


def subject_requests(state: str = "") -> QuerySet[SubjectRequest]:
    """Requests, the most urgent first."""
    rows = SubjectRequest.objects.select_related("person", "asked_by")
    return rows.filter(state=state) if state else rows


def load_request(public_id: str) -> SubjectRequest:
    """One request, or `NotFound`."""
    found: SubjectRequest | None = subject_requests().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def waiting_requests() -> int:
    """How many wait for an answer."""
    return int(SubjectRequest.objects.filter(state=SubjectRequestState.RECEIVED).count())


def holds() -> QuerySet[LegalHold]:
    """Holds, those that stand first."""
    return LegalHold.objects.select_related("person").order_by("until", "-since", "pk")


def load_hold(public_id: str) -> LegalHold:
    """One hold, or `NotFound`."""
    found: LegalHold | None = LegalHold.objects.select_related("person").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def held(people: Collection[int]) -> set[int]:
    """Which of these persons must not be destroyed now."""
    rows = LegalHold.objects.filter(person_id__in=people, until=None)
    return set(rows.values_list("person_id", flat=True))


def destructions() -> QuerySet[Destruction]:
    """Destructions, the newest first."""
    return Destruction.objects.select_related("act", "extract")


def load_destruction(public_id: str) -> Destruction:
    """One destruction, or `NotFound`."""
    rows = Destruction.objects.select_related("organisation", "act", "extract")
    found: Destruction | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def doomed_of(destruction: Destruction) -> QuerySet[Doomed]:
    """The persons of one destruction."""
    return Doomed.objects.filter(destruction=destruction).select_related("person__school_class")


def doomed_people(destruction: Destruction) -> list[Person]:
    """The persons themselves."""
    return [row.person for row in doomed_of(destruction)]


def counts_of(destructions_shown: Collection[Destruction]) -> dict[int, int]:
    """How many persons each destruction takes."""
    rows = Doomed.objects.filter(destruction__in=destructions_shown).order_by()
    counted = rows.values("destruction").annotate(n=Count("pk"))
    return {row["destruction"]: row["n"] for row in counted}


def chosen_already() -> set[int]:
    """Persons destroyed or waiting to be: nobody is chosen twice."""
    rows = Doomed.objects.exclude(destruction__state=DestructionState.DECLINED)
    return set(rows.values_list("person_id", flat=True))


def incidents() -> QuerySet[Incident]:
    """Incidents, the newest first."""
    return Incident.objects.all()


def load_incident(public_id: str) -> Incident:
    """One incident, or `NotFound`."""
    found: Incident | None = Incident.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def export_reasons() -> QuerySet[ExportReason]:
    """Reasons of large exports, the newest first."""
    return ExportReason.objects.select_related("account")


def open_reason(public_id: str, account: int | None, address: str, moment: datetime) -> ExportReason | None:
    """The reason this account gave for this very address a moment ago, if it did."""
    fresh = export_reasons().filter(made_at__gt=moment - REASON_LIVES, made_at__lte=moment)
    found: ExportReason | None = fresh.filter(public_id=public_id, account=account, address=address).first()
    return found
