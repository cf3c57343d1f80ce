"""PDF by LibreOffice: present here or said to be absent, never passed over in silence."""

import pytest

from nastavnik.core.paperwork.contracts import CONTRACTS
from nastavnik.core.paperwork.printing import libreoffice, to_pdf
from nastavnik.core.paperwork.refusals import LibreOfficeAbsent, PdfRefused
from nastavnik.core.paperwork.rendering import render_blank
from tests.core.paperwork.specimens import SPECIMENS, blank

present = pytest.mark.skipif(libreoffice() is None, reason="на этой машине нет LibreOffice (soffice)")


@present
@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("code", list(CONTRACTS))
def test_libreoffice_opens_each_document(code):
    pdf = to_pdf(render_blank(blank(code), SPECIMENS[code].context()))
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 20_000


@present
@pytest.mark.slow
@pytest.mark.libreoffice
def test_a_page_of_the_web_in_disguise_does_not_become_a_document():
    with pytest.raises(PdfRefused, match="скачайте DOCX"):
        to_pdf(b"<html><body>not a document</body></html>")


def test_absence_is_said_plainly(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(LibreOfficeAbsent, match="нет LibreOffice"):
        to_pdf(b"")
