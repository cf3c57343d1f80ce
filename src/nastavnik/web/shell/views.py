"""Pages of the frame itself."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from nastavnik.kit.policy import policy
from nastavnik.web.shell.gallery import specimens


@policy(POST="public", one_shot=False)
def sight(request: HttpRequest) -> HttpResponse:
    """Switch the version for weak sight on or off, for this session."""
    request.session["sight"] = "" if request.session.get("sight") == "weak" else "weak"
    asked = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(asked if safe else "/")


@policy(GET="public")
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return render(request, "shell/gallery.html", specimens(request))
