"""Reads of the register: federal acts of the methodology, then those of the authorities above, then own ones.

Rows of the organisations above are read under sight of everything and nothing else of theirs is: the chain of
parents and their rows of `Norm`. A stranger's acts are never reached.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.norms.acts import LEVELS, Act, Register, act_of
from nastavnik.core.norms.judging import Finding, faults
from nastavnik.core.norms.references import find_references
from nastavnik.core.norms.vocabulary import kind_name
from nastavnik.core.russian.keys import search_key
from nastavnik.features.methodology.queries import installed_codes, standing
from nastavnik.features.norms.models import Norm
from nastavnik.features.norms.rules import level_of
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.tenancy.scope import current_scope, maintenance, scope_or_none
from nastavnik.kit.verdict import NotFound


def norms_for(
    organisation: Organisation, day: date, contour: str | None = None, code: str | None = None
) -> tuple[Act, ...]:
    """Acts in force on the day for an organisation, federal first, its own last; `contour` None asks for both.

    `code` names the methodology of a programme, as it stands today: acts are judged by the day and never frozen.
    """
    return tuple(act for act in acts_of(organisation, contour, code) if act.holds_on(day))


def register_of(organisation: Organisation, code: str | None = None) -> Register:
    """Every act known to an organisation, repealed ones included."""
    return Register.of(acts_of(organisation, None, code))


def acts_of(organisation: Organisation, contour: str | None = None, code: str | None = None) -> list[Act]:
    """Acts of every day, by level; within a level in the order of the methodology or by date."""
    found: dict[str, Act] = {}
    for act in [*_of_packs(organisation, contour, code), *_of_organisations(organisation)]:
        if act.concerns(contour):
            found.setdefault(act.key, act)
    return sorted(found.values(), key=lambda act: LEVELS.index(act.level))


def _of_packs(organisation: Organisation, contour: str | None, code: str | None) -> Iterable[Act]:
    """The pack of the programme or of the contour first: its order is that of preambles, its own copy of an act wins."""
    packs = [standing(one, organisation.pk).pack for one in installed_codes()]
    if code in installed_codes():
        chosen = next(one for one in packs if one.code == code)
        packs = [chosen, *(one for one in packs if one.contour != chosen.contour)]
    for one in sorted(packs, key=lambda one: one.contour != contour):
        yield from (_of_pack(act_of(norm), one, contour) for norm in one.norms)


def _of_pack(act: Act, pack: Pack, contour: str | None) -> Act:
    """An act of another contour's pack is known here too, but that pack's wish for preambles is not ours."""
    return act if contour in (None, pack.contour) else replace(act, preamble=False)


def _of_organisations(organisation: Organisation) -> list[Act]:
    return _entered(organisation.pk)


def acts_added(day: date, contour: str | None = None) -> list[Act]:
    """Acts in force on the day which the scope's organisation and those above it entered, the highest level first.

    None when the scope is not that of one organisation: there is nobody above several at once.
    """
    scope = scope_or_none()
    if scope is None or len(scope.organisations) != 1:
        return []
    (only,) = scope.organisations
    found = [act for act in _entered(only) if act.concerns(contour) and act.holds_on(day)]
    return sorted(found, key=lambda act: LEVELS.index(act.level))


def _entered(organisation_id: int) -> list[Act]:
    """Acts entered by an organisation and by those above it, in one read: each page with an explanation asks."""
    own = Organisation.objects.filter(pk=organisation_id)
    above = [own.values("parent"), own.values("parent__parent")]
    with maintenance():
        rows = list(
            Norm.objects.filter(
                Q(organisation_id=organisation_id)
                | Q(organisation__in=above[0])
                | Q(organisation__in=above[1])
            )
            .select_related("organisation")
            .order_by("dated", "pk")
        )
    return [_act(row, row.organisation) for row in rows]


def _act(row: Norm, owner: Organisation) -> Act:
    return Act(
        key=row.public_id,
        kind=kind_name(row.kind),
        body=row.body,
        dated=row.dated,
        number=row.number,
        title=row.title,
        cite=row.cite,
        in_force_from=row.in_force_from or row.dated,
        in_force_to=row.in_force_to,
        replaced_by=row.replaced_by,
        preamble=row.preamble,
        contours=frozenset([row.contour] if row.contour else []),
        level=level_of(owner.kind),  # type: ignore[arg-type]
        confirmed=True,
        note=row.note,
        owner=owner.short_name,
    )


def here() -> Organisation:
    """The scope's only organisation."""
    (only,) = current_scope().organisations
    found: Organisation = Organisation.objects.get(pk=only)
    return found


def register_here() -> Register:
    """The register of the scope's organisation."""
    return register_of(here())


def doubts(texts: Iterable[tuple[str, str]], day: date, code: str | None = None) -> list[tuple[str, Finding]]:
    """Wrong and doubtful references in what was written here, each once with the title of its text.

    The register is read only when something is referred to: most texts of a programme name no act.
    """
    told = [(title, text) for title, text in texts if text and find_references(text)]
    if not told:
        return []
    register = register_of(here(), code)
    found = ((title, one) for title, text in told for one in faults(text, register, day))
    return list({(title, one.reference.text): (title, one) for title, one in found}.values())


def load_act(register: Register, key: str) -> Act:
    """One act of a register, or `NotFound`."""
    if key not in register.by_key:
        raise NotFound("Такого акта в реестре нет")
    return register.by_key[key]


def is_successor(key: str) -> bool:
    """Whether an act of any organisation is replaced by this one: yes or no, and nothing about whose."""
    with maintenance():
        return bool(Norm.objects.filter(replaced_by=key).exists())


def own_norms() -> QuerySet[Norm]:
    """Acts that the scope's organisation entered itself."""
    return Norm.objects.all()


def load_norm(public_id: str) -> Norm:
    """One own act, or `NotFound`: those of the authorities above are read only."""
    found: Norm | None = own_norms().select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def matching_acts(
    acts: Iterable[Act], text: str = "", level: str = "", contour: str = "", day: date | None = None
) -> list[Act]:
    """Acts that pass the filters of the register; `text` is any words of number, title, kind or body."""
    words = search_key(text).split()
    return [
        act
        for act in acts
        if (not level or act.level == level)
        and act.concerns(contour or None)
        and (day is None or act.holds_on(day))
        and all(word in _searched(act) for word in words)
    ]


def _searched(act: Act) -> str:
    dated = f"{act.dated:%d.%m.%Y}" if act.dated else ""
    return (
        f"{search_key(act.title, act.kind, act.body, act.number, act.article)} {dated} {act.number.lower()}"
    )
