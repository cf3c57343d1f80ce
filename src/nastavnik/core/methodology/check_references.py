"""Every code that one entry of a pack uses to name another must exist."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nastavnik.core.methodology.schema.base import Entry
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.tracks import SideRule
from nastavnik.core.methodology.yaml_lines import Place


@dataclass(frozen=True)
class _Target:
    """What may be referred to: how it is called when it is missing, and the codes that exist."""

    said: str
    codes: frozenset[str]
    titles: Mapping[str, str] = field(default_factory=dict)


def bad_references(pack: Pack) -> Iterator[tuple[Place, str]]:
    """References that lead nowhere, each with its place."""
    targets = _targets(pack)
    for place, kind, code in all_references(pack):
        if code is not None and code not in targets[kind].codes:
            yield place, f"{targets[kind].said} «{code}»"


def named_references(pack: Pack) -> dict[Place, str]:
    """What stands behind each reference: its place and the title of the entry it names."""
    targets = _targets(pack)
    known = ((place, targets[kind].titles.get(code or "")) for place, kind, code in all_references(pack))
    return {place: title for place, title in known if title}


def _targets(pack: Pack) -> dict[str, _Target]:
    def target(said: str, entries: Iterable[Entry]) -> _Target:
        titles = {entry.code: entry.title for entry in entries}
        return _Target(said, frozenset(titles), titles)

    return {
        "stage": target("указан несуществующий этап", pack.stages),
        "section": target("указан несуществующий раздел", pack.roadmap.sections),
        "owner": target("указан неизвестный ответственный", pack.owners),
        "document": target("указан несуществующий документ", pack.documents),
        "blank": _Target(
            "указан бланк, которого нет ни у одного документа:",
            frozenset(blank for document in pack.documents for blank in document.blanks),
        ),
        "base": target("указана несуществующая база", pack.bases),
        "norm": target("указан несуществующий правовой акт", pack.norms),
        "kind": target("указан неизвестный вид участников", pack.person_kinds),
        "consent": target("указано несуществующее согласие", pack.consents),
        "criterion": target("указан несуществующий критерий отбора", pack.selection.criteria),
        "request": target("указан несуществующий запрос", pack.requests),
        "competence": target("указана несуществующая компетенция", pack.competences),
        "direction": target("указано несуществующее направление", pack.directions),
        "relation_role": target("указана несуществующая роль наставника", pack.relation_roles),
        "measure": target("указан несуществующий критерий подбора", pack.matching.criteria),
        "track": target("указана несуществующая форма", pack.tracks),
        "category": target("указана несуществующая категория", pack.categories),
    }


Reference = tuple[Place, str, str | None]


def all_references(pack: Pack) -> Iterator[Reference]:
    """Every reference of the pack: its place, the kind of entry it names, the code."""
    yield from _of_stages(pack)
    yield from _of_tracks(pack)
    yield from _of_people(pack)
    yield from _of_work(pack)
    yield from _of_conditions(pack)


def _many(place: Place, kind: str, codes: Iterable[str]) -> Iterator[Reference]:
    for n, code in enumerate(codes):
        yield (*place, n), kind, code


def _of_stages(pack: Pack) -> Iterator[Reference]:
    for n, stage in enumerate(pack.stages):
        yield from _many(("stages", n, "documents"), "document", stage.documents)
    for n, step in enumerate(pack.roadmap.steps):
        place: Place = ("roadmap", "steps", n)
        yield (*place, "stage"), "stage", step.stage
        yield (*place, "section"), "section", step.section
        yield (*place, "owner"), "owner", step.owner
        yield from _many((*place, "co_owners"), "owner", step.co_owners)
        yield (*place, "evidence", "document"), "document", step.evidence.document
    for n, document in enumerate(pack.documents):
        yield from _many(("documents", n, "stages"), "stage", document.stages)
        yield ("documents", n, "base"), "base", document.base
    for n, layout in enumerate(pack.roadmap.layouts):
        yield ("roadmap", "layouts", n, "blank"), "blank", layout.blank
    for n, norm in enumerate(pack.norms):
        yield ("norms", n, "replaced_by"), "norm", norm.replaced_by
        yield ("norms", n, "within"), "norm", norm.within


def _of_tracks(pack: Pack) -> Iterator[Reference]:
    for n, track in enumerate(pack.tracks):
        place: Place = ("tracks", n)
        yield from _of_side((*place, "mentor"), track.mentor)
        yield from _of_side((*place, "mentee"), track.mentee)
        yield from _many((*place, "directions"), "direction", track.directions)
        for code in track.scheme:
            yield (*place, "scheme", code), "stage", code
        for m, model in enumerate(track.role_models):
            yield from _many((*place, "role_models", m, "requests"), "request", model.requests)


def _of_side(place: Place, side: SideRule) -> Iterator[Reference]:
    yield (*place, "kind"), "kind", side.kind
    yield from _many((*place, "consents"), "consent", side.consents)
    yield from _many((*place, "criteria"), "criterion", side.criteria)
    yield from _many((*place, "categories"), "category", side.categories)


def _of_people(pack: Pack) -> Iterator[Reference]:
    for n, category in enumerate(pack.categories):
        yield from _many(("categories", n, "visible_to"), "owner", category.visible_to)
    for n, request in enumerate(pack.requests):
        yield ("requests", n, "direction"), "direction", request.direction
        yield from _many(("requests", n, "competences"), "competence", request.competences)
    for n, source in enumerate(pack.mentor_sources):
        yield ("mentor_sources", n, "kind"), "kind", source.kind
    for n, direction in enumerate(pack.directions):
        yield from _many(
            ("directions", n, "relation_roles"),
            "relation_role",
            direction.relation_roles,
        )
    for n, kind in enumerate(pack.mentee_kinds):
        yield from _many(("mentee_kinds", n, "relation_roles"), "relation_role", kind.relation_roles)
        yield from _many(("mentee_kinds", n, "categories"), "category", kind.categories)
    for n, reward in enumerate(pack.rewards):
        yield from _many(("rewards", n, "kinds"), "kind", reward.kinds)
    for n, reason in enumerate(pack.termination_reasons):
        yield from _many(("termination_reasons", n, "by"), "owner", reason.by)


def _of_work(pack: Pack) -> Iterator[Reference]:
    for n, module in enumerate(pack.training.modules):
        yield from _many(("training", "modules", n, "led_by"), "owner", module.led_by)
    for n, criterion in enumerate(pack.selection.criteria):
        yield from _many(("selection", "criteria", n, "kinds"), "kind", criterion.kinds)
    for n, consent in enumerate(pack.consents):
        yield ("consents", n, "document"), "document", consent.document
        yield from _many(("consents", n, "kinds"), "kind", consent.kinds)
    for n, row in enumerate(pack.matching.weights):
        yield ("matching", "weights", n, "track"), "track", row.track
        for code in row.weights:
            yield ("matching", "weights", n, "weights", code), "measure", code
    for n, obstacle in enumerate(pack.matching.obstacles):
        yield from _many(("matching", "obstacles", n, "except_tracks"), "track", obstacle.except_tracks)
    for n, competence in enumerate(pack.competences):
        yield ("competences", n, "broader"), "competence", competence.broader


def _of_conditions(pack: Pack) -> Iterator[Reference]:
    for n, block in enumerate(pack.conditions):
        for m, condition in enumerate(block.conditions):
            place: Place = ("conditions", n, "conditions", m)
            yield (*place, "stage"), "stage", condition.stage
            yield (*place, "proof", "document"), "document", condition.proof.document
            yield (*place, "proof", "owner"), "owner", condition.proof.owner
    for n, profile in enumerate(pack.organisation_profiles):
        yield from _many(("organisation_profiles", n, "ticked"), "track", profile.ticked)
        yield from _many(("organisation_profiles", n, "tracks"), "track", profile.tracks)
