"""A text or a document held against the register: every reference with what is wrong in it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from nastavnik.core.norms.judging import Finding, check_text, mended
from nastavnik.core.paperwork.isolation import text_in_child
from nastavnik.core.paperwork.refusals import BlankRefused
from nastavnik.features.norms.queries import register_here
from nastavnik.kit import moments
from nastavnik.kit.files.receiving import receive
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import BadInput
from nastavnik.web.norms.forms import CheckForm
from nastavnik.web.shell.showing import carried_out, show_form

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

NEAR = 60


@policy(GET="norms.check", POST="norms.check", form=CheckForm)
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a text; show what was found in it. Nothing is kept."""
    form = CheckForm(request.POST or None, request.FILES or None)
    page: dict[str, object] = {"findings": None}
    if request.method == "POST" and form.is_valid():
        carried_out(form, lambda: page.update(_checked(form)))
    return show_form(request, "norms/check.html", form, page)


def _checked(form: CheckForm) -> dict[str, object]:
    day = form.cleaned_data["day"] or moments.today()
    file = form.cleaned_data["file"]
    text = _words_of(file) if file else form.cleaned_data["text"]
    findings = check_text(text, register_here(), day)
    wrong = [one for one in findings if not one.right]
    return {
        "findings": [(one, _around(text, one)) for one in wrong],
        "right": len(findings) - len(wrong),
        "day": day,
        "better": mended(text, wrong) if not file and any(one.patches for one in wrong) else "",
    }


def _words_of(file: "UploadedFile[bytes]") -> str:
    """The text of an uploaded document, each paragraph apart."""
    received = receive(file, {"docx"})
    try:
        return text_in_child(received.data).replace("\n", "\n\n")
    except BlankRefused as refusal:
        raise BadInput(str(refusal), "file") from refusal


def _around(text: str, finding: Finding) -> tuple[str, str, str]:
    """The words before, the reference, the words after: a person finds the place by them."""
    start, end = finding.reference.start, finding.reference.end
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    if start > NEAR:
        before = "…" + before.partition(" ")[2]
    if end + NEAR < len(text):
        after = after.rpartition(" ")[0] + "…"
    return before.rpartition("\n")[2], finding.reference.text, after.partition("\n")[0]
