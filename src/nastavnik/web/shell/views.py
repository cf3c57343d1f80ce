"""Pages of the frame itself."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from nastavnik.kit.policy import policy
from nastavnik.web.shell.gallery import specimens
from nastavnik.web.shell.method_notes import CODE, COOKIE, MOST, folded

YEAR = 365 * 24 * 3600


@policy(POST="public", one_shot=False)
def sight(request: HttpRequest) -> HttpResponse:
    """Switch the version for weak sight on or off, for this session."""
    request.session["sight"] = "" if request.session.get("sight") == "weak" else "weak"
    return _back(request)


@policy(POST="signed-in", one_shot=False)
def fold(request: HttpRequest) -> HttpResponse:
    """Keep the explanation of a screen folded in this browser, or open again."""
    code, kept = request.POST.get("code", ""), folded(request)
    if CODE.match(code):
        kept = [one for one in kept if one != code] if code in kept else [*kept, code]
    response = _back(request)
    response.set_cookie(
        COOKIE,
        ".".join(kept[-MOST:]),
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


def _back(request: HttpRequest) -> HttpResponse:
    asked = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(asked if safe else "/")


@policy(GET="public")
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return render(request, "shell/gallery.html", specimens(request))
