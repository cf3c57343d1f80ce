"""Tables of the kit, gathered for Django."""

from nastavnik.kit.audit.tables import Entry, Redaction, Seal
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.limits.tables import Tally
from nastavnik.kit.mail.tables import Letter
from nastavnik.kit.operations import Operation
from nastavnik.kit.queue.tables import Lease, Slot
from nastavnik.kit.visits.tables import Visit

__all__ = [
    "Entry",
    "Lease",
    "Letter",
    "Operation",
    "Redaction",
    "Seal",
    "Slot",
    "StoredFile",
    "Tally",
    "Visit",
]
