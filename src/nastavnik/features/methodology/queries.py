"""Reads of layers and editions: what is in force for an organisation, and what a programme lives by.

The layers of the organisations above are read under sight of everything, and nothing else of theirs is: the
chain of parents and their rows of `Layer`. A stranger's layers are never reached.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django.db.models import QuerySet
from pydantic import ValidationError

from nastavnik.core.methodology.effective import FIXED, Effective, digest_of, effective, plain
from nastavnik.core.methodology.effective import Layer as Sheet
from nastavnik.core.methodology.faults import Fault, PackError
from nastavnik.core.methodology.layering import Layered, Way
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.methodology.models import Edition, Layer
from nastavnik.features.methodology.words import FEDERAL, KINDS
from nastavnik.features.organisations.methodology import pack, packs
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.tenancy.scope import current_scope, maintenance
from nastavnik.kit.verdict import NotFound

KEPT = 64


@dataclass(frozen=True)
class StandingLayer:
    """The layer of one organisation as it lies over the pack; two with equal content and name are one."""

    organisation_id: int
    name: str
    number: int
    digest: str
    made_at: datetime = field(compare=False)
    data: dict[str, Any] = field(compare=False, repr=False)

    @property
    def sheet(self) -> Sheet:
        """The layer for the rules of the core."""
        return Sheet(self.name, self.data)


@dataclass(frozen=True)
class Standing:
    """The methodology in force. `layers` are those that hold, in the order of `layered`'s origins from 1 on;

    `skipped` are those that no longer fit what lies under them, with the faults.
    """

    pack: Pack
    layered: Layered
    digest: str
    layers: tuple[StandingLayer, ...]
    skipped: tuple[tuple[StandingLayer, tuple[Fault, ...]], ...] = ()

    def source(self, way: Way) -> str:
        """Who the value at this way comes from."""
        number = self.layered.origin(way)
        return self.layers[number - 1].name if number else FEDERAL


def installed_codes() -> tuple[str, ...]:
    """Codes of the installed packs."""
    return packs().codes


def require_pack(code: str) -> str:
    """The code if such a pack is installed, or `NotFound`."""
    if code not in installed_codes():
        raise NotFound("Такой методики нет")
    return code


def own_layers(code: str) -> QuerySet[Layer]:
    """Every version of the scope's own layer, newest first."""
    return Layer.objects.filter(pack=code).select_related("author").order_by("-number")


def own_layer(code: str) -> Layer | None:
    """The version in force of the scope's own layer, if there is one."""
    found: Layer | None = own_layers(code).first()
    return found


def load_layer(public_id: str) -> Layer:
    """One version of the own layer, or `NotFound`."""
    found: Layer | None = Layer.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def editions(code: str) -> QuerySet[Edition]:
    """Editions frozen in the scope's organisation, newest first."""
    return Edition.objects.filter(pack=code).order_by("-made_at", "-pk")


def load_edition(public_id: str) -> Edition:
    """One edition, or `NotFound`."""
    found: Edition | None = Edition.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def layers_over(code: str, organisation_id: int, at: datetime | None = None) -> list[StandingLayer]:
    """Layers that lie over the pack for an organisation: the highest authority first, its own the last."""
    with maintenance():
        chain = _chain(organisation_id)
        rows = Layer.objects.filter(pack=code, organisation_id__in=[one.pk for one in chain])
        if at is not None:
            rows = rows.filter(made_at__lte=at)
        newest = dict(rows.order_by("number").values_list("organisation_id", "pk"))
        found = (
            {row.organisation_id: row for row in Layer.objects.filter(pk__in=newest.values())}
            if newest
            else {}
        )
    return [_standing(one, found[one.pk]) for one in chain if one.pk in found]


def _chain(organisation_id: int) -> list[Organisation]:
    """The organisation and those above it, the highest first."""
    row = Organisation.objects.select_related("parent__parent").get(pk=organisation_id)
    found = [row]
    while row.parent is not None and row.parent not in found:
        row = row.parent
        found.append(row)
    return found[::-1]


def _standing(organisation: Organisation, row: Layer) -> StandingLayer:
    name = f"{KINDS.get(organisation.kind, '')}: {organisation.short_name}"
    return StandingLayer(organisation.pk, name, row.number, row.digest, row.made_at, row.data)


def standing(code: str, organisation_id: int, at: datetime | None = None) -> Standing:
    """The methodology in force for an organisation, on a moment of the past if asked."""
    return _built(code, base_digest(code), tuple(layers_over(code, organisation_id, at)))


def standing_here(code: str) -> Standing:
    """The methodology in force for the scope's organisation."""
    return standing(code, here())


def standing_beneath(code: str) -> Standing:
    """The methodology on which the own layer lies: what is in force for the organisations above."""
    above = tuple(layer for layer in layers_over(code, here()) if layer.organisation_id != here())
    return _built(code, base_digest(code), above)


def pack_here(code: str) -> Pack:
    """The pack in force for the scope's organisation."""
    return standing_here(code).pack


def packs_here() -> tuple[Pack, ...]:
    """All packs as they are in force for the scope's organisation."""
    return tuple(pack_here(code) for code in installed_codes())


def here() -> int:
    """The id of the scope's only organisation."""
    (only,) = current_scope().organisations
    return only


@cache
def base_digest(code: str) -> str:
    """The digest of the installed pack without any layer."""
    return digest_of(plain(pack(code)))


@lru_cache(maxsize=KEPT)
def _built(code: str, base: str, layers: tuple[StandingLayer, ...]) -> Standing:
    made = under(code, ())
    holding: tuple[StandingLayer, ...] = ()
    skipped: list[tuple[StandingLayer, tuple[Fault, ...]]] = []
    for layer in layers:
        try:
            made = under(code, (*holding, layer))
            holding = (*holding, layer)
        except PackError as error:
            skipped.append((layer, error.faults))
    digest = digest_of(made.data) if holding else base
    _remember(digest, made.pack)
    return Standing(made.pack, made.layered, digest, holding, tuple(skipped))


def under(code: str, layers: Sequence[StandingLayer | Sheet]) -> Effective:
    """The installed pack under these layers; raises `PackError` when the last of them does not fit."""
    sheets = [layer.sheet if isinstance(layer, StandingLayer) else layer for layer in layers]
    return effective(Sheet(FEDERAL, plain(pack(code))), sheets, fixed=FIXED)


def edition_pack(digest: str, code: str) -> Pack:
    """The pack of an edition by its digest: kept in memory, validated once. `NotFound` when there is none."""
    if digest in _KNOWN:
        _KNOWN.move_to_end(digest)
        return _KNOWN[digest]
    if digest == base_digest(code):
        return _remember(digest, pack(code))
    row = Edition.objects.filter(digest=digest, pack=code).first()
    if row is None:
        raise NotFound("Редакции методики, по которой живёт программа, нет")
    return _remember(digest, _understood(row))


def _understood(row: Edition) -> Pack:
    """What is frozen may be older than the program: parts it does not know yet come from the installed pack."""
    try:
        return Pack.model_validate(row.data)
    except ValidationError:
        return Pack.model_validate(plain(pack(row.pack)) | row.data)


_KNOWN: "OrderedDict[str, Pack]" = OrderedDict()


def _remember(digest: str, made: Pack) -> Pack:
    _KNOWN[digest] = made
    while len(_KNOWN) > KEPT:
        _KNOWN.popitem(last=False)
    return made
