"""The way back: a page opened with `?_next=/where/` sends the person there once its form is done."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

NEXT = "_next"


def leading_back(address: str, back: str) -> str:
    """The address of a page that will send the person back."""
    return f"{address}?{urlencode({NEXT: back})}"


def way_back(request: HttpRequest) -> str:
    """Where this page was asked to send the person afterwards: an address of this site, or nothing."""
    asked = request.POST.get(NEXT) or request.GET.get(NEXT, "")
    own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if own else ""


def sent_back(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer to a form: when it is done and leads on, it leads to the way back instead."""
    if response.status_code == 302 and NEXT in request.POST and (back := way_back(request)):
        response["Location"] = back
    return response
