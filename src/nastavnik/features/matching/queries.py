"""Reads of runs, proposals and rulings."""

from collections import Counter

from django.db.models import QuerySet

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.matching.enums import RunState
from nastavnik.features.matching.models import Proposal, Ruling, Run
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.verdict import NotFound

FINISHED = (RunState.SOLVED, RunState.ADOPTED)


def runs(programme: Programme, track: str = "") -> QuerySet[Run]:
    """Runs of a programme, newest first, without their long problem and result."""
    rows = Run.objects.filter(programme=programme).defer("problem", "result")
    return rows.filter(track=track) if track else rows


def load_run(public_id: str) -> Run:
    """One run, or `NotFound`."""
    found: Run | None = Run.objects.select_related("programme").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def proposals(run: Run) -> QuerySet[Proposal]:
    """What the run proposed, pairs and those left over, in the Russian order of mentees."""
    return Proposal.objects.filter(run=run).select_related(
        "run", "mentee__person__school_class", "mentor__person", "pairing"
    )


def came_of_matching(pairing: Pairing) -> bool:
    """Whether the pairing was adopted from a run rather than made by hand."""
    return Proposal.objects.filter(pairing=pairing).exists()


def load_proposal(public_id: str) -> Proposal:
    """One proposal, or `NotFound`."""
    rows = Proposal.objects.select_related("run__programme", "mentee__person", "mentor__person")
    found: Proposal | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def rulings(programme: Programme) -> QuerySet[Ruling]:
    """What the curator has ruled about pairs."""
    return Ruling.objects.filter(programme=programme).select_related("mentee__person", "mentor__person")


def ruling_on(mentee: Enrolment, mentor: Enrolment) -> Ruling | None:
    """The standing ruling on these two, if any."""
    found: Ruling | None = Ruling.objects.filter(mentee=mentee, mentor=mentor).first()
    return found


def load_ruling(public_id: str) -> Ruling:
    """One ruling, or `NotFound`."""
    found: Ruling | None = Ruling.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def run_before(run: Run) -> Run | None:
    """The finished run of the same track that preceded this one."""
    earlier = runs(run.programme, run.track).filter(state__in=FINISHED, pk__lt=run.pk)
    found: Run | None = earlier.order_by("-pk").first()
    return found


def changes_since(run: Run, earlier: Run) -> list[tuple[Enrolment, Enrolment | None, Enrolment | None]]:
    """Mentees whose proposed mentor differs from the earlier run: (mentee, before, now)."""
    before = {row.mentee_id: row for row in proposals(earlier)}
    moved = []
    for row in proposals(run):
        old = before.get(row.mentee_id)
        if old is not None and old.mentor_id != row.mentor_id:
            moved.append((row.mentee, old.mentor, row.mentor))
    return moved


def load_by_mentor(rows: list[Proposal]) -> list[tuple[Enrolment, int]]:
    """Mentors of a run with how many mentees were proposed to each."""
    mentors = {row.mentor_id: row.mentor for row in rows if row.mentor is not None}
    counts = Counter(row.mentor_id for row in rows if row.mentor is not None)
    return [(mentor, counts[pk]) for pk, mentor in mentors.items()]


def last_mentors(mentees: list[Enrolment], mentors: list[Enrolment]) -> dict[int, str]:
    """By a mentee's id: the code of the mentor among these with whom the mentee worked last, in other enrolments."""
    people = {row.person_id: row.public_id for row in mentors}
    rows = PairingMember.objects.filter(mentee__person__in=[row.person_id for row in mentees])
    earlier = rows.exclude(mentee__in=mentees).order_by("since", "pk")
    last = dict(earlier.values_list("mentee__person_id", "pairing__mentor__person_id"))
    met = {row.pk: last.get(row.person_id) for row in mentees}
    return {pk: people[mentor] for pk, mentor in met.items() if mentor in people}
