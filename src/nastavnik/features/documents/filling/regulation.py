"""The school's regulation on mentoring: forms, stages and measures come from the methodology."""

from collections.abc import Mapping
from typing import Any

from nastavnik.core.methodology.schema.tracks import Track
from nastavnik.core.paperwork.contracts.regulation import (
    Adoption,
    Regulation,
    RegulationStage,
    RegulationTrack,
)
from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.number_words import date_text, number_in_words
from nastavnik.core.russian.phrases import inflect_phrase
from nastavnik.core.russian.plurals import plural
from nastavnik.features.documents.filling import heads
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Place
from nastavnik.features.documents.filling.settings import date_of, said
from nastavnik.features.documents.filling.voice import Voice
from nastavnik.features.documents.filling.wording import lower_first, upper_first

OFFICIAL_KINDS = ("local_act", "order", "record", "report")
WEEK = 7


def regulation(facts: Facts, voice: Voice) -> Regulation:
    """Everything the regulation says."""
    chosen, pack = said(facts), facts.pack
    amounts = pack.defaults
    return Regulation(
        school=heads.school(facts, voice),
        head=heads.approved_head(facts, voice),
        bases_ablt=heads.bases(chosen, voice),
        tracks=tuple(_track(one) for one in facts.tracks) or (_no_tracks(facts, voice),),
        stages=tuple(
            RegulationStage(name=lower_first(one.title), content=one.content) for one in pack.stages
        ),
        mentee_categories_gent=_categories(facts),
        mentor_sources_gent=_sources(facts),
        youngest_age=f"{amounts.pupils_age_from}\u00a0{plural(amounts.pupils_age_from, 'года', 'лет', 'лет')}",
        group_limit=people_in_words(amounts.group_size_max),
        meeting_rule=how_often(amounts.meeting_every_days),
        longest_term=f"не более {months_in_words(amounts.pairing_months_max)}",
        evaluation_parts=tuple(one.title for one in pack.monitoring),
        documents=tuple(lower_first(one.title) for one in pack.documents if one.kind in OFFICIAL_KINDS),
        rewards=tuple(one.title for one in pack.rewards),
        adopted=_adopted(facts, chosen, voice),
        opinions=_opinions(facts, chosen),
        site=str(chosen["site"]),
    )


def _track(track: Track) -> RegulationTrack:
    return RegulationTrack(
        name=track.title, purpose=track.purpose, role_models=tuple(one.title for one in track.role_models)
    )


def _no_tracks(facts: Facts, voice: Voice) -> RegulationTrack:
    text = voice.lack("формы наставничества", Place.PROGRAMME, facts.programme.public_id)
    return RegulationTrack(name=text, purpose=text)


def _categories(facts: Facts) -> tuple[str, ...]:
    """Categories of the contours in which the school works; sensitive ones are never printed."""
    contours = {track.contour for track in facts.tracks} or {facts.pack.contour}
    return tuple(
        one.genitive for one in facts.pack.categories if one.contour in contours and not one.sensitive
    )


def _sources(facts: Facts) -> tuple[str, ...]:
    """Sources that give mentors to the chosen forms; all of them when none fits."""
    kinds = {track.mentor_kind for track in facts.tracks}
    fitting = tuple(one.genitive for one in facts.pack.mentor_sources if one.kind in kinds)
    return fitting or tuple(one.genitive for one in facts.pack.mentor_sources)


def _adopted(facts: Facts, chosen: Mapping[str, Any], voice: Voice) -> tuple[Adoption, ...]:
    if not facts.kind.approvals:
        return (Adoption(body=voice.lack("кем принято положение", Place.SETTINGS)),)
    return (minutes_of(upper_first(facts.kind.approvals[0]), 1, chosen),)


def _opinions(facts: Facts, chosen: Mapping[str, Any]) -> tuple[Adoption, ...]:
    bodies = list(enumerate(facts.kind.approvals, start=1))[1:]
    return tuple(minutes_of(upper_first(inflect_phrase(body, Case.GENT)), n, chosen) for n, body in bodies)


def minutes_of(body: str, place: int, chosen: Mapping[str, Any]) -> Adoption:
    """A body with the date and the number of its minutes as decided; empty ones leave lines to write on."""
    day = date_of(chosen[f"minutes_date_{place}"])
    number = str(chosen[f"minutes_number_{place}"])
    return Adoption(body=body, date=date_text(day) if day else "", number=number)


def people_in_words(count: int) -> str:
    """«пяти человек» after «не более»."""
    return f"{number_in_words(count, Case.GENT)} {plural(count, 'человека', 'человек', 'человек')}"


def months_in_words(count: int) -> str:
    """«двенадцати месяцев» after «не более»."""
    return f"{number_in_words(count, Case.GENT)} {plural(count, 'месяца', 'месяцев', 'месяцев')}"


def how_often(days: int) -> str:
    """«не реже одного раза в две недели»."""
    if days % WEEK:
        return f"не реже одного раза в {days}\u00a0{plural(days, 'день', 'дня', 'дней')}"
    weeks = days // WEEK
    if weeks == 1:
        return "не реже одного раза в неделю"
    words = number_in_words(weeks, Case.ACCS, "f")
    return f"не реже одного раза в {words} {plural(weeks, 'неделю', 'недели', 'недель')}"
