"""Personal data of training."""

from nastavnik.kit.privacy import Column, declare

declare(
    "trainings.Training",
    {"leader": Column("name", exported=False)},
    purpose="programme",
    ground="employment",
    term="paper",
    plain="module title held_on hours place",
)
declare(
    "trainings.Attendance",
    {"mark": "part"},
    purpose="programme",
    ground="consent",
    term="participant",
    subject=("enrolment__person",),
)
