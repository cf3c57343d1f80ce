"""DOCX → PDF by LibreOffice, where there is one. It runs with a private profile, limits and, if the system lets,
without a network."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from nastavnik.core.paperwork.refusals import LibreOfficeAbsent, PdfRefused

_NAMES = ("soffice", "libreoffice")
_LIMITS = 'ulimit -t 90; ulimit -f 400000; ulimit -v 6000000; ulimit -c 0; exec "$@"'
_NO_NETWORK = ("unshare", "--map-root-user", "--net", "--")


def libreoffice() -> str | None:
    """Path of LibreOffice, or None."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def to_pdf(document: bytes, wall: float = 120.0) -> bytes:
    """The document as PDF; `wall` is the time limit in seconds.

    Raises LibreOfficeAbsent where it is not installed, PdfRefused when it failed. The bytes are not reproducible:
    LibreOffice puts the moment of conversion inside.
    """
    program = libreoffice()
    if program is None:
        raise LibreOfficeAbsent(
            "На этом компьютере нет LibreOffice, поэтому PDF из DOCX получить нельзя. Скачайте DOCX или попросите "
            "администратора установить LibreOffice."
        )
    with tempfile.TemporaryDirectory(prefix="nastavnik-pdf-") as name:
        return _convert(program, Path(name), document, wall)


def _convert(program: str, folder: Path, document: bytes, wall: float) -> bytes:
    source, target = folder / "document.docx", folder / "document.pdf"
    source.write_bytes(document)
    command = [
        *_no_network(),
        *("sh", "-c", _LIMITS, "sh"),
        *(program, "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *(
            "--infilter=MS Word 2007 XML",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder),
            str(source),
        ),
    ]
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    try:
        subprocess.run(command, timeout=wall, env=environment, cwd=folder, capture_output=True, check=False)  # noqa: S603
    except (subprocess.TimeoutExpired, OSError) as error:
        raise PdfRefused(
            "LibreOffice не успел подготовить PDF: повторите позже или скачайте DOCX."
        ) from error
    if not target.is_file():
        raise PdfRefused("LibreOffice не смог подготовить PDF из этого документа: скачайте DOCX.")
    return target.read_bytes()


def _no_network() -> tuple[str, ...]:
    if shutil.which("unshare") is None:
        return ()
    probe = subprocess.run([*_NO_NETWORK, "true"], capture_output=True, check=False)  # noqa: S603
    return _NO_NETWORK if probe.returncode == 0 else ()
