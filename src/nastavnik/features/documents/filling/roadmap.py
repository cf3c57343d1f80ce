"""The roadmap of the programme in the layout of its blank."""

from nastavnik.core.methodology.schema.stages import Layout
from nastavnik.core.paperwork.contracts.roadmap import RoadmapSheet, SheetStage, SheetStep
from nastavnik.features.documents.filling import heads
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Place
from nastavnik.features.documents.filling.voice import Voice
from nastavnik.features.documents.filling.wording import upper_first
from nastavnik.features.roadmaps.printing import RoadmapRow, roadmap_groups

TERM = "срок"
"""How the heading of the periods begins in every layout."""
UNNAMED_GROUP = "Мероприятия"


def roadmap(facts: Facts, voice: Voice) -> RoadmapSheet:
    """Everything the roadmap prints."""
    curator = facts.programme.curator
    lacking = "" if curator else voice.lack("куратор программы", Place.PROGRAMME, facts.programme.public_id)
    year = facts.programme.school_year
    return RoadmapSheet(
        school=heads.school(facts, voice),
        head=heads.approved_head(facts, voice),
        school_year=f"{year}/{year + 1}",
        stages=_stages(facts, voice),
        curator_post=upper_first(voice.post(curator)) if curator else lacking,
        curator=curator.full_name.official if curator else lacking,
    )


def with_shared_terms(document: bytes) -> bytes:
    """A period that several rows share becomes one cell on paper."""
    from nastavnik.core.paperwork.merging import merge_down

    return merge_down(document, TERM)


def _stages(facts: Facts, voice: Voice) -> tuple[SheetStage, ...]:
    layout = layout_of(facts)
    owner = next((one.field for one in layout.columns if one.field in {"owner", "co_owners"}), "owner")
    return plan_of(facts, voice, layout.group_by, owner)


def plan_of(facts: Facts, voice: Voice, group_by: str, owner: str) -> tuple[SheetStage, ...]:
    """The roadmap under headings; without a single step, one row that says what is missing."""
    found = tuple(
        SheetStage(
            number=group.number,
            name=group.title or UNNAMED_GROUP,
            steps=tuple(_step(row, owner, voice) for row in group.rows),
        )
        for group in roadmap_groups(facts.programme, group_by)
    )
    return found or (_nothing(voice),)


def layout_of(facts: Facts) -> Layout:
    """The layout that is printed from this blank; the first one when none names it."""
    layouts = facts.pack.roadmap.layouts
    return next((one for one in layouts if one.blank == facts.document.blank), layouts[0])


def _step(row: RoadmapRow, owner: str, voice: Voice) -> SheetStep:
    return SheetStep(
        number=row.number,
        name=row.title,
        content=row.content or row.result or row.title,
        term=voice.need(row.period, f"срок: {row.title}", Place.ROADMAP) if row.span else "",
        responsible=voice.need(row.cell(owner), f"ответственный: {row.title}", Place.ROADMAP),
        document=row.document,
        result=row.result,
    )


def _nothing(voice: Voice) -> SheetStage:
    text = voice.lack("мероприятия дорожной карты", Place.ROADMAP)
    step = SheetStep(number="1", name=text, content=text, term=text, responsible=text)
    return SheetStage(number="1", name=text, steps=(step,))
