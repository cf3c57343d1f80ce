"""Writes of programmes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError
from django.db.models import Max

from nastavnik.features.methodology.actions import freeze_edition
from nastavnik.features.methodology.models import Edition
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import own_organisation_id
from nastavnik.features.programmes.content import AMOUNTS, chain, suggestions
from nastavnik.features.programmes.enums import ProgrammeState
from nastavnik.features.programmes.models import ChainLink, Programme, ProgrammeDuty, ProgrammeTrack
from nastavnik.features.programmes.queries import pack_of, track_rows
from nastavnik.features.programmes.rules import may_change, may_turn
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.actions.writing import create_many
from nastavnik.kit.verdict import BadInput


@action("programmes.open")
def open_programme(
    *,
    title: str,
    pack_code: str,
    school_year: int,
    starts_on: date,
    ends_on: date,
    tracks: Mapping[str, int | None],
    aim: str = "",
    curator: Person | None = None,
    by: Actor,
    moment: datetime,
) -> Programme:
    """Open a programme of a school year; `tracks` maps codes of the pack to target numbers of pairs."""
    _require_dates(starts_on, ends_on)
    edition = freeze_edition(pack_code, by=by, moment=moment)
    row = Programme(
        organisation_id=own_organisation_id(),
        title=title,
        pack=pack_code,
        pack_version=edition.pack_version,
        edition=edition,
        edition_digest=edition.digest,
        school_year=school_year,
        starts_on=starts_on,
        ends_on=ends_on,
        aim=aim,
        curator=curator,
    )
    try:
        programme = create(row)
    except IntegrityError as fault:
        raise BadInput("Программа с таким названием на этот год уже есть", field="title") from fault
    choose_tracks(programme, tracks, by=by, moment=moment)
    return programme


@action("programmes.change")
def change_programme(
    programme: Programme, *, expected: int | None = None, by: Actor, moment: datetime, **fields: Any
) -> Programme:
    """Save a programme's facts."""
    may_change(programme).require()
    _require_dates(fields.get("starts_on", programme.starts_on), fields.get("ends_on", programme.ends_on))
    return change(programme, expected=expected, **fields)


@action("programmes.choose_tracks")
def choose_tracks(
    programme: Programme, tracks: Mapping[str, int | None], *, by: Actor, moment: datetime
) -> None:
    """Make the chosen tracks exactly these."""
    if not tracks:
        raise BadInput("Выберите хотя бы одну форму наставничества", field="tracks")
    known = {track.code for track in pack_of(programme).tracks}
    for code in tracks:
        if code not in known:
            raise BadInput(f"Формы «{code}» нет в методологии", field="tracks")
    standing = {row.track: row for row in track_rows(programme)}
    for code, row in standing.items():
        if code not in tracks:
            remove(row)
    for code, target in tracks.items():
        if code in standing:
            change(standing[code], target=target)
        else:
            create(
                ProgrammeTrack(
                    organisation_id=programme.organisation_id, programme=programme, track=code, target=target
                )
            )


@action("programmes.set_content")
def set_content(
    programme: Programme,
    *,
    expected: int | None,
    directions: Sequence[str],
    manners: Sequence[str],
    amounts: Mapping[str, Mapping[str, int | None]],
    duties: Mapping[str, Person | None],
    by: Actor,
    moment: datetime,
) -> Programme:
    """Save directions, manners, amounts by track and who carries which duty. Codes are of the programme's pack."""
    may_change(programme).require()
    pack = pack_of(programme)
    _require_known(directions, {one.code for one in pack.directions}, "directions")
    _require_known(manners, {one.code for one in pack.manners}, "manners")
    _require_known(duties, {one.code for one in pack.owners}, "duties")
    change(programme, expected=expected, directions=list(directions), manners=list(manners))
    for row in track_rows(programme):
        told: dict[str, Any] = {name: amounts.get(row.track, {}).get(name) for name in AMOUNTS}
        change(row, **told)
    _set_duties(programme, duties)
    return programme


