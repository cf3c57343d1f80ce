"""Personal data in sign-ins."""

from nastavnik.kit.privacy import Column, declare

_ACCESS = {"purpose": "access", "ground": "duty", "term": "access"}
_SECRET = Column("access", exported=False)

declare(
    "accounts.Account",
    {
        "username": Column("access", erase="pseudonym"),
        "password": _SECRET,
        "email": "contact",
        "title": "name",
        "last_login": "access",
        "protected_at": Column("access", erase="keep"),
    },
    **_ACCESS,
    plain="epoch",
    account=("pk",),
)
declare(
    "accounts.Membership",
    {"since": Column("access", erase="keep"), "until": Column("access", erase="keep")},
    **_ACCESS,
    account=("account",),
)
declare(
    "accounts.Invitation",
    {
        "addressee": Column("name", erase="pseudonym"),
        "code_hash": Column("access", erase="keep", exported=False),
    },
    **_ACCESS,
    plain="person_code expires_at used_at revoked_at",
    account=("account",),
    code=("person_code",),
)
declare(
    "accounts.Card",
    {"addressee": "name", "code_hash": _SECRET},
    **_ACCESS,
    plain="person_code issued_at expires_at used_at annulled_at",
    account=("account",),
    code=("person_code",),
    removed=True,
)
declare(
    "accounts.PersonalLink",
    {"code_hash": _SECRET},
    **_ACCESS,
    plain="purpose subject person_code expires_at closed_at",
    code=("person_code",),
    removed=True,
)
declare(
    "accounts.Device",
    {"mark": _SECRET, "title": "access", "since": "access"},
    **_ACCESS,
    account=("account",),
    removed=True,
)
declare(
    "accounts.Identity",
    {"mark": _SECRET, "issuer": "access"},
    **_ACCESS,
    account=("account",),
    removed=True,
)
