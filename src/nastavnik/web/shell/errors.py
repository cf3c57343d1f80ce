"""Handlers of the root addresses: a trouble becomes a page, without the database and without a session."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from nastavnik.web.shell.context import Shell


def show_trouble(
    request: HttpRequest, status: int, *, what: str = "", reason: str = "", todo: str = ""
) -> HttpResponse:
    """The page of a trouble; given sentences replace the standing ones (troubles.py)."""
    repeatable = request.method == "GET" and status in (429, 500, 503)
    page = {
        "shell": Shell(here=request.get_full_path()),
        "request": request,
        "messages": [],
        "status": status,
        "what": what,
        "reason": reason,
        "todo": todo,
        "back": request.get_full_path() if repeatable else "/",
    }
    return HttpResponse(render_to_string("shell/error.html", page), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`handler400`."""
    return show_trouble(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`handler403`."""
    return show_trouble(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`handler404`."""
    return show_trouble(request, HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """`handler500`."""
    return show_trouble(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """`CSRF_FAILURE_VIEW`: the page was opened too long ago, or cookies are off."""
    return show_trouble(
        request,
        HTTPStatus.FORBIDDEN,
        what="Страница устарела",
        reason="Она была открыта слишком давно, либо браузеру запрещено хранить служебные файлы сайта.",
        todo="Вернитесь назад, обновите страницу и отправьте ещё раз. Написанное лучше сначала скопировать.",
    )
