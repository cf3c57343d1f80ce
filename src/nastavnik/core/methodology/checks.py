"""What the schema alone cannot see: unique codes, references that resolve, numbers, months and sums.

Each check yields (place, clause): the place in the merged data, so that the loader can name the file and the line,
and a Russian clause that continues «у формы «…» …».
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from nastavnik.core.methodology.check_references import bad_references
from nastavnik.core.methodology.schema.base import Entry
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.spelling import spelling_key
from nastavnik.core.methodology.yaml_lines import Place

Complaint = tuple[Place, str]

STAGES = 7


def complaints(pack: Pack) -> Iterator[Complaint]:
    """All that is wrong with a pack whose shape is right."""
    for check in _CHECKS:
        yield from check(pack)


def _codes(pack: Pack) -> Iterator[Complaint]:
    for place, entries in _lists(pack):
        yield from _repeated(place, "code", (entry.code for entry in entries), "повторён код «{}»")
    models = [
        (("tracks", t, "role_models", m, "code"), model.code)
        for t, track in enumerate(pack.tracks)
        for m, model in enumerate(track.role_models)
    ]
    yield from _seen_twice(models, "повторён код «{}»")


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
)


def _stages(pack: Pack) -> Iterator[Complaint]:
    numbers = [stage.number for stage in pack.stages]
    yield from _repeated(("stages",), "number", numbers, "повторён номер этапа {}")
    for missing in sorted(set(range(1, STAGES + 1)) - set(numbers)):
        yield (
            ("stages",),
            f"=нет этапа № {missing}: этапы нумеруются от 1 до {STAGES} без пропусков",
        )
    used = {step.stage for step in pack.roadmap.steps}
    for n, stage in enumerate(pack.stages):
        if stage.code not in used:
            yield ("stages", n), "нет ни одного мероприятия в дорожной карте"


def _steps(pack: Pack) -> Iterator[Complaint]:
    steps = pack.roadmap.steps
    place: Place = ("roadmap", "steps")
    yield from _repeated(place, "number", (step.number for step in steps), "повторён номер {}")
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


def _columns(pack: Pack) -> Iterator[Complaint]:
    for b, base in enumerate(pack.bases):
        place: Place = ("bases", b, "columns")
        yield from _repeated(
            place,
            "field",
            (column.field for column in base.columns),
            "повторено поле «{}»",
        )
        for n, column in enumerate(base.columns):
            if column.number != n + 1:
                yield (
                    (*place, n, "number"),
                    f"номер {column.number}, а по порядку {n + 1}",
                )


def _weights(pack: Pack) -> Iterator[Complaint]:
    rows = pack.matching.weights
    if not any(row.track is None for row in rows):
        yield ("matching", "weights"), "нет общего набора весов (без формы)"
    yield from _repeated(
        ("matching", "weights"),
        "track",
        (row.track or "все формы" for row in rows),
        "повторён набор для «{}»",
    )
    for n, row in enumerate(rows):
        total = sum(row.weights.values())
        if total != 100:
            yield (
                ("matching", "weights", n, "weights"),
                f"сумма весов {total}, а должна быть 100",
            )


def _spellings(pack: Pack) -> Iterator[Complaint]:
    """One spelling must not mean two forms, nor one word two competences."""
    forms = [
        (("tracks", n, *where), key)
        for n, track in enumerate(pack.tracks)
        for where, key in _own(
            ("title", track.title), ("short_title", track.short_title), aliases=track.aliases
        )
    ]
    yield from _seen_twice(forms, "написание «{}» уже занято другой формой")
    tags = [
        (("competences", n, *where), key)
        for n, tag in enumerate(pack.competences)
        for where, key in _own(("title", tag.title), synonyms=tag.synonyms)
    ]
    yield from _seen_twice(tags, "слово «{}» уже занято другой компетенцией")


def _own(*single: tuple[str, str], **lists: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    """The spellings of one entry with their places, each spelling once."""
    spelt: dict[str, Place] = {}
    for field, text in single:
        spelt.setdefault(spelling_key(text), (field,))
    for field, texts in lists.items():
        for n, text in enumerate(texts):
            spelt.setdefault(spelling_key(text), (field, n))
    return ((place, key) for key, place in spelt.items())


def _amounts(pack: Pack) -> Iterator[Complaint]:
    training = pack.training
    if training.threshold_hours > training.hours:
        text = f"порог {training.threshold_hours} ч больше, чем часов во всех занятиях ({training.hours})"
        yield ("training", "threshold_hours"), text
    if "{номер}" not in pack.defaults.order_mask:
        yield (
            ("defaults", "order_mask"),
            "в образце номера приказа нет места для номера: {номер}",
        )
    for n, track in enumerate(pack.tracks):
        for side in ("mentor", "mentee"):
            rule = getattr(track, side)
            if rule.age_from is not None and rule.age_to is not None and rule.age_from > rule.age_to:
                yield (
                    ("tracks", n, side, "age_from"),
                    "наименьший возраст больше наибольшего",
                )
        if track.load.months_min > track.load.months_max:
            yield (
                ("tracks", n, "load", "months_min"),
                "наименьший срок больше наибольшего",
            )
    for n, meeting in enumerate(pack.meetings):
        if meeting.minutes > meeting.minutes_max:
            yield (
                ("meetings", n, "minutes"),
                "наименьшая длительность больше наибольшей",
            )


def _meetings(pack: Pack) -> Iterator[Complaint]:
    numbers = [meeting.number for meeting in pack.meetings]
    yield from _repeated(("meetings",), "number", numbers, "повторён номер {}")


def _signers(pack: Pack) -> Iterator[Complaint]:
    for n, consent in enumerate(pack.consents):
        place: Place = ("consents", n, "signed_by")
        ages = [rule.age_from for rule in consent.signed_by]
        yield from _repeated(place, "age_from", ages, "повторён возраст {}")


def _repeated(place: Place, key: str, values: Iterable[object], text: str) -> Iterator[Complaint]:
    yield from _seen_twice((((*place, n, key), value) for n, value in enumerate(values)), text)


def _seen_twice(values: Iterable[tuple[Place, object]], text: str) -> Iterator[Complaint]:
    seen: set[object] = set()
    for place, value in values:
        if value in seen:
            yield place, text.format(value)
        seen.add(value)


_CHECKS: tuple[Callable[[Pack], Iterable[Complaint]], ...] = (
    _codes,
    _stages,
    _steps,
    _columns,
    _weights,
    _spellings,
    _amounts,
    _meetings,
    _signers,
    bad_references,
)
