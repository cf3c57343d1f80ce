"""A document as it will print: gaps lead to where they are filled, forms in cases are corrected in place."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from nastavnik.core.paperwork.printing import libreoffice
from nastavnik.core.paperwork.refusals import PaperworkRefused
from nastavnik.core.paperwork.sheets import Leaf, sheets_of
from nastavnik.core.russian.cases import TITLES
from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.filling.citations import Flag, flags_of
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.filled import Filled, fill, sheets
from nastavnik.features.documents.filling.gaps import Gap, Place
from nastavnik.features.documents.filling.settings import settings_of
from nastavnik.features.documents.queries import load_document
from nastavnik.features.documents.rules import contract_of, may_issue
from nastavnik.kit import moments
from nastavnik.kit.files.keeping import read_file
from nastavnik.kit.forms import ActionForm
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.returning import leading_back
from nastavnik.kit.timeline import timeline_of
from nastavnik.kit.verdict import Anticipated

if TYPE_CHECKING:
    from nastavnik.features.documents.models import Document

# Where each kind of missing fact is entered; an address without the page yet is told in words only.
ROUTES = {
    Place.PASSPORT: ("organisations:edit", False),
    Place.PROGRAMME: ("programmes:edit", True),
    Place.PERSON: ("people:edit", True),
    Place.ROADMAP: ("roadmaps:current", False),
    Place.PAIRINGS: ("pairings:list", False),
    Place.BASES: ("enrolments:bases", False),
}


@policy(GET="documents.view")
def document(request: HttpRequest, document: str) -> HttpResponse:
    """A draft as it would print now, or an issued document as it was printed."""
    found = load_document(document)
    page = {
        "document": found,
        "workbook": contract_of(found) is None,
        "timeline": timeline_of(found.public_id),
        "printer": libreoffice() is not None,
    }
    told = _draft(request, found) if found.state == DocumentState.DRAFT else _released(found)
    return render(request, "documents/document.html", page | told)


def facts_of(found: "Document") -> Facts:
    """The facts of a draft today."""
    return Facts(found, moments.today(found.organisation.zone))


def _draft(request: HttpRequest, found: "Document") -> dict[str, object]:
    facts = facts_of(found)
    filled = fill(facts, preview=True)
    may_change = holds(request.principal.role, "documents.change")
    spots = _spots(filled) if may_change else {}
    leaves = sheets(facts, filled)
    gaps = {key: {"gap": gap, "url": address(gap, found, may_change)} for key, gap in filled.gaps.items()}
    return {
        "leaves": leaves,
        **citations_shown(found, facts, flags_of(facts, leaves, filled.content), may_change),
        "marks": Marks(gaps | spots),
        "gaps": [(one["gap"], one["url"]) for one in gaps.values()],
        "spots": bool(spots),
        "remarks": filled.remarks,
        "may_change": may_change,
        "verdict": may_issue(found, filled.lacking),
        "settled": bool(settings_of(facts)),
    }


def citations_shown(
    found: "Document", facts: Facts, flags: list[Flag], may_change: bool
) -> dict[str, object]:
    """Wrong and doubtful references for the page: where each is entered, and whether a button mends some."""
    return {
        "flags": [
            (
                flag,
                address(Gap("", flag.place, found.programme.public_id), found, may_change)
                if flag.place
                else "",
            )
            for flag in flags
        ],
        "mend": ActionForm(version=found.version)
        if may_change and any(flag.mendable for flag in flags)
        else None,
    }


class Marks(dict[str, dict[str, object]]):
    """What to do with each marked place of the sheets; a mark nobody knows is plain text."""

    def __missing__(self, key: str) -> dict[str, object]:
        return {"gap": None, "spot": None}


def _spots(filled: Filled) -> dict[str, dict[str, object]]:
    return {
        key: {"gap": None, "spot": spot, "title": TITLES[spot.case]} for key, spot in filled.spots.items()
    }


def _released(found: "Document") -> dict[str, object]:
    return {"leaves": _printed(found), "marks": Marks(), "flags": [], "mend": None}


def _printed(found: "Document") -> list[Leaf]:
    """The kept file as sheets; a workbook, or a file that is gone, has none."""
    if contract_of(found) is None or found.file is None:
        return []
    try:
        return sheets_of(read_file(found.file))
    except (PaperworkRefused, Anticipated):
        return []


def address(gap: Gap, found: "Document", may_change: bool) -> str:
    """The page on which the missing fact is entered; nothing where this duty may not enter it."""
    if not (may_change or gap.place == Place.PASSPORT):
        return ""
    if gap.place == Place.SETTINGS:
        return reverse("documents:settings", args=[found.public_id])
    name, with_key = ROUTES[gap.place]
    try:
        target = reverse(name, args=[gap.key] if with_key else [])
    except NoReverseMatch:
        return ""
    return leading_back(target, reverse("documents:document", args=[found.public_id]))
