"""Giving a file out: always as an attachment that a browser neither guesses about nor runs."""

from urllib.parse import quote

from django.http import FileResponse

from nastavnik.kit.files.keeping import open_file
from nastavnik.kit.files.kinds import KINDS
from nastavnik.kit.files.tables import StoredFile

EXTENSIONS = {kind.media_type: (kind.extensions or ("xls",))[0] for kind in KINDS.values()}


def file_response(stored: StoredFile) -> FileResponse:
    """The file as a download named by its title (RFC 5987), never cached."""
    extension = EXTENSIONS.get(stored.media_type, "bin")
    response = FileResponse(open_file(stored), content_type=stored.media_type)
    response["Content-Length"] = str(stored.size)
    title = quote(f"{stored.title}.{extension}", safe="")
    response["Content-Disposition"] = f"attachment; filename=\"file.{extension}\"; filename*=UTF-8''{title}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response
