"""One's own sheet of wishes, opened by the code on it: no sign-in, one page, nothing else."""

from django.http import HttpRequest, HttpResponse

from nastavnik.features.enrolments.queries import load_enrolment
from nastavnik.features.matching.enums import SheetWay
from nastavnik.features.matching.wishes import sheet_of
from nastavnik.kit.links import by_link
from nastavnik.kit.policy import policy
from nastavnik.processes.print_wish_sheets import PURPOSE
from nastavnik.web.matching.forms import SheetForm
from nastavnik.web.matching.wishes import ASKED, hand_in, sheet_form
from nastavnik.web.shell.showing import carried_out, show_form


@policy(GET=by_link(PURPOSE), POST=by_link(PURPOSE), form=SheetForm)
def own_sheet(request: HttpRequest) -> HttpResponse:
    """Filled in on a phone; it may be mended until the code closes."""
    found = load_enrolment(request.principal.link.subject)
    form = sheet_form(request, found)
    saved = request.method == "POST" and form.is_valid()
    saved = saved and carried_out(form, lambda: hand_in(form, found, SheetWay.LINK, request))
    page = {
        "enrolment": found,
        "question": ASKED[found.side],
        "saved": saved,
        "standing": sheet_of(found),
        "until": request.principal.link.expires_at,
    }
    return show_form(request, "matching/own_sheet.html", form, page)
