"""Personal data in documents."""

from nastavnik.kit.privacy import Column, declare, impersonal

declare(
    "documents.Document",
    {"settings": Column("paper", exported=False), "void_reason": Column("opinion", exported=False)},
    purpose="programme",
    ground="law",
    term="paper",
    plain="blank title number dated school_year",
)
impersonal("номера и ссылки на акты", "documents.NumberJournal", "documents.Citation")
