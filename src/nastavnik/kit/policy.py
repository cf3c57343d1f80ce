"""Every address has a policy per method, or it does not exist (decision D02)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import import_string

from nastavnik.kit.tenancy.scope import scope_or_none

PUBLIC = "public"
SIGNED_IN = "signed-in"
V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Door:
    """What an address declares: right per method, the form it reads, its rate class, whether plain POST is odd."""

    methods: dict[str, str]
    forms: tuple[Any, ...] = ()
    rate: str = "page"
    one_shot: bool = True
    query: tuple[str, ...] = field(default=())
    open_when_held: bool = False


def policy(
    *,
    form: Any = None,
    rate: str = "page",
    one_shot: bool = True,
    query: tuple[str, ...] = (),
    open_when_held: bool = False,
    **methods: str,
) -> Callable[[V], V]:
    """Declare who may use each method: `@policy(GET="people.view", POST="people.change", form=PersonForm)`.

    `one_shot=False` frees the POST of its operation key (sign-in pages that are not ours). `form` may be
    a tuple where the object decides which of them is read. `query` names the
    query parameters that carry ids of objects. `open_when_held`: a page for those who must first do something about
    their sign-in.
    """

    def decorate(view: V) -> V:
        declared = dict(methods)
        if "GET" in declared:
            declared.setdefault("HEAD", declared["GET"])
        forms = form if isinstance(form, tuple) else (form,) if form else ()
        view.door = Door(declared, forms, rate, one_shot, query, open_when_held)  # type: ignore[attr-defined]
        return view

    return decorate


@dataclass(frozen=True, slots=True)
class Right:
    """One right: its Russian title and the duties that hold it."""

    title: str
    roles: frozenset[str]


@cache
def rights() -> dict[str, Right]:
    """The table of rights named by `settings.RIGHTS` (data of the slice that owns duties)."""
    table: dict[str, Right] = import_string(settings.RIGHTS)
    return table


def holds(role: str | None, right: str) -> bool:
    """Whether this duty holds the right; through somebody's eyes only what one's own duty may as well."""
    if right == PUBLIC:
        return True
    if role is None:
        return False
    if right == SIGNED_IN:
        return True
    scope, roles = scope_or_none(), rights()[right].roles
    return role in roles and (scope is None or scope.ceiling is None or _reaches(scope.ceiling, right))


def _reaches(role: str, right: str) -> bool:
    """Whoever sees all pairs sees a person's own ones."""
    table = rights()
    wider = {"own.view": "pairings.view", "home.view": "home.view"}.get(right, right)
    return role in table[right].roles or (wider in table and role in table[wider].roles)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One address of the tree: name, template, view and its parameters."""

    name: str
    template: str
    view: Any
    parameters: tuple[str, ...]


def leaves() -> list[Leaf]:
    """Every address of the program."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Any:
    for item in resolver.url_patterns:
        template = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            inner = f"{namespace}{item.namespace}:" if item.namespace else namespace
            yield from _walk(item, template, inner)
        elif isinstance(item, URLPattern):
            yield Leaf(
                f"{namespace}{item.name}", "/" + template, item.callback, tuple(item.pattern.converters)
            )
