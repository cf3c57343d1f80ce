"""Editions of the texts that were signed: what they say word for word, and how to check it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.features.consents.queries import load_text, texts
from nastavnik.features.consents.wording import current_digests
from nastavnik.features.methodology.queries import installed_codes, pack_here, packs_here
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.policy import policy
from nastavnik.web.consents.participants import programme_of, tabs


@policy(GET="consents.view")
def text_list(request: HttpRequest) -> HttpResponse:
    """By kind: today's text first, then those signed before it."""
    programme = programme_of(request)
    pack = pack_of(programme) if programme else pack_here(installed_codes()[0])
    now, kept = current_digests(pack.consents), list(texts(pack.contour))
    kinds = [
        (kind, [(row, row.digest == now[kind.code]) for row in kept if row.kind == kind.code])
        for kind in pack.consents
    ]
    return render(request, "consents/texts.html", {"kinds": kinds, "tabs": tabs("consents:texts")})


@policy(GET="consents.view")
def text(request: HttpRequest, consent_text: str) -> HttpResponse:
    """One edition whole."""
    row = load_text(consent_text)
    now = {
        digest
        for pack in packs_here()
        if pack.contour == row.contour
        for digest in current_digests(pack.consents).values()
    }
    return render(request, "consents/text.html", {"text": row, "current": row.digest in now})


@policy(GET="consents.view")
def text_file(request: HttpRequest, consent_text: str) -> HttpResponse:
    """The very bytes of which the digest was taken."""
    row = load_text(consent_text)
    response = HttpResponse(row.body.encode(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="consent.txt"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
