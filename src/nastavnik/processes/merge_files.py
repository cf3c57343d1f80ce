"""Two files of one person become one, with their part in programmes; refused where the two stand in each other's way."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from nastavnik.features.enrolments.queries import standing_together
from nastavnik.features.pairings.actions import set_aside, take_up
from nastavnik.features.pairings.queries import pairings_between, working_pairings_of
from nastavnik.features.people.actions import merge_people, split_person, unmerge, unsplit
from nastavnik.features.people.rules import may_merge
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import Refused, Verdict, no

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person

MERGED = "записи об одном человеке объединяются"


def may_merge_files(kept: "Person", dropped: "Person") -> Verdict:
    """The rule of people, then: no base holds both, and neither mentors the other."""
    verdict = may_merge(kept, dropped)
    if not verdict:
        return verdict
    if twice := standing_together(kept, dropped):
        told = f"{twice.programme.title}, {twice.get_side_display()}"
        return no(f"Обе записи стоят в одной базе ({told}): сначала уберите из неё одну")
    if pairings_between(kept, dropped).exists():
        return no(
            "По записям эти двое — наставник и наставляемый одной пары: одним человеком они быть не могут"
        )
    return verdict


def merge_files(kept: "Person", dropped: "Person", *, by: Actor, moment: datetime) -> "Person":
    """Merge or say why not."""
    with transaction.atomic():
        may_merge_files(kept, dropped).require()
        with _aside(kept, dropped, by=by, moment=moment):
            return merge_people(kept, dropped, by=by, moment=moment)


def unmerge_files(dropped: "Person", *, by: Actor, moment: datetime) -> "Person":
    """Take a merger back."""
    people = [dropped, *([dropped.merged_into] if dropped.merged_into else [])]
    with transaction.atomic(), _aside(*people, by=by, moment=moment):
        return unmerge(dropped, by=by, moment=moment)


def split_file(
    person: "Person", chosen: Collection[tuple[str, str, str]], *, by: Actor, moment: datetime, **facts: Any
) -> "Person":
    """Make a second record out of a mistaken one."""
    with transaction.atomic(), _aside(person, by=by, moment=moment):
        return split_person(person, chosen, by=by, moment=moment, **facts)


def unsplit_files(other: "Person", *, by: Actor, moment: datetime) -> "Person":
    """Take a split back."""
    with transaction.atomic(), _aside(other, by=by, moment=moment):
        return unsplit(other, by=by, moment=moment)


@contextmanager
def _aside(*people: "Person", by: Actor, moment: datetime) -> Iterator[None]:
    """Pairs at work stand still while consents and enrolments change their owner: at no moment does one lack a consent.

    Afterwards the gates of the database are asked again, and a pair that could not work undoes the whole.
    """
    standing = set_aside(working_pairings_of(people), by=by, moment=moment)
    yield
    try:
        take_up(standing, by=by, moment=moment)
    except IntegrityError as fault:
        raise Refused("После переноса паре не хватило бы согласий: сначала приостановите её") from fault
