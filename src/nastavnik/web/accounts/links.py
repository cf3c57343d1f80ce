"""The way in by a personal link: the code of a sheet opens the one page it is for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.accounts.links import link_by_code, may_use_link
from nastavnik.features.accounts.principals import HELD_LINK
from nastavnik.kit import moments
from nastavnik.kit.limits.spending import give_back, take_try
from nastavnik.kit.links import purpose_of
from nastavnik.kit.policy import PUBLIC, policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.accounts.forms import LinkCodeForm
from nastavnik.web.shell.showing import carried_out, show_form

LIVES = 2 * 3600  # seconds a code stays in a browser's hand: phones and class computers are shared


@policy(GET=PUBLIC, POST=PUBLIC, form=LinkCodeForm, rate="link")
def link(request: HttpRequest) -> HttpResponse:
    """The code comes behind the «#» of the square's address or is typed by hand; it is never in an address."""
    form = LinkCodeForm(request.POST or None)
    pages: list[str] = []
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: pages.append(_taken_in_hand(request, form.cleaned_data["code"]))):
            return redirect(pages[0])
    return show_form(request, "accounts/link.html", form)


def _taken_in_hand(request: HttpRequest, code: str) -> str:
    moment = moments.true_now()
    take_try("link", moment)
    found = link_by_code(code)
    may_use_link(found, moment).require()
    assert found is not None
    purpose = purpose_of(found.purpose)
    if purpose is None:
        raise NotFound
    give_back("link", moment)
    request.session[HELD_LINK] = found.public_id
    request.session.set_expiry(LIVES)
    return purpose.page
