"""What the schema alone cannot see: unique codes, references that resolve, numbers, months and sums."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from nastavnik.core.methodology.check_amounts import bad_amounts
from nastavnik.core.methodology.check_quality import bad_quality
from nastavnik.core.methodology.check_references import bad_references
from nastavnik.core.methodology.complaints import Complaint, repeated, seen_twice
from nastavnik.core.methodology.schema.base import Entry
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.spelling import spelling_key
from nastavnik.core.methodology.yaml_lines import Place

STAGES = 7
SIDES = ("mentor", "mentee")


def complaints(pack: Pack) -> Iterator[Complaint]:
    """All that is wrong with a pack whose shape is right."""
    for check in _CHECKS:
        yield from check(pack)


def _codes(pack: Pack) -> Iterator[Complaint]:
    for place, entries in _lists(pack):
        yield from repeated(place, "code", (entry.code for entry in entries), "повторён код «{}»")
    models = [
        (("tracks", t, "role_models", m, "code"), model.code)
        for t, track in enumerate(pack.tracks)
        for m, model in enumerate(track.role_models)
    ]
    yield from seen_twice(models, "повторён код «{}»")
    for t, track in enumerate(pack.tracks):
        for side in SIDES:
            codes = (portrait.code for portrait in getattr(track, side).portraits)
            yield from repeated(("tracks", t, side, "portraits"), "code", codes, "повторён код «{}»")
    conditions = [
        (("conditions", b, "conditions", c, "code"), condition.code)
        for b, block in enumerate(pack.conditions)
        for c, condition in enumerate(block.conditions)
    ]
    yield from seen_twice(conditions, "повторён код «{}»")


def _lists(pack: Pack) -> Iterator[tuple[Place, Sequence[Entry]]]:
    for key in type(pack).model_fields:
        value = getattr(pack, key)
        if isinstance(value, tuple) and value and isinstance(value[0], Entry):
            yield (key,), value
    for part, name in _INNER_LISTS:
        yield (part, name), getattr(getattr(pack, part), name)


_INNER_LISTS = (
    ("aims", "tasks"),
    ("aims", "results"),
    ("aims", "principles"),
    ("roadmap", "sections"),
    ("roadmap", "layouts"),
    ("training", "modules"),
    ("selection", "criteria"),
    ("selection", "decisions"),
    ("matching", "criteria"),
    ("matching", "obstacles"),
    ("matching", "languages"),
    ("matching", "experiences"),
)


def _stages(pack: Pack) -> Iterator[Complaint]:
    numbers = [stage.number for stage in pack.stages]
    yield from repeated(("stages",), "number", numbers, "повторён номер этапа {}")
    for missing in sorted(set(range(1, STAGES + 1)) - set(numbers)):
        yield (
            ("stages",),
            f"=нет этапа № {missing}: этапы нумеруются от 1 до {STAGES} без пропусков",
        )
    used = {step.stage for step in pack.roadmap.steps}
    for n, stage in enumerate(pack.stages):
        if stage.code not in used:
            yield ("stages", n), "нет ни одного мероприятия в дорожной карте"


def _conditions(pack: Pack) -> Iterator[Complaint]:
    """A proof names what it looks for; what is ticked at first is offered at all."""
    for b, block in enumerate(pack.conditions):
        for c, condition in enumerate(block.conditions):
            place: Place = ("conditions", b, "conditions", c, "proof")
            if condition.proof.kind == "document" and condition.proof.document is None:
                yield place, "не назван документ, которым оно подтверждается"
            if condition.proof.kind == "owner" and condition.proof.owner is None:
                yield place, "не назван ответственный, которым оно подтверждается"
    for n, profile in enumerate(pack.organisation_profiles):
        for m, code in enumerate(profile.ticked):
            if code not in profile.tracks:
                yield ("organisation_profiles", n, "ticked", m), f"форма «{code}» отмечена, но не предложена"


def _steps(pack: Pack) -> Iterator[Complaint]:
    steps = pack.roadmap.steps
    place: Place = ("roadmap", "steps")
    yield from repeated(place, "number", (step.number for step in steps), "повторён номер {}")
    for n, step in enumerate(steps):
        first, last = (_since(pack.roadmap.first_month, month) for month in step.months)
        if first > last:
            yield (*place, n, "months"), "конец раньше начала"
        if step.evidence.kind == "document" and step.evidence.document is None:
            yield (
                (*place, n, "evidence"),
                "не назван документ, которым оно подтверждается",
            )


def _since(first: int, month: int) -> int:
    """Position of a month in a year that starts in month `first`."""
    return (month - first) % 12


def _spellings(pack: Pack) -> Iterator[Complaint]:
    """One spelling must not mean two forms, nor one word two competences."""
    forms = [
        (("tracks", n, *where), key)
        for n, track in enumerate(pack.tracks)
        for where, key in _own(
            ("title", track.title), ("short_title", track.short_title), aliases=track.aliases
        )
    ]
    yield from seen_twice(forms, "написание «{}» уже занято другой формой")
    tags = [
        (("competences", n, *where), key)
        for n, tag in enumerate(pack.competences)
        for where, key in _own(("title", tag.title), synonyms=tag.synonyms)
    ]
    yield from seen_twice(tags, "слово «{}» уже занято другой компетенцией")


def _own(*single: tuple[str, str], **lists: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    """The spellings of one entry with their places, each spelling once."""
    spelt: dict[str, Place] = {}
    for field, text in single:
        spelt.setdefault(spelling_key(text), (field,))
    for field, texts in lists.items():
        for n, text in enumerate(texts):
            spelt.setdefault(spelling_key(text), (field, n))
    return ((place, key) for key, place in spelt.items())


_CHECKS: tuple[Callable[[Pack], Iterable[Complaint]], ...] = (
    _codes,
    _stages,
    _steps,
    _conditions,
    _spellings,
    bad_amounts,
    bad_references,
    bad_quality,
)
