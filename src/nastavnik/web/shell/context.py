"""What the frame of a page needs to know."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from nastavnik.kit import moments
from nastavnik.kit.policy import holds
from nastavnik.kit.returning import way_back
from nastavnik.web.shell.navigation import PLACES


@dataclass(frozen=True)
class NavItem:
    """One line of the menu."""

    title: str
    url: str
    icon: str
    current: bool = False


@dataclass
class Shell:
    """The frame: menu, whose page this is, and the ways out of it. Empty addresses hide their links."""

    nav: list[NavItem] = field(default_factory=list)
    organisation: str = ""
    year: str = ""
    account: str = ""
    account_note: str = ""
    home_url: str = "/"
    account_url: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""
    need_help_url: str = ""
    sight_url: str = ""
    weak_sight: bool = False
    here: str = "/"
    walked: date | None = None
    looks_until: datetime | None = None
    looks_as: str = ""
    stop_looking_url: str = ""
    back: str = ""


def address(name: str) -> str:
    """The address of a page, or nothing where this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def plain_shell(request: HttpRequest) -> Shell:
    """The frame as far as the address and the session tell it."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    session = getattr(request, "session", {})
    return Shell(
        account=str(user) if signed_in else "",
        sign_in_url="" if signed_in else address("accounts:sign-in"),
        sign_out_url=address("accounts:sign-out") if signed_in else "",
        sight_url=address("shell:sight"),
        weak_sight=session.get("sight") == "weak",
        here=request.get_full_path(),
        walked=moments.walked_day(),
        back=way_back(request),
    )


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor: `shell` on every page."""
    frame, principal = plain_shell(request), getattr(request, "principal", None)
    if principal is not None and principal.membership is not None:
        duty = principal.membership
        frame.nav = menu_of(principal.role, request.path)
        frame.organisation, frame.account_note = duty.organisation.short_name, duty.get_role_display()
        frame.need_help_url = address("pairings:help") if holds(principal.role, "own.view") else ""
        frame.account_url, frame.home_url = address("accounts:duties"), address("accounts:home")
        if principal.looks_until:
            frame.looks_until, frame.looks_as = principal.looks_until, f"{duty.account}, {frame.account_note}"
            frame.stop_looking_url = address("accounts:stop-looking")
    return {"shell": frame}


def menu_of(role: str, here: str) -> list[NavItem]:
    """The places this duty may enter; the one whose address begins like the page's is current."""
    items = [NavItem(p.title, address(p.route), p.icon) for p in PLACES if holds(role, p.right)]
    known = [item for item in items if item.url]
    current = max((i.url for i in known if here.startswith(i.url)), key=len, default="")
    return [replace(item, current=item.url == current) for item in known]
