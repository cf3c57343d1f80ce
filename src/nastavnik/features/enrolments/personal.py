"""Personal data of participation."""

from nastavnik.kit.privacy import Column, declare

_PART = {"purpose": "programme", "ground": "consent", "term": "participant"}
_FIGURE = Column("part", erase="keep")

declare(
    "enrolments.Enrolment",
    {
        "entered_on": _FIGURE,
        "left_on": _FIGURE,
        "places": _FIGURE,
        "paused_until": _FIGURE,
        "source": "part",
        "results": "part",
        "case_link": "part",
        "completion_mark": "part",
    },
    **_PART,
    plain="track used_places",
    subject=("person",),
)
declare(
    "enrolments.Request",
    {
        "text": "asking",
        "problem": Column("asking", erase="keep"),
        "needs": Column("asking", erase="keep"),
        "interests": "asking",
        "slots": "asking",
        "languages": "asking",
        "support": Column("asking", erase="keep"),
        "wanted_sex": "asking",
    },
    **_PART,
    subject=("enrolment__person",),
)
declare(
    "enrolments.Offer",
    {
        "text": "asking",
        "competences": Column("asking", erase="keep"),
        "achievements": "asking",
        "interests_text": "asking",
        "interests": "asking",
        "wanted_age": "asking",
        "wanted_age_from": Column("asking", erase="keep"),
        "wanted_age_to": Column("asking", erase="keep"),
        "time_resource": "asking",
        "slots": "asking",
        "languages": "asking",
        "experience": Column("asking", erase="keep"),
    },
    **_PART,
    subject=("enrolment__person",),
)
declare(
    "enrolments.Interview",
    {
        "held_on": Column("opinion", erase="keep"),
        "marks": Column("opinion", erase="keep"),
        "criterion": Column("opinion", erase="keep"),
        "reason": "sensitive",
    },
    **_PART,
    subject=("enrolment__person",),
)
