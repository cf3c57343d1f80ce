"""What a programme consists of besides its facts: amounts of its tracks, the chain of reasons, who answers for what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.people import MenteeKind, RelationRole, RequestKind
from nastavnik.core.methodology.schema.tracks import Track
from nastavnik.features.programmes.models import ChainLink, Programme, ProgrammeDuty, ProgrammeTrack
from nastavnik.features.programmes.queries import chosen_tracks, pack_of, track_rows
from nastavnik.kit.verdict import NotFound

AMOUNTS = ("months", "meetings_per_month", "meeting_minutes", "hours", "places")


@dataclass(frozen=True, slots=True)
class Amounts:
    """The parameters of one track: as the programme says, else as is customary in the pack."""

    months: int
    meetings_per_month: int
    meeting_minutes: int
    hours: int
    places: int


def customary(track: Track) -> Amounts:
    """The amounts of the pack; a pairing lasts as long as it may."""
    load = track.load
    return Amounts(load.months_max, load.meetings_per_month, load.meeting_minutes, load.hours, load.places)


def amounts(programme: Programme) -> dict[str, Amounts]:
    """Amounts of each chosen track by its code, in the order of the pack."""
    rows = {row.track: row for row in track_rows(programme)}
    return {t.code: amounts_of(t, rows[t.code]) for t in pack_of(programme).tracks if t.code in rows}


def amounts_of(track: Track, row: ProgrammeTrack) -> Amounts:
    """The amounts of one track already loaded."""
    usual = customary(track)
    told = {name: getattr(row, name) for name in AMOUNTS}
    return Amounts(**{name: getattr(usual, name) if told[name] is None else told[name] for name in AMOUNTS})


@dataclass(frozen=True, slots=True)
class Relation:
    """What the mentor is to one kind of mentees: the parts to choose from."""

    kind: MenteeKind
    roles: tuple[RelationRole, ...]


def relations(pack: Pack, track: Track) -> list[Relation]:
    """The kinds of mentees the form is meant for, each with what the mentor may be to them."""
    titles = {role.code: role for role in pack.relation_roles}
    meant = set(track.mentee.categories)
    return [
        Relation(kind, tuple(titles[code] for code in kind.relation_roles))
        for kind in pack.mentee_kinds
        if meant & set(kind.categories)
    ]


def mentor_parts(pack: Pack, track: Track) -> list[RelationRole]:
    """Everything a mentor of the form may be to a mentee, in the order of the methodology."""
    told = {role.code for code in track.mentee.categories for role in pack.relation_roles_of(code)}
    return [role for role in pack.relation_roles if role.code in told]


def chain(programme: Programme) -> QuerySet[ChainLink]:
    """The rows «проблема → мероприятие → результат → показатель» in order."""
    return ChainLink.objects.filter(programme=programme)


def load_link(public_id: str) -> ChainLink:
    """One row of the chain with its programme, or `NotFound`."""
    found: ChainLink | None = (
        ChainLink.objects.select_related("programme").filter(public_id=public_id).first()
    )
    if found is None:
        raise NotFound
    return found


def duties(programme: Programme) -> QuerySet[ProgrammeDuty]:
    """Who carries which duty."""
    return ProgrammeDuty.objects.filter(programme=programme).select_related("person")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A row the pack proposes: the request of a role model, what the mentor does, what comes out, how it is seen."""

    track: str
    origin: str
    problem: str
    activity: str
    result: str
    indicator: str


def suggestions(programme: Programme) -> list[Suggested]:
    """Rows of the pack for the chosen tracks that the programme does not have yet."""
    taken = set(chain(programme).values_list("origin", flat=True))
    pack, tracks = pack_of(programme), chosen_tracks(programme)
    return [one for one in suggested(pack, tracks) if one.origin not in taken]


def suggested(pack: Pack, tracks: Sequence[Track]) -> Iterator[Suggested]:
    """One row per role model that answers a request."""
    for track in tracks:
        for model in track.role_models:
            request = _request(pack, model.requests)
            if request is None:
                continue
            result = model.result or track.purpose
            indicator = request.indicator or (track.results[0] if track.results else "")
            origin = f"{track.code}.{model.code}"
            yield Suggested(track.code, origin, request.title, model.mentor_does, result, indicator)


def _request(pack: Pack, codes: Sequence[str]) -> RequestKind | None:
    for code in codes:
        try:
            return pack.request(code)
        except UnknownCode:
            continue
    return None
