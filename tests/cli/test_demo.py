"""The demo school tells one story: school days only, past stages done, pairs that differ."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.utils.timezone import localtime

from nastavnik.cli.management.commands.demo import fill
from nastavnik.core.calendars.working_days import russian_calendar
from nastavnik.features.enrolments.models import Request
from nastavnik.features.matching.models import Proposal
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.organisations.methodology import pack
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.programmes.models import Programme
from nastavnik.features.roadmaps.models import Step
from nastavnik.kit import moments
from nastavnik.kit.tenancy.scope import maintenance

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """One school for the whole file, because nothing here writes; it goes as it came."""
    with django_db_blocker.unblock(), transaction.atomic():
        with moments.walking_to(date(2026, 11, 22)), maintenance():
            fill(7)
            yield
        transaction.set_rollback(True)


def test_meetings_fall_on_school_days(demo: None) -> None:
    days = {localtime(row.planned_at).date() for row in Meeting.objects.all()}
    calendar = russian_calendar()
    assert len(days) > 5
    assert [day for day in days if not calendar.is_working(day)] == []


def test_finished_programmes_have_no_open_step_and_no_mere_proposal(demo: None) -> None:
    assert set(Programme.objects.values_list("state", flat=True)) == {"finished"}
    assert set(Step.objects.values_list("state", flat=True)) == {"done"}
    assert set(Pairing.objects.values_list("state", flat=True)) == {"completed"}


def test_each_fact_that_proves_a_step_is_of_its_own_kind(demo: None) -> None:
    proofs = Step.objects.filter(evidence_kind="base").values_list("evidence_ref", flat=True)
    assert sorted({proof.split(":")[0] for proof in proofs}) == ["База наставляемых", "База наставников"]


def test_matching_had_a_choice(demo: None) -> None:
    scores = Proposal.objects.exclude(mentor=None).values_list("score", flat=True)
    assert len(set(scores)) > 5
    assert max(scores) - min(scores) > 20


def test_children_ask_for_what_children_need(demo: None) -> None:
    known = pack("pupils")
    staff = {one.code for one in known.requests if known.contour not in one.contours}
    assert staff and not Request.objects.filter(problem__in=staff).exists()
