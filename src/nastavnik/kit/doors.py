"""The choke point of every request: policy, scope, read-only GET, one-time POST, refusals as pages."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from nastavnik.kit import moments
from nastavnik.kit.forms import UnknownField, could_show
from nastavnik.kit.limits.registry import SECRETS
from nastavnik.kit.limits.spending import take_try
from nastavnik.kit.links import is_by_link, link_holder
from nastavnik.kit.operations import AlreadyDone, Sent, digest_of, earlier_answer, remember_answer, sending
from nastavnik.kit.policy import PUBLIC, SIGNED_IN, Door, holds
from nastavnik.kit.principals import Principal, principal_of
from nastavnik.kit.refusals import refusal_page
from nastavnik.kit.returning import sent_back
from nastavnik.kit.tenancy.scope import open_scope
from nastavnik.kit.tenancy.statements import reading_only
from nastavnik.kit.verdict import Anticipated, BadInput, Forbidden, NotFound
from nastavnik.kit.visits.devices import device_mark, give_device_cookie

security = logging.getLogger("nastavnik.security")
READING = {"GET", "HEAD", "OPTIONS"}


class Doors:
    """Django middleware, the last in the list: it runs the view itself, inside the scope of the principal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse:
        door: Door | None = getattr(view, "door", None)
        if door is None:
            return refusal_page(request, NotFound("Такой страницы нет"))
        right = door.methods.get(request.method)
        if right is None:
            return _not_allowed(door)
        if is_by_link(right):
            return _by_link(request, door, right, lambda: view(request, *args, **kwargs))
        principal = request.principal = principal_of(request)
        if right != PUBLIC and not principal.signed_in:
            return _to_sign_in(request)
        if principal.held_at and right != PUBLIC and not door.open_when_held:
            return HttpResponseRedirect(reverse(principal.held_at))
        with open_scope(principal.scope), timezone.override(principal.zone or None):
            if right != SIGNED_IN and not holds(principal.role if principal.signed_in else None, right):
                return refusal_page(request, Forbidden("У вашей роли нет доступа к этой странице"))
            if principal.looks_until and request.method not in READING and right != PUBLIC:
                return refusal_page(request, Forbidden("Вы смотрите чужими глазами: менять ничего нельзя"))
            response = _serve(request, principal, door, lambda: view(request, *args, **kwargs))
        if door.rate in SECRETS:
            give_device_cookie(request, response)
        return response


def _by_link(request: Any, door: Door, right: str, run: Callable[[], HttpResponse]) -> HttpResponse:
    """Whoever holds a link of this purpose, whatever their sign-in; without one, the page where its code is typed."""
    principal = link_holder(request, right)
    if principal is None:
        return HttpResponseRedirect(reverse(settings.LINK_URL))
    request.principal = principal
    with open_scope(principal.scope), timezone.override(principal.zone or None):
        return _serve(request, principal, door, run)


def _serve(request: Any, principal: Principal, door: Door, run: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        _spend_try(request, door)
        if request.method in READING:
            with reading_only():
                return run()
        return _carry_out(request, principal, door, run)
    except UnknownField as fault:
        security.warning("unknown field", extra={"route": request.resolver_match.view_name})
        return refusal_page(
            request, BadInput(f"Форма не знает поля «{str(fault)[:60]}»: откройте страницу заново"), 400
        )
    except Anticipated as refusal:
        return refusal_page(request, refusal)


def _spend_try(request: Any, door: Door) -> None:
    """An address that reads a secret counts the tries of this browser before anything is looked at."""
    if door.rate in SECRETS and request.method not in READING:
        take_try(door.rate, moments.true_now(), device=device_mark(request) or "without")


def _carry_out(
    request: Any, principal: Principal, door: Door, run: Callable[[], HttpResponse]
) -> HttpResponse:
    if not door.one_shot:
        return run()
    key = request.POST.get("_idem", "")
    if not 8 <= len(key) <= 64:
        raise BadInput("Форма устарела: откройте страницу заново и повторите")
    _refuse_unshown(request, door)
    owner = str(principal.actor.account or request.session.session_key or request.META.get("REMOTE_ADDR"))
    digest = digest_of(request.path, _told(request))
    with ExitStack() as stack:
        sent = stack.enter_context(sending(owner, key, digest))
        if (repeated := _repeat(request, sent)) is not None:
            return repeated
        try:
            response = sent_back(request, run())
        except AlreadyDone:
            return _repeat(request, sent) or HttpResponseRedirect(request.path)
        if sent.claimed:
            remember_answer(sent, response.status_code, response.headers.get("Location", ""))
        return response


def _refuse_unshown(request: HttpRequest, door: Door) -> None:
    """Before any row is read: what the form of this address cannot have shown was put in by hand."""
    for name in (*request.POST, *request.FILES):
        if not could_show(door.forms, name):
            raise UnknownField(name)


def _told(request: HttpRequest) -> list[tuple[str, str]]:
    """What the person sent: the forgery token is new on every page and says nothing."""
    names = [name for name in request.POST if name != "csrfmiddlewaretoken"]
    return [(name, value) for name in names for value in request.POST.getlist(name)]


def _repeat(request: HttpRequest, sent: Sent) -> HttpResponse | None:
    """The answer of the same form sent before, if it was."""
    earlier = earlier_answer(sent.owner, sent.key)
    if earlier is None:
        return None
    if earlier.digest != sent.digest:
        raise BadInput("Эта форма уже отправлена с другими данными: откройте страницу заново")
    return HttpResponseRedirect(earlier.location or request.META.get("HTTP_REFERER") or "/")


def _not_allowed(door: Door) -> HttpResponse:
    response = HttpResponse(
        "Этот способ обращения здесь не предусмотрен", status=405, content_type="text/plain; charset=utf-8"
    )
    response["Allow"] = ", ".join(sorted(door.methods))
    return response


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    address = reverse(settings.LOGIN_URL)
    back = f"?next={quote(request.get_full_path())}" if request.method in READING else ""
    return HttpResponseRedirect(address + back)
