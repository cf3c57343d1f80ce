"""What the files of the demo school can show: a dispute of parents, one who has left, two records made one."""

from typing import TYPE_CHECKING, Any

from nastavnik.features.people.actions import add_person, ask_status, leave, merge_people, restrict_guardian
from nastavnik.features.people.queries import guardians_of

if TYPE_CHECKING:
    from nastavnik.cli.demo.school import School

COURT = "решение Крамского районного суда № 2-114"


def tell_files(school: "School", save: dict[str, Any]) -> None:
    """Only pupils of the primary classes and one guardian of an older pupil: no pair of the demo leans on them."""
    little = [pupil for pupil in school.pupils if pupil.school_class.number <= 4]
    gone = leave(little[0], reason="moved", **save)
    school.pupils.remove(gone)
    _twin(little[1], save)
    older = [pupil for pupil in school.pupils if pupil.pk in school.guardians][-1]
    row = guardians_of(older)[0]
    restrict_guardian(row, ground=COURT, **save)
    ask_status(row, legal_status="limited", ground=COURT, **save)


def _twin(child: Any, save: dict[str, Any]) -> None:
    """The same child, once entered without a patronymic."""
    twin = add_person(
        kind="pupil", surname=child.surname, name=child.name, phone="8 (000) 300-00-01", sex=child.sex, **save
    )
    merge_people(child, twin, **save)
