"""Personal data of clearances."""

from nastavnik.kit.privacy import declare

declare(
    "screening.Clearance",
    {
        name: "clearance"
        for name in ("number", "issued_on", "expires_on", "decided_on", "annulled_on", "reason")
    },
    purpose="safety",
    ground="law",
    term="participant",
    plain="kind",
    subject=("person",),
    removed=True,
)
