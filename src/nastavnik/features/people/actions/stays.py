"""Writes of dated stays in classes; `Person.school_class` is the open one."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from nastavnik.core.calendars.school_year import SchoolYear
from nastavnik.features.people.enums import PersonState
from nastavnik.features.people.models import ClassStay, Person, SchoolClass
from nastavnik.features.people.years import stays_of
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused

ONE_DAY = timedelta(days=1)


@action("classes.begin_stay")
def begin_stays(people: Sequence[Person], *, by: Actor, moment: datetime) -> list[ClassStay]:
    """People just entered are in their classes from the first day of the school year, until somebody says better."""
    since = SchoolYear.of(local_day(moment)).start
    placed = [person for person in people if person.school_class_id]
    return create_many([_stay(person, person.school_class, since) for person in placed])


@action("classes.follow")
def follow_class(person: Person, *, since: date | None, by: Actor, moment: datetime) -> None:
    """Make the stays say what `school_class` says; `since` None: the open stay was a mistake from its first day."""
    if person.state != PersonState.ACTIVE:
        return
    stays = list(stays_of(person))
    current = next((one for one in stays if one.until is None), None)
    if current is None:
        _open(person, stays, since or local_day(moment))
    elif current.school_class_id != person.school_class_id:
        _turn(person, current, stays, since or current.since)


def _turn(person: Person, current: ClassStay, stays: list[ClassStay], since: date) -> None:
    """Out of `current` into the class the person now has, as of a day."""
    if current.since < since:
        change(current, until=since - ONE_DAY)
        _open(person, stays, since)
        return
    before = [one for one in stays if one.until and one.until == current.since - ONE_DAY]
    if before and before[0].school_class_id == person.school_class_id:
        remove(current)
        change(before[0], until=None)
    elif person.school_class_id:
        change(current, school_class=person.school_class)
    else:
        remove(current)


def _open(person: Person, stays: list[ClassStay], since: date) -> None:
    if person.school_class_id is None:
        return
    last = max((one.until for one in stays if one.until), default=None)
    if last is not None and last >= since:
        since = last + ONE_DAY
    create(_stay(person, person.school_class, since))


def _stay(person: Person, school_class: SchoolClass | None, since: date) -> ClassStay:
    return ClassStay(
        organisation_id=person.organisation_id, person=person, school_class=school_class, since=since
    )


@action("classes.close_stay")
def close_stay(person: Person, *, on: date, by: Actor, moment: datetime) -> None:
    """The person's last day in the class."""
    current = stays_of(person).filter(until=None).first()
    if current is not None:
        change(current, until=max(on, current.since))


@action("classes.reopen_stay")
def reopen_stay(person: Person, *, by: Actor, moment: datetime) -> SchoolClass | None:
    """Back into the class from which the person left; None when there was none."""
    last = stays_of(person).last()
    if last is None or last.until is None or person.left_on is None or last.until < person.left_on:
        return None
    change(last, until=None)
    return last.school_class


@action("classes.date_stay")
def date_stay(
    stay: ClassStay,
    *,
    since: date,
    until: date | None,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> ClassStay:
    """Correct the days of a stay; the person is never in two classes at once."""
    if until is not None and until < since:
        raise BadInput("Последний день раньше первого", field="until")
    if (until is None) != (stay.until is None):
        raise BadInput(
            "Текущий класс меняют переводом или выбытием: последнего дня у него нет", field="until"
        )
    others = [one for one in stays_of(stay.person) if one.pk != stay.pk]
    for one in others:
        if since <= (one.until or date.max) and one.since <= (until or date.max):
            raise Refused(f"В эти дни человек учился в классе {one.school_class}: сначала поправьте те дни")
    return change(stay, expected=expected, since=since, until=until)
