"""One `.eml` file per message, for installations whose mail another program carries away."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmlFolder(BaseEmailBackend):
    """Writes each message whole or not at all. Its name comes from Message-ID, so a repeat replaces itself."""

    def __init__(self, fail_silently: bool = False, folder: Path | None = None, **kwargs: Any) -> None:
        super().__init__(fail_silently=fail_silently, **kwargs)
        self.folder = Path(folder or settings.MAIL_DIR)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            self._write(message)
        return len(email_messages)

    def _write(self, message: EmailMessage) -> None:
        letter = message.message()
        name = hashlib.sha256(str(letter["Message-ID"]).encode()).hexdigest()[:32]
        with tempfile.NamedTemporaryFile(dir=self.folder, prefix=".", delete=False) as file:
            file.write(letter.as_bytes())
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(self.folder / f"{name}.eml")
