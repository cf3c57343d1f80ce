"""The phone home of a mentor, a mentee and a guardian, and whom to turn to in trouble."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from nastavnik.features.accounts.enums import Role
from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.queries import journal, next_meetings, unmarked_meetings
from nastavnik.features.meetings.rules import may_mark, may_meet
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.pairings.queries import (
    AT_WORK,
    members_of,
    pairings_of_account,
    pairings_of_child,
)
from nastavnik.features.people.queries import children_of, person_of_account, restricted_from
from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy

LATELY = 5


@policy(GET="own.view")
def mine(request: HttpRequest) -> HttpResponse:
    """What a participant needs today, and nothing else."""
    account, role = request.principal.actor.account, request.principal.role
    if role == Role.GUARDIAN:
        return render(request, "pairings/mine_guardian.html", {"families": _families(account)})
    person = person_of_account(account)
    rows = [row for row in pairings_of_account(account) if row.state in AT_WORK]
    as_mentor = [row for row in rows if person and row.mentor.person_id == person.pk]
    if role == Role.MENTOR:
        return render(request, "pairings/mine_mentor.html", {"cards": _mentor_cards(as_mentor)})
    members = members_of(rows)
    as_mentee = [row for row in rows if any(m.mentee.person_id == person.pk for m in members[row.pk])]
    return render(request, "pairings/mine_mentee.html", {"cards": _mentee_cards(as_mentee)})


def _mentor_cards(rows: list) -> list[dict[str, object]]:
    ids, midnight = [row.pk for row in rows], _midnight()
    members, following = members_of(rows), next_meetings(ids, midnight)
    waiting = unmarked_meetings(ids, midnight)
    return [
        {
            "pairing": row,
            "members": members[row.pk],
            "next": following.get(row.pk),
            "unmarked": waiting[row.pk],
            "may_plan": may_meet(row),
            "may_mark": may_mark(row),
        }
        for row in rows
    ]


def _midnight() -> datetime:
    return localtime(moments.now()).replace(hour=0, minute=0, second=0, microsecond=0)


def _mentee_cards(rows: Iterable) -> list[dict[str, object]]:
    """Who and when; what was written about meetings stays between the mentor and the curator."""
    return [_card(row) for row in rows]


def _card(row) -> dict[str, object]:
    titles = {kind.code: kind.title for kind in pack_of(row.programme).meetings}
    told = [(titles.get(one.kind, one.kind), one) for one in journal(row)]
    ahead = [
        (title, one)
        for title, one in told
        if one.state == MeetingState.PLANNED and one.planned_at >= _midnight()
    ]
    held = [(title, one) for title, one in told if one.state == MeetingState.HELD]
    return {"pairing": row, "ahead": ahead, "held": held[: -LATELY - 1 : -1], "count": len(held)}


def _families(account: int) -> list[tuple[object, list[dict[str, object]]]]:
    guardian = person_of_account(account)
    if guardian is None:
        return []
    # who is restricted by a court or the other parent is not told when and where the child meets the mentor
    closed = restricted_from(guardian)
    children = [one.child for one in children_of(guardian) if one.child_id not in closed]
    return [(child, _mentee_cards(pairings_of_child(child))) for child in children]


@policy(GET="help.ask")
def need_help(request: HttpRequest) -> HttpResponse:
    """Whom to turn to: the curator, the school, the children's line."""
    account = request.principal.actor.account
    rows = list(pairings_of_account(account)[:1])
    programme = rows[0].programme if rows else current_programme()
    page = {"curator": programme.curator if programme else None, "organisation": own_organisation()}
    return render(request, "pairings/help.html", page)
