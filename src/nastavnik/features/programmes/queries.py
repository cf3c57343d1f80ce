"""Reads of programmes."""

from django.db.models import QuerySet

from nastavnik.core.methodology.differences import differences
from nastavnik.core.methodology.effective import plain
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.tracks import Track
from nastavnik.features.methodology.queries import Standing, edition_pack, standing
from nastavnik.features.programmes.enums import ProgrammeState
from nastavnik.features.programmes.models import Programme, ProgrammeTrack
from nastavnik.kit.verdict import NotFound


def programmes() -> QuerySet[Programme]:
    """Programmes of the scope, newest first."""
    return Programme.objects.select_related("curator")


def load_programme(public_id: str) -> Programme:
    """One programme, or `NotFound`."""
    found: Programme | None = programmes().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def current_programme(chosen: str = "") -> Programme | None:
    """The programme chosen in the session if it exists, otherwise the running, otherwise the newest one."""
    rows = list(programmes())
    rank = {ProgrammeState.RUNNING: 0, ProgrammeState.DRAFT: 1, ProgrammeState.FINISHED: 2}
    ordered = sorted(rows, key=lambda p: (p.public_id != chosen, rank[p.state], -p.school_year))  # type: ignore[index]
    return ordered[0] if ordered else None


def running_programmes() -> list[Programme]:
    """Programmes at work, of both contours."""
    return [row for row in programmes() if row.state == ProgrammeState.RUNNING]


def pack_of(programme: Programme) -> Pack:
    """The methodology this programme lives by."""
    if programme.edition_digest:
        return edition_pack(programme.edition_digest, programme.pack)
    return standing(programme.pack, programme.organisation_id).pack


def newer_edition(programme: Programme) -> Standing | None:
    """The methodology in force when it differs from the edition the programme took; None when it does not."""
    if not programme.edition_digest or programme.state == ProgrammeState.FINISHED:
        return None
    now = standing(programme.pack, programme.organisation_id)
    if now.digest == programme.edition_digest:
        return None
    old = pack_of(programme)
    return now if differences(old, now.pack, plain(old), now.layered.data) else None


def chosen_tracks(programme: Programme) -> list[Track]:
    """Tracks of the programme in the order of the pack."""
    codes = set(ProgrammeTrack.objects.filter(programme=programme).values_list("track", flat=True))
    return [track for track in pack_of(programme).tracks if track.code in codes]


def track_rows(programme: Programme) -> QuerySet[ProgrammeTrack]:
    """Chosen tracks with their targets."""
    return ProgrammeTrack.objects.filter(programme=programme)
