"""Which rows of a base this person may see, and how they are listed."""

from django.http import HttpRequest

from nastavnik.features.accounts.enums import Role
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.queries import STANDING, enrolments, load_enrolment
from nastavnik.features.people.queries import entrusted_people, people
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.verdict import NotFound
from nastavnik.web.shell.tables import Column, Listing

ENTRUSTED = {Role.CLASS_TEACHER, Role.PSYCHOLOGIST}
COLUMNS = (
    Column("Участник", "name", ("person__sort_key",)),
    Column("Форма", "track", ("track",)),
    Column("В программе с", "since", ("entered_on",)),
    Column("Мест", numeric=True),
    Column("Состояние", "state", ("state",)),
)


def entrusted_only(request: HttpRequest) -> bool:
    """Whether this duty sees only those entrusted to it."""
    return request.principal.role in ENTRUSTED


def read_base(request: HttpRequest, programme, side: str, form) -> Listing:
    """One side of the programme, narrowed and ordered as asked."""
    rows = enrolments(programme, side, request.GET.get("q", ""))
    if entrusted_only(request):
        rows = rows.filter(person__in=entrusted_people(request.principal.actor.account))
    narrowed = form.cleaned_data if form.is_valid() else {}
    for name in ("state", "track"):
        if narrowed.get(name):
            rows = rows.filter(**{name: narrowed[name]})
    return Listing(request, rows, COLUMNS, sort="name")


def visible_enrolment(request: HttpRequest, public_id: str):
    """One enrolment if this duty may see it."""
    found = load_enrolment(public_id)
    if entrusted_only(request):
        entrusted = entrusted_people(request.principal.actor.account)
        if not entrusted.filter(pk=found.person_id).exists():
            raise NotFound
    return found


def candidates(request: HttpRequest, programme, side: str) -> list:
    """People who fit this side of any chosen track and are not in the base yet, by search, first hundred."""
    pack = pack_of(programme)
    kinds = set()
    for track in pack.tracks:
        kinds |= set(pack.person_kind(track.mentor_kind if side == Side.MENTOR else track.mentee_kind).people)
    rows = entrusted_people(request.principal.actor.account) if entrusted_only(request) else people()
    for word in request.GET.get("q", "").lower().replace("ё", "е").split():
        rows = rows.filter(name_key__contains=word) | rows.filter(school_class__code__istartswith=word)
    standing = enrolments(programme, side).filter(state__in=STANDING).values("person")
    return list(rows.filter(kind__in=kinds).exclude(pk__in=standing).order_by("sort_key", "pk")[:100])
