"""A photograph is kept only under a consent that is in force that day."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from nastavnik.features.consents.portraits import may_have_portrait
from nastavnik.features.people.actions import keep_photo
from nastavnik.kit.actions import Actor
from nastavnik.kit.files.receiving import receive
from nastavnik.kit.moments import local_day

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person

PICTURES = frozenset({"png", "jpg"})


def keep_portrait(person: "Person", uploaded: Any, *, by: Actor, moment: datetime) -> "Person":
    """Judge the upload, ask the consent, keep the picture."""
    may_have_portrait(person, local_day(moment)).require()
    received = receive(uploaded, PICTURES)
    with transaction.atomic():
        return keep_photo(person, received, by=by, moment=moment)
