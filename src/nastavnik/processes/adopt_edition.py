"""A programme takes another edition of its methodology, if nothing people use would vanish with it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.core.calendars import shift_to_year
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.stages import Step as SampleStep
from nastavnik.features.documents.queries import documents
from nastavnik.features.enrolments.queries import enrolments, requests_of, tracks_in_use
from nastavnik.features.meetings.queries import meetings
from nastavnik.features.methodology.actions import freeze_edition
from nastavnik.features.methodology.queries import edition_pack
from nastavnik.features.pairings.queries import open_pairings
from nastavnik.features.programmes.actions import take_edition
from nastavnik.features.programmes.queries import pack_of, track_rows
from nastavnik.features.roadmaps.actions import add_step
from nastavnik.features.roadmaps.queries import steps
from nastavnik.features.roadmaps.rules import year_of
from nastavnik.features.trainings.queries import trainings
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import Refused

if TYPE_CHECKING:
    from nastavnik.features.methodology.models import Edition
    from nastavnik.features.programmes.models import Programme


def what_would_vanish(programme: "Programme", new: Pack) -> list[str]:
    """Why the programme cannot live by `new`: what it uses and `new` does not have, one sentence for each."""
    old = pack_of(programme)
    said: list[str] = []
    for words, codes, known, titles in _uses(programme, old, new):
        gone = sorted(set(codes) - set(known) - {""})
        said.extend(words.format(titles.get(code, code)) for code in gone)
    return said


def _uses(
    programme: "Programme", old: Pack, new: Pack
) -> Iterable[tuple[str, Iterable[str], Iterable[str], dict[str, str]]]:
    tracks = {track.code: track.title for track in old.tracks}
    models = {model.code: model.title for track in old.tracks for model in track.role_models}
    pairs = open_pairings(programme).order_by()
    taken = tracks_in_use(programme) | set(pairs.values_list("track", flat=True))
    known = [track.code for track in new.tracks]
    chosen = set(track_rows(programme).values_list("track", flat=True))
    yield "В форме «{}» есть участники: сначала завершите их участие", taken, known, tracks
    yield "Форма «{}» выбрана в программе: сначала снимите её", chosen - taken, known, tracks
    yield (
        "По ролевой модели «{}» работают пары: сначала завершите их",
        pairs.values_list("role_model", flat=True),
        [model.code for track in new.tracks for model in track.role_models],
        models,
    )
    yield (
        "Встречи вида «{}» уже есть в журнале",
        meetings(programme).order_by().values_list("kind", flat=True),
        [kind.code for kind in new.meetings],
        {kind.code: kind.title for kind in old.meetings},
    )
    yield (
        "Занятие «{}» уже назначено",
        trainings(programme).order_by().values_list("module", flat=True),
        [module.code for module in new.training.modules],
        {module.code: module.title for module in old.training.modules},
    )
    yield from _papers(programme, old, new)


def _papers(
    programme: "Programme", old: Pack, new: Pack
) -> Iterable[tuple[str, Iterable[str], Iterable[str], dict[str, str]]]:
    yield (
        "Документ «{}» уже готовится или выпущен",
        documents(programme).order_by().values_list("blank", flat=True),
        [blank for document in new.documents for blank in document.blanks],
        {blank: document.title for document in old.documents for blank in document.blanks},
    )
    proved = steps(programme).filter(evidence_kind="document").order_by()
    yield (
        "Документом «{}» подтверждаются мероприятия дорожной карты",
        proved.values_list("evidence_code", flat=True),
        [document.code for document in new.documents],
        {document.code: document.title for document in old.documents},
    )
    asked = requests_of(enrolments(programme)).values()
    yield (
        "С запросом «{}» пришли наставляемые",
        [request.problem for request in asked],
        [request.code for request in new.requests],
        {request.code: request.title for request in old.requests},
    )


def adopt_edition(
    programme: "Programme", edition: "Edition", *, expected: int | None = None, by: Actor, moment: datetime
) -> "Programme":
    """Take a kept edition, also a former one: that is the way back."""
    reasons = what_would_vanish(programme, edition_pack(edition.digest, edition.pack))
    if reasons:
        raise Refused("Эту редакцию взять нельзя. " + ". ".join(reasons) + ".")
    return take_edition(programme, edition, expected=expected, by=by, moment=moment)


def adopt_standing(
    programme: "Programme", digest: str, *, expected: int | None = None, by: Actor, moment: datetime
) -> "Programme":
    """Freeze the methodology in force and take it; `digest` is that of what the person read."""
    with transaction.atomic():
        edition = freeze_edition(programme.pack, by=by, moment=moment)
        if edition.digest != digest:
            raise Refused(
                "Методика изменилась, пока вы читали: откройте страницу заново и посмотрите отличия"
            )
        return adopt_edition(programme, edition, expected=expected, by=by, moment=moment)


def missing_steps(programme: "Programme") -> list[SampleStep]:
    """Steps of the programme's methodology that its roadmap was never given."""
    origins = set(steps(programme).order_by().values_list("origin", flat=True))
    if not origins:
        return []
    return [step for step in pack_of(programme).roadmap.steps if str(step.number) not in origins]


def add_missing_steps(programme: "Programme", numbers: Iterable[str], *, by: Actor, moment: datetime) -> int:
    """Add the chosen ones of them to the roadmap, with the dates of its year."""
    pack, wanted = pack_of(programme), set(numbers)
    chosen = [step for step in missing_steps(programme) if str(step.number) in wanted]
    with transaction.atomic():
        for sample in chosen:
            period = shift_to_year(sample, year_of(programme), pack.roadmap.first_month)
            add_step(
                programme, stage=pack.stage(sample.stage).number, title=sample.title, period=period.verbatim,
                starts_on=period.start, ends_on=period.end, origin=str(sample.number), content=sample.content,
                section=sample.section or "", owner_text=pack.owner(sample.owner).title,
                co_owners=", ".join(pack.owner(code).title for code in sample.co_owners),
                document_kind=sample.document, result=sample.result, evidence_kind=sample.evidence.kind,
                evidence_code=sample.evidence.document or "", by=by, moment=moment,
            )  # fmt: skip
    return len(chosen)
