"""Who takes part in the programme at work, and what each of them owes: read once for every page of consents."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.consents.actions import Due
from nastavnik.features.consents.queries import sheets_out
from nastavnik.features.enrolments.queries import STANDING, enrolments
from nastavnik.features.people.queries import families_of, people
from nastavnik.features.programmes.queries import current_programme
from nastavnik.kit import moments
from nastavnik.web.consents.pictures import MatrixRow, matrix

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme

# a whole school is read at once: only the columns that the pages show
SHOWN = (
    "programme", "side", "track", "person__public_id", "person__surname", "person__name", "person__patronymic",
    "person__kind", "person__birth_date", "person__birth_year", "person__sort_key", "person__post",
    "person__organisation", "person__school_class__code", "person__school_class__sort_key",
    "person__school_class__public_id",
)  # fmt: skip


TABS = (
    ("Кто и что", "consents:list"),
    ("Напечатанные листы", "consents:batches"),
    ("Скоро подписывают иначе", "consents:ages"),
    ("Редакции текстов", "consents:texts"),
)


def tabs(current: str) -> list[dict[str, object]]:
    """The four pages of consents, for `<c-tabs>`; `current` is the route in hand."""
    return [{"title": title, "url": reverse(route), "current": route == current} for title, route in TABS]


def programme_of(request: HttpRequest) -> "Programme | None":
    """The programme chosen, or the one at work."""
    return current_programme(request.session.get("programme", ""))


def rows_of(programme: "Programme", pack: Pack) -> list[MatrixRow]:
    """Everybody within sight who stands in the bases of the programme."""
    standing = enrolments(programme).filter(state__in=STANDING, person__in=people())
    return matrix(standing.only(*SHOWN), pack, moments.today())


def dues_of(
    rows: Iterable[MatrixRow],
    contour: str,
    kinds: Collection[str] = (),
    *,
    older: bool = False,
    again: bool = True,
) -> tuple[list[Due], list[str]]:
    """Sheets that are missing, and in words why some are not printed.

    `kinds`: their codes, or nothing for all that the programme cannot go on without. `older`: also for those who
    signed an older text. `again`: also for those who have not returned a sheet printed before.
    """
    found = list(rows)
    persons = [row.person for row in found]
    families, waiting = families_of(persons), set() if again else sheets_out(persons, contour)
    dues, skipped = [], []
    for row in found:
        adults = tuple(families.get(row.person.pk, ()))
        for one in row.standings:
            wanted = one.kind.code in kinds if kinds else one.required
            signers = tuple(
                s.signer for s in one.signatures if s.signer in one.lacking or (older and s.outdated)
            )
            if not wanted or not signers or (row.person.pk, one.kind.code) in waiting:
                continue
            if "guardian" in signers and not adults:
                skipped.append(str(row.person))
                signers = tuple(s for s in signers if s != "guardian")
            if signers:
                dues.append(Due(row.person, one.kind, signers, adults))
    return dues, list(dict.fromkeys(skipped))


def told_skipped(names: list[str]) -> str:
    """Whose sheets lack a guardian, in words; nothing when nobody's does."""
    if not names:
        return ""
    shown = ", ".join(names[:5]) + (f" и ещё {len(names) - 5}" if len(names) > 5 else "")
    return f" Представитель не записан: {shown}."
