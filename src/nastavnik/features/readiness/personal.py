"""Personal data in words about conditions."""

from nastavnik.kit.privacy import Column, declare

declare(
    "readiness.Statement",
    {"text": Column("opinion", erase="mask", exported=False)},
    purpose="programme",
    ground="duty",
    term="paper",
    plain="pack condition stated_on expires_on",
)
