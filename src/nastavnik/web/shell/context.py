"""What the frame of a page needs to know."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


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
    )


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor: `shell` on every page."""
    return {"shell": plain_shell(request)}
