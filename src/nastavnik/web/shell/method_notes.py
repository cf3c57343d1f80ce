"""The explanation of the methodology that stays on a screen: whose it is, what it rests on, whether it is folded."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from nastavnik.core.methodology.current_norms import current_norms
from nastavnik.core.methodology.schema.help import Help
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.norms.acts import Act
from nastavnik.core.norms.wording import worded
from nastavnik.features.norms.queries import acts_added
from nastavnik.features.organisations.methodology import packs
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit import moments

COOKIE = "folded-notes"
CODE = re.compile(r"^[a-z][a-z0-9_]{0,59}$")
REGISTER = "norms"
MOST = 100
ADDED = 3
"""How many acts of the authorities and the school a note names; the others are in the register."""


@dataclass(frozen=True, slots=True)
class MethodNote:
    """What the component shows."""

    code: str
    title: str
    stage: str
    text: str
    norms: tuple[str, ...]
    added: tuple[str, ...]
    more: int
    chapter_url: str
    folded: bool

    @property
    def whole(self) -> int:
        """How many acts were added in all."""
        return len(self.added) + self.more


def screen_code(route: str) -> str:
    """`programmes:home` → `programmes_home`: how a pack names a screen."""
    return re.sub(r"[:-]", "_", route)


def note_for(request: HttpRequest | None, programme: Any = None) -> MethodNote | None:
    """The note of the page asked for, by the methodology of its programme, otherwise of the installation."""
    match = getattr(request, "resolver_match", None)
    if request is None or match is None or not match.view_name:
        return None
    found = _help(screen_code(match.view_name), programme)
    if found is None:
        return None
    pack, note = found
    stage = pack.stage(note.stage) if note.stage else None
    added = acts_added(moments.today(), pack.contour) if match.namespace != REGISTER else []
    return MethodNote(
        note.code,
        note.title,
        f"Этап {stage.number}. {stage.title}" if stage else "",
        note.text,
        tuple(norm.cite for norm in current_norms(pack, note.norms, moments.today())),
        tuple(_named(act) for act in added[:ADDED]),
        max(0, len(added) - ADDED),
        _chapter(note.chapter),
        note.code in folded(request),
    )


def _help(code: str, programme: Any) -> tuple[Pack, Help] | None:
    own = [pack_of(programme)] if hasattr(programme, "pack_version") else []
    told = ((pack, pack.help_of(code)) for pack in (*own, *packs().packs))
    return next(((pack, note) for pack, note in told if note is not None), None)


@lru_cache(maxsize=256)
def _named(act: Act) -> str:
    """«Приказ министерства … от 20.03.2021 № 114 «О внедрении …»»: cases are found once for an act."""
    name = worded(act, titled=True)
    return name[:1].upper() + name[1:]


def _chapter(slug: str) -> str:
    try:
        return reverse("handbook:chapter", args=[slug])
    except NoReverseMatch:
        return ""


def folded(request: HttpRequest) -> list[str]:
    """Codes of the notes which this browser keeps folded."""
    kept = request.COOKIES.get(COOKIE, "").split(".")
    return [code for code in kept if CODE.match(code)][-MOST:]
