"""Two files of one person become one, with their part in programmes; refused where the two stand in each other's way."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.enrolments.queries import standing_together
from nastavnik.features.pairings.queries import pairings_between
from nastavnik.features.people.actions import merge_people
from nastavnik.features.people.rules import may_merge
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import Verdict, no
from nastavnik.processes.close_gates import between_papers

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
        with between_papers((kept, dropped), why=MERGED, by=by, moment=moment):
            return merge_people(kept, dropped, by=by, moment=moment)