def _require_known(codes: Iterable[str], known: Collection[str], field: str) -> None:
    for code in codes:
        if code not in known:
            raise BadInput(f"Кода «{code}» нет в методологии", field=field)


def _set_duties(programme: Programme, duties: Mapping[str, Person | None]) -> None:
    standing = {row.duty: row for row in ProgrammeDuty.objects.filter(programme=programme)}
    for duty, person in duties.items():
        row = standing.get(duty)
        if person is None:
            if row is not None:
                remove(row)
        elif row is None:
            create(
                ProgrammeDuty(
                    organisation_id=programme.organisation_id, programme=programme, duty=duty, person=person
                )
            )
        else:
            change(row, person=person)


@action("programmes.suggest_chain")
def suggest_chain(programme: Programme, *, by: Actor, moment: datetime) -> list[ChainLink]:
    """Add what the pack proposes for the chosen tracks; rows that stand already are not doubled."""
    may_change(programme).require()
    last = chain(programme).aggregate(last=Max("position"))["last"] or 0
    rows = [
        ChainLink(
            organisation_id=programme.organisation_id, programme=programme, position=last + place, track=one.track,
            problem=one.problem, activity=one.activity, result=one.result, indicator=one.indicator, origin=one.origin,
        )
        for place, one in enumerate(suggestions(programme), start=1)
    ]  # fmt: skip
    return create_many(rows)


@action("programmes.add_link")
def add_link(programme: Programme, *, by: Actor, moment: datetime, **words: str) -> ChainLink:
    """A row of one's own at the end of the chain."""
    may_change(programme).require()
    last = chain(programme).aggregate(last=Max("position"))["last"] or 0
    row = ChainLink(
        organisation_id=programme.organisation_id, programme=programme, position=last + 1, **words
    )
    return create(row)


@action("programmes.change_link")
def change_link(
    link: ChainLink, *, expected: int | None, by: Actor, moment: datetime, **words: str
) -> ChainLink:
    """Other words in a row of the chain."""
    may_change(link.programme).require()
    return change(link, expected=expected, **words)


@action("programmes.remove_link")
def remove_link(link: ChainLink, *, by: Actor, moment: datetime) -> None:
    """A row of the chain goes; one of the pack may be suggested again."""
    may_change(link.programme).require()
    remove(link)


@action("programmes.advance")
def advance(programme: Programme, stage: int, *, by: Actor, moment: datetime) -> Programme:
    """Set the current stage (1..7); going back is allowed and seen in the trail."""
    may_change(programme).require()
    if not 1 <= stage <= 7:
        raise BadInput("Этапов семь: выберите от 1 до 7", field="stage")
    return change(programme, stage=stage)


@action("programmes.take_edition")
def take_edition(
    programme: Programme, edition: Edition, *, expected: int | None = None, by: Actor, moment: datetime
) -> Programme:
    """From now on the programme lives by this edition of its methodology."""
    may_change(programme).require()
    if edition.pack != programme.pack:
        raise BadInput("Эта редакция относится к другой методике")
    return change(
        programme,
        expected=expected,
        edition=edition,
        edition_digest=edition.digest,
        pack_version=edition.pack_version,
    )


@action("programmes.start")
def start_programme(programme: Programme, *, by: Actor, moment: datetime) -> Programme:
    """The programme is under way."""
    may_turn(programme, ProgrammeState.RUNNING).require()
    return change(programme, state=ProgrammeState.RUNNING)


@action("programmes.finish")
def finish_programme(programme: Programme, *, by: Actor, moment: datetime) -> Programme:
    """The programme is over."""
    may_turn(programme, ProgrammeState.FINISHED).require()
    return change(programme, state=ProgrammeState.FINISHED, stage=7)


def _require_dates(starts_on: date, ends_on: date) -> None:
    if ends_on <= starts_on:
        raise BadInput("Программа не может закончиться раньше, чем началась", field="ends_on")
