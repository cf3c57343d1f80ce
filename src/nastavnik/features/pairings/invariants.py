"""Laws of pairings, recounted from the rows."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Count, F, Q

from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.enums import OPEN_STATES
from nastavnik.features.pairings.models import PairingMember
from nastavnik.kit.health.invariants import invariant


@invariant("I2", "Занятые места наставников пересчитаны и не больше заявленных")
def capacity() -> Iterator[str]:
    open_members = PairingMember.objects.filter(until=None, pairing__state__in=OPEN_STATES)
    taken = dict(open_members.order_by().values_list("pairing__mentor").annotate(n=Count("pk")))
    mentors = Enrolment.objects.filter(Q(side=Side.MENTOR) | Q(used_places__gt=0)).order_by("pk")
    for pk, public_id, places, used in mentors.values_list("pk", "public_id", "places", "used_places"):
        counted = taken.get(pk, 0)
        if used != counted:
            yield f"наставник {public_id}: записано занятых мест {used}, на деле {counted}"
        if counted > places:
            yield f"наставник {public_id}: наставляемых {counted}, а мест {places}"


@invariant("I3", "У наставляемого не больше одной открытой пары в программе")
def one_pairing() -> Iterator[str]:
    members = PairingMember.objects.filter(until=None, pairing__state__in=OPEN_STATES)
    doubled = members.order_by().values("mentee__public_id").annotate(n=Count("pk")).filter(n__gt=1)
    yield from (f"наставляемый {row['mentee__public_id']}: открытых пар {row['n']}" for row in doubled)


@invariant("I3a", "Пара, её наставник и наставляемые — из одной программы")
def one_programme() -> Iterator[str]:
    strange = PairingMember.objects.exclude(
        mentee__programme=F("pairing__programme"), pairing__mentor__programme=F("pairing__programme")
    )
    for public_id in strange.values_list("pairing__public_id", flat=True)[:20]:
        yield f"пара {public_id}: наставник или наставляемый из другой программы"


@invariant("I4", "У работающих пар есть все согласия, а взрослые со стороны проверены", through_walls=True)
def gates_open() -> Iterator[str]:
    """As of the day on which the gates were found open; what time has closed since is the watch's."""
    with connection.cursor() as cursor:
        for view, lacks in (("gate_unsigned", "согласия"), ("gate_unscreened", "проверки взрослого")):
            cursor.execute(
                "SELECT DISTINCT p.public_id FROM pairings_pairing p "  # noqa: S608  names of our own views
                f"JOIN {view} v ON v.pairing_id = p.id ORDER BY p.public_id LIMIT 20"
            )
            yield from (f"пара {public_id}: работает без {lacks}" for (public_id,) in cursor.fetchall())
