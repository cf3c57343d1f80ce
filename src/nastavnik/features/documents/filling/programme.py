"""The programme itself, composed from its builder: aims, forms with amounts, chain, people in charge, roadmap."""

from typing import Any

from nastavnik.core.paperwork.contracts.programme import (
    ProgrammeDuty,
    ProgrammeLink,
    ProgrammeReview,
    ProgrammeSheet,
    ProgrammeTrack,
)
from nastavnik.core.paperwork.contracts.regulation import Adoption, RegulationStage
from nastavnik.core.russian.number_words import date_text
from nastavnik.features.documents.filling import heads
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Place
from nastavnik.features.documents.filling.regulation import minutes_of
from nastavnik.features.documents.filling.roadmap import plan_of
from nastavnik.features.documents.filling.settings import said
from nastavnik.features.documents.filling.voice import Voice
from nastavnik.features.documents.filling.wording import lower_first, until, upper_first
from nastavnik.features.programmes.content import amounts_of, chain, duties
from nastavnik.features.programmes.queries import track_rows

NO_TARGET = "по запросам"
NO_CHAIN = "Цепочка «проблема — показатель» ещё не составлена: раздел о ней в программу не войдёт"


def programme_sheet(facts: Facts, voice: Voice) -> ProgrammeSheet:
    """Everything the programme says."""
    chosen, pack, row = said(facts), facts.pack, facts.programme
    curator = row.curator
    lacking = "" if curator else voice.lack("куратор программы", Place.PROGRAMME, row.public_id)
    return ProgrammeSheet(
        school=heads.school(facts, voice),
        head=heads.approved_head(facts, voice),
        school_year=f"{row.school_year}/{row.school_year + 1}",
        name=row.title,
        period=f"с {date_text(row.starts_on)} по {date_text(row.ends_on)}",
        bases_ablt=heads.bases(chosen, voice),
        goal=lower_first(row.aim.strip() or pack.aims.goal),
        tasks=tuple(lower_first(one.title) for one in pack.aims.tasks),
        principles=tuple(lower_first(one.title) for one in pack.aims.principles),
        tracks=_tracks(facts, voice),
        directions=tuple(lower_first(one.title) for one in pack.directions if one.code in row.directions),
        manners=tuple(lower_first(one.title) for one in pack.manners if one.code in row.manners),
        links=_links(facts, voice),
        stages=tuple(RegulationStage(name=one.title, content=one.content) for one in pack.stages),
        duties=_duties(facts, voice),
        reviews=_reviews(facts),
        results=_results(facts),
        plan=plan_of(facts, voice, "stage", "owner"),
        adopted=_adopted(facts, chosen),
        curator_post=upper_first(voice.post(curator)) if curator else lacking,
        curator=curator.full_name.official if curator else lacking,
    )


def _tracks(facts: Facts, voice: Voice) -> tuple[ProgrammeTrack, ...]:
    rows = {row.track: row for row in track_rows(facts.programme)}
    found = []
    for track in facts.tracks:
        told = amounts_of(track, rows[track.code])
        found.append(
            ProgrammeTrack(
                name=track.title,
                purpose=track.purpose,
                role_models=tuple(one.title for one in track.role_models),
                target=str(rows[track.code].target or NO_TARGET),
                months=str(told.months),
                meetings=str(told.meetings_per_month),
                minutes=str(told.meeting_minutes),
                hours=str(told.hours),
                places=str(told.places),
            )
        )
    return tuple(found) or (_no_tracks(facts, voice),)


def _no_tracks(facts: Facts, voice: Voice) -> ProgrammeTrack:
    text = voice.lack("формы наставничества", Place.PROGRAMME, facts.programme.public_id)
    names = ("name", "purpose", "target", "months", "meetings", "minutes", "hours", "places")
    told: dict[str, Any] = dict.fromkeys(names, text)
    return ProgrammeTrack(**told)


def _links(facts: Facts, voice: Voice) -> tuple[ProgrammeLink, ...]:
    rows = list(chain(facts.programme))
    if not rows:
        voice.remarks.append(NO_CHAIN)
    return tuple(
        ProgrammeLink(problem=one.problem, activity=one.activity, result=one.result, indicator=one.indicator)
        for one in rows
    )


def _duties(facts: Facts, voice: Voice) -> tuple[ProgrammeDuty, ...]:
    """The curator first, then the others in the order of the methodology."""
    titles = {one.code: one.title for one in facts.pack.owners}
    order = list(titles)
    standing = sorted(
        duties(facts.programme), key=lambda row: order.index(row.duty) if row.duty in titles else 99
    )
    curator = facts.programme.curator
    people = [("куратор", curator)] if curator else []
    people += [(titles.get(row.duty, row.duty), row.person) for row in standing]
    if not people:
        text = voice.lack("ответственные за программу", Place.PROGRAMME, facts.programme.public_id)
        return (ProgrammeDuty(duty=text, name=text),)
    return tuple(
        ProgrammeDuty(duty=duty, name=person.full_name.full, post=lower_first(person.post))
        for duty, person in people
    )


def _reviews(facts: Facts) -> tuple[ProgrammeReview, ...]:
    year, last = facts.school_year, facts.programme.ends_on
    return tuple(
        ProgrammeReview(name=lower_first(one.title), term=until(min(year.month_end(one.months[1]), last)))
        for one in facts.pack.monitoring
    )


def _results(facts: Facts) -> tuple[str, ...]:
    """What the methodology expects, then what each chosen form adds; each once."""
    told = [one.title for one in facts.pack.aims.results]
    told += [one for track in facts.tracks for one in track.results]
    return tuple(dict.fromkeys(lower_first(one).rstrip(".") for one in told))


def _adopted(facts: Facts, chosen: dict[str, object]) -> tuple[Adoption, ...]:
    return tuple(
        minutes_of(upper_first(body), place, chosen)
        for place, body in enumerate(facts.kind.approvals, start=1)
    )
