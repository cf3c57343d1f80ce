"""Writes of layers and editions. Both are append-only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from nastavnik.core.methodology.differences import Difference, differences
from nastavnik.core.methodology.effective import Effective, Where, digest_of, plain
from nastavnik.core.methodology.effective import Layer as Sheet
from nastavnik.core.methodology.faults import PackError, sentences
from nastavnik.features.methodology.models import Edition, Layer
from nastavnik.features.methodology.queries import (
    StandingLayer,
    editions,
    here,
    layers_over,
    own_layer,
    require_pack,
    standing_here,
    under,
)
from nastavnik.features.methodology.rules import may_keep
from nastavnik.kit.actions import Actor, action, create
from nastavnik.kit.verdict import BadInput, Conflict

STALE = "Пока вы правили, методику вашей организации изменил другой человек: откройте страницу заново"
MOST_TOLD = 40
_WHOLE = {"added": ("есть", "нет"), "hidden": ("нет", "есть"), "renamed": ("—", "—"), "changed": ("—", "—")}


@action("methodology.change_layer")
def change_layer(
    pack_code: str,
    data: Mapping[str, Any],
    *,
    expected: int,
    note: str = "",
    where: Where | None = None,
    by: Actor,
    moment: datetime,
) -> Layer:
    """Put a new version of the own layer in force; `expected` is the number of the version seen (0: none).

    The methodology under the new layer must be whole: otherwise `BadInput` says what is wrong and where (in
    which line, when `where` tells it of a file).
    """
    require_pack(pack_code)
    may_keep(data).require()
    standing = own_layer(pack_code)
    number = standing.number if standing else 0
    if number != expected:
        raise _conflict(pack_code, data, number)
    digest = digest_of(data)
    if standing is not None and standing.digest == digest:
        return standing
    _sound(pack_code, data, where)
    row = Layer(
        organisation_id=here(), pack=pack_code, number=number + 1, data=dict(data), digest=digest, note=note[:300],
        made_at=moment, author_id=by.account,
    )  # fmt: skip
    try:
        with transaction.atomic():
            return create(row)
    except IntegrityError as fault:
        raise _conflict(pack_code, data, number + 1) from fault


def _conflict(code: str, data: Mapping[str, Any], number: int) -> Conflict:
    """What would differ, mine beside what is saved. Pages count from one (nothing kept yet is version 1)."""
    saved = standing_here(code)
    try:
        mine = _sound(code, data, None).pack
    except BadInput:
        return Conflict(STALE, [], number + 1)
    found = differences(saved.pack, mine, plain(saved.pack), plain(mine))
    told = [
        (_place(one), one.after or _WHOLE[one.kind][0], one.before or _WHOLE[one.kind][1]) for one in found
    ]
    return Conflict(STALE, told[:MOST_TOLD], number + 1)


def _place(one: Difference) -> str:
    return ": ".join(text for text in (one.part, one.entry, one.field) if text)


def _sound(code: str, data: Mapping[str, Any], where: Where | None) -> Effective:
    above = [layer for layer in layers_over(code, here()) if layer.organisation_id != here()]
    holding: list[StandingLayer | Sheet] = []
    for layer in above:
        try:
            under(code, [*holding, layer])
            holding.append(layer)
        except PackError:
            continue  # a layer above that does not fit is left aside for everybody beneath
    try:
        return under(code, [*holding, Sheet("", dict(data), where)])
    except PackError as error:
        raise BadInput(sentences(error, lines=where is not None)) from error


@action("methodology.freeze_edition")
def freeze_edition(pack_code: str, *, by: Actor, moment: datetime) -> Edition:
    """The methodology in force now as an edition; the same one is kept once."""
    now = standing_here(require_pack(pack_code))
    kept: Edition | None = editions(pack_code).filter(digest=now.digest).first()
    if kept is not None:
        return kept
    layers = [{"name": layer.name, "number": layer.number} for layer in now.layers]
    return create(
        Edition(
            organisation_id=here(), pack=pack_code, pack_version=now.pack.version, digest=now.digest,
            data=now.layered.data, layers=layers, made_at=moment,
        )
    )  # fmt: skip
