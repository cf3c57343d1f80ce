"""Reads of pairings. Every read passes `in_sight`: what a duty may not see does not exist for it."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from nastavnik.core.russian.keys import search_key
from nastavnik.features.accounts.enums import Role
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.enrolments.queries import accepted
from nastavnik.features.pairings.enums import BRINGS_TOGETHER, OPEN_STATES, PairingState
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import children_of, entrusted_people, person_of_account
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.tenancy.scope import current_scope
from nastavnik.kit.verdict import NotFound

AT_WORK = (PairingState.TRIAL, PairingState.ACTIVE, PairingState.SUSPENDED)
_WHO = ("programme", "mentor", "mentor__person", "mentor__person__school_class")


def in_sight(rows: QuerySet[Pairing]) -> QuerySet[Pairing]:
    """Leave what the duty of the open scope may see: all, those of entrusted pupils, one's own, one's child's."""
    scope = current_scope()
    if scope.account is None or scope.role in {None, Role.CURATOR, Role.HEAD}:
        return rows
    if scope.role in {Role.CLASS_TEACHER, Role.PSYCHOLOGIST}:
        return _with_people(rows, list(entrusted_people(scope.account).values_list("pk", flat=True)))
    person = person_of_account(scope.account)
    return _own(rows, person, scope.role) if person else rows.none()


def _own(rows: QuerySet[Pairing], person: Person, role: str | None) -> QuerySet[Pairing]:
    if role == Role.MENTOR:
        return rows.filter(mentor__person=person)
    if role == Role.MENTEE:
        return rows.filter(
            Exists(PairingMember.objects.filter(pairing=OuterRef("pk"), mentee__person=person))
        )
    children = list(children_of(person).values_list("child_id", flat=True)) if role == Role.GUARDIAN else []
    return _with_people(rows, children)


def _with_people(rows: QuerySet[Pairing], ids: list[int]) -> QuerySet[Pairing]:
    members = PairingMember.objects.filter(pairing=OuterRef("pk"), mentee__person_id__in=ids)
    return rows.filter(Q(mentor__person_id__in=ids) | Exists(members))


def pairings(programme: Programme, state: str = "", text: str = "") -> QuerySet[Pairing]:
    """Pairings of a programme; `text` searches names and classes of both sides, each word anywhere."""
    rows = in_sight(Pairing.objects.filter(programme=programme)).select_related(*_WHO)
    if state:
        rows = rows.filter(state=state)
    for word in search_key(text).split():
        members = PairingMember.objects.filter(_named("mentee__person", word), pairing=OuterRef("pk"))
        rows = rows.filter(_named("mentor__person", word) | Exists(members))
    return rows


def _named(path: str, word: str) -> Q:
    by_class = Q(**{f"{path}__school_class__code__istartswith": word})
    return Q(**{f"{path}__name_key__contains": word}) | by_class


def open_pairings(programme: Programme) -> QuerySet[Pairing]:
    """Pairings not closed yet."""
    return pairings(programme).filter(state__in=OPEN_STATES)


def load_pairing(public_id: str) -> Pairing:
    """One pairing within sight, or `NotFound`."""
    rows = in_sight(Pairing.objects.all()).select_related(*_WHO, "programme__curator")
    found: Pairing | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def members_of(pairings: Iterable[Pairing]) -> dict[int, list[PairingMember]]:
    """Mentees by pairing id in one query: those in it now; of a closed pairing, those who stayed to its end."""
    closed = {pairing.pk: pairing.state not in OPEN_STATES for pairing in pairings}
    rows = PairingMember.objects.filter(pairing_id__in=closed).select_related(
        "mentee", "mentee__person", "mentee__person__school_class"
    )
    found: dict[int, list[PairingMember]] = defaultdict(list)
    for row in rows:
        found[row.pairing_id].append(row)
    return {pk: _standing(found[pk], closed[pk]) for pk in closed}


def _standing(rows: list[PairingMember], closed: bool) -> list[PairingMember]:
    last = max((row.until for row in rows if row.until), default=None) if closed else None
    return [row for row in rows if row.until == last]


def history_of(pairing: Pairing) -> QuerySet[PairingMember]:
    """All who ever were mentees of the pairing, with their dates."""
    return PairingMember.objects.filter(pairing=pairing).select_related("mentee", "mentee__person")


def open_members(pairing: Pairing) -> list[PairingMember]:
    """Those who are its mentees now."""
    return list(history_of(pairing).filter(until=None))


def load_member(public_id: str) -> PairingMember:
    """One mentee of a pairing within sight, or `NotFound`."""
    rows = PairingMember.objects.filter(pairing__in=in_sight(Pairing.objects.all()))
    rows = rows.select_related("pairing", "pairing__programme", "pairing__mentor", "mentee", "mentee__person")
    found: PairingMember | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def paired_elsewhere(mentees: Iterable[Enrolment]) -> list[Enrolment]:
    """Those of the mentees who already stand in an open pairing."""
    rows = PairingMember.objects.filter(until=None, mentee_id__in=[m.pk for m in mentees])
    return [row.mentee for row in rows.select_related("mentee", "mentee__person")]


