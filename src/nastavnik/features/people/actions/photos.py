"""The photograph in a person's file. Whether it may lie there is asked above, of the consents."""

from dataclasses import replace
from datetime import datetime

from nastavnik.features.people.models import Person
from nastavnik.kit.actions import Actor, action, change
from nastavnik.kit.files.keeping import drop_file, keep_file
from nastavnik.kit.files.pictures import redrawn
from nastavnik.kit.files.receiving import Received

LONGEST = 600
TITLE = "Фотография"


@action("people.keep_photo")
def keep_photo(person: Person, received: Received, *, by: Actor, moment: datetime) -> Person:
    """Put a photograph, drawn anew and made small, in place of the former one; its name on the disk says nothing."""
    small = redrawn(received.data, received.kind.code, LONGEST)
    former = person.photo
    stored = keep_file(
        replace(received, data=small, title=TITLE), kind="photo", organisation_id=person.organisation_id
    )
    changed = change(person, photo=stored)
    if former is not None:
        drop_file(former)
    return changed


@action("people.drop_photo")
def drop_photo(person: Person, *, by: Actor, moment: datetime) -> Person:
    """Destroy the photograph with its bytes."""
    former = person.photo
    changed = change(person, photo=None)
    if former is not None:
        drop_file(former)
    return changed
