"""An act leaves the register only while no issued document names it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.documents.queries import is_cited
from nastavnik.features.norms.actions import remove_norm as remove
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.norms.models import Norm


def remove_norm(norm: "Norm", *, expected: int | None = None, by: Actor, moment: datetime) -> None:
    """Delete an own act, or refuse because documents cite it (here or in organisations beneath)."""
    with transaction.atomic():
        remove(norm, cited=is_cited(norm.public_id), expected=expected, by=by, moment=moment)