def open_partners(enrolled: Iterable[Enrolment]) -> set[tuple[int, int]]:
    """(mentor, mentee) ids of enrolments now working together, among these, in one query."""
    rows = PairingMember.objects.filter(until=None, mentee_id__in=[one.pk for one in enrolled])
    return set(rows.values_list("pairing__mentor_id", "mentee_id"))


def waiting_mentees(programme: Programme, track: str = "") -> QuerySet[Enrolment]:
    """Accepted mentees without an open pairing."""
    taken = PairingMember.objects.filter(until=None, mentee=OuterRef("pk"))
    return accepted(programme, Side.MENTEE, track).filter(~Exists(taken))


def mentors_with_places(programme: Programme, track: str = "") -> QuerySet[Enrolment]:
    """Accepted mentors who can take somebody."""
    return accepted(programme, Side.MENTOR, track).filter(used_places__lt=F("places"))


def open_pairings_of(person: Person) -> QuerySet[Pairing]:
    """Open pairings in which the person stands on either side, whatever the programme."""
    members = PairingMember.objects.filter(until=None, pairing=OuterRef("pk"), mentee__person_id=person.pk)
    rows = Pairing.objects.filter(state__in=OPEN_STATES).select_related(*_WHO)
    return rows.filter(Q(mentor__person_id=person.pk) | Exists(members))


def open_pairings_among(people: Iterable[Person]) -> QuerySet[Pairing]:
    """Open pairings in which any of these people stand on either side."""
    ids = [person.pk for person in people]
    members = PairingMember.objects.filter(until=None, pairing=OuterRef("pk"), mentee__person_id__in=ids)
    rows = Pairing.objects.filter(state__in=OPEN_STATES).select_related(*_WHO)
    return rows.filter(Q(mentor__person_id__in=ids) | Exists(members))


def working_pairings_of(people: Iterable[Person]) -> list[Pairing]:
    """Pairings that meet now in which any of these people stand."""
    return list(open_pairings_among(people).filter(state__in=(PairingState.TRIAL, PairingState.ACTIVE)))


def pairings_between(one: Person, other: Person) -> QuerySet[Pairing]:
    """Pairings, open or closed, in which one of these two has mentored the other."""
    both = (one.pk, other.pk)
    members = PairingMember.objects.filter(pairing=OuterRef("pk"), mentee__person_id__in=both)
    return Pairing.objects.filter(Exists(members), mentor__person_id__in=both)


def part_in_pairings(person: Person) -> tuple[list[Pairing], list[PairingMember]]:
    """What the person has mentored, and in which pairings they were a mentee; over all years, newest first."""
    led = in_sight(Pairing.objects.filter(mentor__person=person)).select_related(*_WHO)
    rows = PairingMember.objects.filter(mentee__person=person, pairing__in=in_sight(Pairing.objects.all()))
    joined = rows.select_related("pairing__mentor__person", "pairing__programme", "mentee__person")
    return list(led.order_by("-starts_on", "pk")), list(joined.order_by("-since", "pk"))


def at_work() -> QuerySet[Pairing]:
    """Pairings that bring people together, of the whole organisation, whoever looks: gates know no duties."""
    rows = Pairing.objects.filter(state__in=BRINGS_TOGETHER)
    return rows.select_related(*_WHO, "programme__curator", "organisation")


def at_work_of(people: Iterable[int]) -> list[Pairing]:
    """Those of them in which one of these people (by id) stands on either side now."""
    ids = list(people)
    members = PairingMember.objects.filter(until=None, pairing=OuterRef("pk"), mentee__person_id__in=ids)
    return list(at_work().filter(Q(mentor__person_id__in=ids) | Exists(members)))


def pairing_counts(programme: Programme) -> dict[str, int]:
    """How many pairings are in each state; «open» sums those not closed, «mentees» counts people in them."""
    rows = Pairing.objects.filter(programme=programme).order_by()
    found = dict(rows.values_list("state").annotate(n=Count("pk")))
    counts = {str(state): found.get(state, 0) for state in PairingState.values}
    counts["open"] = sum(counts[state] for state in OPEN_STATES)
    members = PairingMember.objects.filter(pairing__programme=programme, until=None)
    return counts | {"mentees": members.count()}


def pairings_of_account(account_id: int) -> QuerySet[Pairing]:
    """Pairings of the person behind an account, newest first; none when the account is nobody's."""
    person = person_of_account(account_id)
    rows = _with_people(Pairing.objects.all(), [person.pk] if person else [])
    return rows.select_related(*_WHO, "programme__curator").order_by("-starts_on", "pk")


def pairings_of_child(child: Person) -> QuerySet[Pairing]:
    """Pairings of a child that have begun, newest first."""
    rows = _with_people(Pairing.objects.exclude(state=PairingState.PROPOSED), [child.pk])
    return rows.select_related(*_WHO, "programme__curator").order_by("-starts_on", "pk")
