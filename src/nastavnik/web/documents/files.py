"""Giving documents out: the kept file, its PDF, a draft as it stands."""

import threading
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import FileResponse, HttpRequest

from nastavnik.core.paperwork.printing import to_pdf
from nastavnik.core.paperwork.refusals import PaperworkRefused
from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.filling.filled import draw, fill
from nastavnik.features.documents.queries import load_document
from nastavnik.features.documents.rules import contract_of
from nastavnik.kit.files.keeping import read_file
from nastavnik.kit.files.kinds import KINDS
from nastavnik.kit.files.receiving import clean_title
from nastavnik.kit.files.serving import file_response
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import Busy, NotFound, Refused
from nastavnik.web.documents.preview import facts_of

if TYPE_CHECKING:
    from nastavnik.features.documents.models import Document

# LibreOffice is heavy: one conversion at a time in a process, others are asked to wait.
_printer = threading.BoundedSemaphore(1)


@policy(GET="documents.view")
def download(request: HttpRequest, document: str) -> FileResponse:
    """The kept file of an issued document; a draft is drawn as it stands, without number and date."""
    found = load_document(document)
    if found.state != DocumentState.DRAFT:
        return file_response(_file_of(found))
    facts = facts_of(found)
    data = draw(facts, fill(facts, preview=False))
    return _attachment(data, "xlsx" if contract_of(found) is None else "docx", f"Проект_{facts.kind.title}")


@policy(GET="documents.view")
def pdf(request: HttpRequest, document: str) -> FileResponse:
    """The issued document as PDF, where LibreOffice is installed."""
    found = load_document(document)
    stored = _file_of(found)
    if contract_of(found) is None:
        raise NotFound("База выпускается таблицей: скачайте её в XLSX")
    if not _printer.acquire(blocking=False):
        raise Busy("Сейчас готовится другой PDF: повторите через несколько секунд", retry_after=10)
    try:
        data = to_pdf(read_file(stored))
    except PaperworkRefused as fault:
        raise Refused(str(fault)) from fault
    finally:
        _printer.release()
    return _attachment(data, "pdf", stored.title)


def _file_of(found: "Document"):
    if found.file is None:
        raise NotFound("Файла у документа ещё нет: сначала выпустите его")
    return found.file


def _attachment(data: bytes, code: str, title: str) -> FileResponse:
    kind = KINDS[code]
    response = FileResponse(BytesIO(data), content_type=kind.media_type)
    name = quote(f"{clean_title(title).replace(' ', '_')}.{code}", safe="")
    response["Content-Disposition"] = f"attachment; filename=\"file.{code}\"; filename*=UTF-8''{name}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response
