"""The table of visits: who is signed in, from what kind of device, since when."""

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.module_loading import import_string


class Visit(AbstractBaseSession):
    """One session. `session_key` holds a hash of the cookie, so that a stolen backup opens no session."""

    public_id = models.CharField(max_length=26, unique=True)
    account_id = models.BigIntegerField(null=True, db_index=True)
    device = models.CharField("устройство", max_length=80, blank=True)
    means = models.CharField("чем подтверждён вход", max_length=40, blank=True)
    began_at = models.DateTimeField("вход", null=True)
    seen_at = models.DateTimeField("последнее обращение", null=True)

    class Meta:
        app_label = "kit"
        db_table = "kit_visit"
        ordering = ("-seen_at", "session_key")

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_string("nastavnik.kit.visits.store.SessionStore")
