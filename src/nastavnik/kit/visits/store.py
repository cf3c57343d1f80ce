"""The session engine: Django's, in our table, under hashed keys."""

import base64
import hashlib
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from nastavnik.kit import moments

BEGAN, SEEN, DEVICE, MEANS = "began", "seen", "device", "means"


def kept_key(session_key: str) -> str:
    """What the table holds instead of the cookie."""
    return hashlib.blake2b(session_key.encode(), digest_size=20, person=b"visit").hexdigest()


def public_id_of(session_key: str) -> str:
    """What addresses show instead of either."""
    raw = hashlib.blake2b(session_key.encode(), digest_size=16, person=b"visit-address").digest()
    return base64.b32encode(raw).decode().rstrip("=").lower()


class SessionStore(DatabaseStore):
    """One query loads the session, as before; a row that is gone is a session that has ended."""

    @classmethod
    def get_model_class(cls) -> Any:
        from nastavnik.kit.visits.tables import Visit

        return Visit

    def _get_session_from_db(self) -> Any:
        found = self.model.objects.filter(
            session_key=kept_key(self.session_key or ""), expire_date__gt=moments.true_now()
        ).first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        return super().exists(kept_key(session_key))

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            self.model.objects.filter(session_key=kept_key(key)).delete()

    def create_model_instance(self, data: Any) -> Any:
        own: Any = self
        key: str = own._get_or_create_session_key()
        made: Any = self.model
        return made(
            session_key=kept_key(key),
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            public_id=public_id_of(key),
            account_id=int(data[SESSION_KEY]) if SESSION_KEY in data else None,
            device=str(data.get(DEVICE, ""))[:80],
            means=str(data.get(MEANS, ""))[:40],
            began_at=_moment(data.get(BEGAN)),
            seen_at=_moment(data.get(SEEN)),
        )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
