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
        "text": "wish",
        "problem": Column("wish", erase="keep"),
        "needs": Column("wish", erase="keep"),
        "interests": "wish",
        "slots": "wish",
    },
    **_PART,
    subject=("enrolment__person",),
)
declare(
    "enrolments.Offer",
    {
        "text": "wish",
        "competences": Column("wish", erase="keep"),
        "achievements": "wish",
        "interests_text": "wish",
        "interests": "wish",
        "wanted_age": "wish",
        "wanted_age_from": Column("wish", erase="keep"),
        "wanted_age_to": Column("wish", erase="keep"),
        "time_resource": "wish",
        "slots": "wish",
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
