"""Personal data in consents."""

from nastavnik.kit.privacy import Column, declare, impersonal

_KEEP = Column("paper", erase="keep")

declare(
    "consents.Consent",
    {
        "place": "paper",
        "reason": "opinion",
        "answers": "paper",
        "scan": "paper",
        "given_on": _KEEP,
        "expires_on": _KEEP,
        "ended_on": _KEEP,
        "asked_on": _KEEP,
        "agreed_at": _KEEP,
    },
    purpose="family",
    ground="duty",
    term="participant",
    plain="kind contour terms",
    subject=("person",),
)
declare(
    "consents.ConsentSheet",
    {"code": Column("paper", exported=False)},
    purpose="family",
    ground="duty",
    term="participant",
    plain="contour kind closed_on",
    subject=("person",),
    removed=True,
)
impersonal("тексты согласий и даты печати: людей в них нет", "consents.ConsentText", "consents.SheetBatch")
