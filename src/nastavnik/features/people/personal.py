"""Personal data of the person file."""

from nastavnik.kit.privacy import Column, declare

_SHADOW = Column("name", exported=False)  # computed from the name, emptied with it

declare(
    "people.Person",
    {
        "surname": Column("name", erase="pseudonym"),
        "name": "name",
        "patronymic": "name",
        "name_cases": "name",
        "name_key": _SHADOW,
        "sort_key": _SHADOW,
        "sex": "birth",
        "birth_date": "birth",
        "birth_year": "birth",
        "post": "study",
        "post_cases": "study",
        "workplace": "study",
        "phone": "contact",
        "email": "contact",
        "contact_note": "contact",
        "recommended_by": "clearance",
        "recommended_on": "clearance",
        "photo": "picture",
        "left_on": Column("study", erase="keep"),
    },
    purpose="programme",
    ground="consent",
    term="participant",
    subject=("pk",),
)
declare(
    "people.Guardianship",
    # what one adult has laid against another is not handed out with the other's data (threat S15)
    {
        "ground": "family",
        "restriction_ground": Column("sensitive", exported=False),
        "asked_ground": Column("sensitive", exported=False),
    },
    purpose="family",
    ground="law",
    term="guardian",
    subject=("child", "guardian"),
    removed=True,
)
declare(
    "people.Distinction",
    {},
    purpose="programme",
    ground="duty",
    term="participant",
    subject=("one", "other"),
    removed=True,
)
declare(
    "people.ClassStay",
    {"since": Column("study", erase="keep"), "until": Column("study", erase="keep")},
    purpose="programme",
    ground="law",
    term="participant",
    subject=("person",),
)
declare(
    "people.SchoolClass",
    {},
    purpose="programme",
    ground="law",
    term="participant",
    plain="code number letter sort_key",
)
declare(
    "people.Promotion",
    {"moved": Column("study", exported=False)},
    purpose="programme",
    ground="law",
    term="participant",
    plain="school_year happened_on",
)
declare(
    "people.Regrouping",
    {"moved": Column("deed", exported=False), "filled": Column("deed", exported=False)},
    purpose="order",
    ground="duty",
    term="participant",
    plain="happened_on trail_mark",
    subject=("person", "other"),
)
