"""Numbers of a pack: orders, sums, limits, and what the Labour Code makes obligatory."""

import re
from collections.abc import Iterator

from nastavnik.core.methodology.complaints import Complaint, repeated
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import CONSENT_PLACES
from nastavnik.core.methodology.yaml_lines import Place


def bad_amounts(pack: Pack) -> Iterator[Complaint]:
    """Numbers that contradict each other."""
    for check in (_columns, _weights, _training, _tracks, _labour, _meetings, _consent_texts, _signers):
        yield from check(pack)


def _columns(pack: Pack) -> Iterator[Complaint]:
    for b, base in enumerate(pack.bases):
        place: Place = ("bases", b, "columns")
        yield from repeated(
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
    yield from repeated(
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


def _training(pack: Pack) -> Iterator[Complaint]:
    training = pack.training
    if training.threshold_hours > training.hours:
        text = f"порог {training.threshold_hours} ч больше, чем часов во всех занятиях ({training.hours})"
        yield ("training", "threshold_hours"), text
    if "{номер}" not in pack.defaults.order_mask:
        yield ("defaults", "order_mask"), "в образце номера приказа нет места для номера: {номер}"


def _tracks(pack: Pack) -> Iterator[Complaint]:
    for n, track in enumerate(pack.tracks):
        for side, rule in (("mentor", track.mentor), ("mentee", track.mentee)):
            if rule.age_from is not None and rule.age_to is not None and rule.age_from > rule.age_to:
                yield ("tracks", n, side, "age_from"), "наименьший возраст больше наибольшего"
        if track.load.months_min > track.load.months_max:
            yield ("tracks", n, "load", "months_min"), "наименьший срок больше наибольшего"


def _labour(pack: Pack) -> Iterator[Complaint]:
    """Where the Labour Code asks for the worker's consent, the form must ask for it too."""
    for n, track in enumerate(pack.tracks):
        owed = (consent for consent in pack.consents if consent.code in track.mentor.consents)
        if track.labour_law and not any(consent.labour_law for consent in owed):
            yield ("tracks", n, "mentor", "consents"), "нет письменного согласия работника (статья 351.8)"


def _meetings(pack: Pack) -> Iterator[Complaint]:
    numbers = [meeting.number for meeting in pack.meetings]
    yield from repeated(("meetings",), "number", numbers, "повторён номер {}")
    for n, meeting in enumerate(pack.meetings):
        if meeting.minutes > meeting.minutes_max:
            yield ("meetings", n, "minutes"), "наименьшая длительность больше наибольшей"


def _consent_texts(pack: Pack) -> Iterator[Complaint]:
    """Places of a text are those that a sheet can fill in; what is answered apart is for publication only."""
    for n, consent in enumerate(pack.consents):
        for line, text in enumerate(consent.text):
            for name in re.findall(r"{([^{}]*)}", text):
                if name not in CONSENT_PLACES:
                    yield ("consents", n, "text", line), f"в тексте согласия нет места «{name}»"
        if consent.answered and consent.gates != "publication":
            yield ("consents", n, "answered"), "отдельно решают только о публикации"


def _signers(pack: Pack) -> Iterator[Complaint]:
    for n, consent in enumerate(pack.consents):
        place: Place = ("consents", n, "signed_by")
        ages = [rule.age_from for rule in consent.signed_by]
        yield from repeated(place, "age_from", ages, "повторён возраст {}")
