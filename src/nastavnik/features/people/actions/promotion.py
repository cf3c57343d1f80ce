"""«1 сентября»: every class goes on by a year in one action, and the whole of it can be taken back."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError

from nastavnik.features.people.actions.classes import add_class
from nastavnik.features.people.enums import LeavingReason, PersonState
from nastavnik.features.people.models import ClassStay, Person, Promotion, SchoolClass
from nastavnik.features.people.promotion import ClassPlan, Plan
from nastavnik.features.people.queries import own_organisation_id
from nastavnik.features.people.years import (
    classes_by_code,
    classes_by_id,
    open_stays,
    people_by_id,
    promotion_of,
    stays_by_id,
)
from nastavnik.kit.actions import Actor, action, change, create, create_many, remove
from nastavnik.kit.actions.many import change_many, remove_many
from nastavnik.kit.verdict import BadInput, Refused

ONE_DAY = timedelta(days=1)
MOST_TOLD = 5


@action("classes.promote")
def promote(plan: Plan, *, notes: dict[str, Any] | None = None, by: Actor, moment: datetime) -> Promotion:
    """Carry the plan out; a second time in one year is refused. `notes` are kept for whoever undoes it."""
    if plan.faults:
        raise BadInput(plan.faults[0])
    if earlier := promotion_of(plan.year.start_year):
        raise Refused(f"{earlier} уже сделан {earlier.happened_on:%d.%m.%Y}: его можно отменить")
    stays = {stay.person_id: stay for stay in open_stays()}
    classes, made = _targets(plan, by, moment)
    moved: dict[str, Any] = {"made": [one.public_id for one in made], "notes": notes or {}}
    moved["left"] = _send_away(plan, stays)
    moved["going"] = [line for one in plan.classes for line in _lead_on(one, classes, stays, plan)]
    moved["leaders"] = _hand_over(plan, classes)
    row = Promotion(
        organisation_id=own_organisation_id(),
        school_year=plan.year.start_year,
        happened_on=plan.day,
        moved=moved,
    )
    try:
        return create(row)
    except IntegrityError as fault:
        raise Refused("Классы уже переведены: обновите страницу") from fault


def _targets(plan: Plan, by: Actor, moment: datetime) -> tuple[dict[str, SchoolClass], list[SchoolClass]]:
    known = classes_by_code()
    wanted = {one.target for one in plan.classes if one.going and one.target}
    made = [add_class(code, by=by, moment=moment) for code in sorted(wanted - set(known))]
    return known | {one.code: one for one in made}, made


def _send_away(plan: Plan, stays: dict[int, ClassStay]) -> list[list[Any]]:
    """Graduates and leavers: the last day is the one before the new year."""
    leavers, last = plan.leaving, plan.day - ONE_DAY
    told = [[p.public_id, _code(p.school_class), _code(stays.get(p.pk))] for p in leavers]
    closing = [stays[p.pk] for p in leavers if p.pk in stays]
    change_many([one for one in closing if one.since <= last], "classes.close_stay", until=last)
    for stay in (one for one in closing if one.since > last):
        change(stay, "classes.close_stay", until=stay.since)
    change_many(
        leavers, "people.leave", state=PersonState.LEFT, left_on=last,
        leaving_reason=LeavingReason.GRADUATED, school_class=None,
    )  # fmt: skip
    return told


def _lead_on(
    one: ClassPlan, classes: dict[str, SchoolClass], stays: dict[int, ClassStay], plan: Plan
) -> list[list[Any]]:
    """Pupils of one class into their next one; each line: person, old class, closed stay, opened stay, new class."""
    if one.same or not one.going:
        return []
    target, last = classes[one.target], plan.day - ONE_DAY
    begun = [p for p in one.going if p.pk in stays and stays[p.pk].since < plan.day]
    late = [stays[p.pk] for p in one.going if p.pk in stays and stays[p.pk].since >= plan.day]
    change_many([stays[p.pk] for p in begun], "classes.close_stay", until=last)
    change_many(late, "classes.correct", school_class=target)
    written = [p for p in one.going if p.pk not in {stay.person_id for stay in late}]
    opened = create_many([_stay(p, target, plan) for p in written], "classes.begin_stay")
    new = {stay.person_id: stay for stay in opened}
    told = [
        [
            p.public_id,
            one.school_class.public_id,
            _code(stays.get(p.pk)),
            _code(new.get(p.pk)),
            target.public_id,
        ]
        for p in one.going
    ]
    change_many(one.going, "classes.follow", school_class=target)
    return told


def _stay(person: Person, target: SchoolClass, plan: Plan) -> ClassStay:
    return ClassStay(
        organisation_id=person.organisation_id, person=person, school_class=target, since=plan.day
    )


def _hand_over(plan: Plan, classes: dict[str, SchoolClass]) -> list[list[str]]:
    """Class teacher and psychologist go on with their pupils; a class left empty is nobody's."""
    leaders: dict[str, tuple[int, Any, Any]] = {}
    for one in plan.classes:
        if one.going and len(one.going) > leaders.get(one.target, (0,))[0]:
            found = (None, None) if one.new_leader else _leaders(one.school_class)
            leaders[one.target] = (len(one.going), *found)
    emptied = {one.school_class.code for one in plan.classes if not one.repeating} - set(leaders)
    wanted = {code: told[1:] for code, told in leaders.items()} | {code: (None, None) for code in emptied}
    before = {code: _leaders(classes[code]) for code in wanted}
    lines = []
    for code, (teacher, psychologist) in sorted(wanted.items()):
        if before[code] == (teacher, psychologist):
            continue
        change(classes[code], "classes.entrust", class_teacher=teacher, psychologist=psychologist)
        lines.append([classes[code].public_id, *map(_code, (*before[code], teacher, psychologist))])
    return lines


def _leaders(school_class: SchoolClass) -> tuple[Any, Any]:
    return school_class.class_teacher, school_class.psychologist


def _code(row: Any) -> str:
    return row.public_id if row is not None else ""


@action("classes.demote")
def undo_promotion(promotion: Promotion, *, by: Actor, moment: datetime) -> None:
    """Everybody is back in the class, on the lists, under the leader of before; refused when anybody moved on since."""
    Undoing(promotion).run()
    remove(promotion)


class Undoing:
    """The ledger read against the base as it is now."""

    def __init__(self, promotion: Promotion) -> None:
        told = promotion.moved
        self.told, self.promotion = told, promotion
        self.people = people_by_id(line[0] for part in ("going", "left") for line in told[part])
        codes = [line[1] for part in ("going", "left") for line in told[part]]
        codes += [line[4] for line in told["going"]]
        self.classes = classes_by_id([*codes, *told["made"], *(line[0] for line in told["leaders"])])
        self.stays = stays_by_id(
            code for part in ("going", "left") for line in told[part] for code in line[2:4]
        )
        self.adults = people_by_id(code for line in told["leaders"] for code in line[1:])
        self.refusals: list[str] = []

    def run(self) -> None:
        """Check everything, then write everything."""
        self._check()
        if self.refusals:
            more = len(self.refusals) - MOST_TOLD
            told = "; ".join(self.refusals[:MOST_TOLD]) + (f"; и ещё {more}" if more > 0 else "")
            raise Refused(f"Перевод не отменить: после него уже менялось — {told}")
        self._lead_back(self.told["going"])
        self._bring_back(self.told["left"])
        for code, teacher, psychologist, *_ in self.told["leaders"]:
            change(
                self.classes[code], "classes.entrust", class_teacher=self.adults.get(teacher),
                psychologist=self.adults.get(psychologist),
            )  # fmt: skip
        for code in self.told["made"]:
            try:
                remove(self.classes[code], "classes.undo")
            except (IntegrityError, Refused) as fault:
                raise Refused(f"В классе {self.classes[code]} есть люди: перевод не отменить") from fault

    def _check(self) -> None:
        for person, _, closed, opened, target in self.told["going"]:
            self._same(self.people.get(person), self.stays.get(opened or closed), self.classes.get(target))
        for person, _, closed in self.told["left"]:
            found = self.people.get(person)
            if found is None or found.state != PersonState.LEFT or found.school_class_id:
                self.refusals.append(f"{found or 'удалённая запись'} (снова в списках)")
            elif closed and closed not in self.stays:
                self.refusals.append(f"{found} (дни в классе)")
        for code, _, _, teacher, psychologist in self.told["leaders"]:
            led = self.classes.get(code)
            if led is None or list(map(_code, _leaders(led))) != [teacher, psychologist]:
                self.refusals.append(f"кому поручен класс {led or ''}")

    def _same(self, person: Person | None, stay: ClassStay | None, target: SchoolClass | None) -> None:
        """The person is still where the promotion has put them."""
        if person is None:
            self.refusals.append("удалённая запись")
        elif (
            stay is None
            or stay.until is not None
            or target is None
            or not (stay.school_class_id == person.school_class_id == target.pk)
        ):
            self.refusals.append(f"{person} (класс)")
        elif stay.since < self.promotion.happened_on:
            self.refusals.append(f"{person} (дни в классе)")

    def _lead_back(self, lines: Sequence[list[str]]) -> None:
        opened = [self.stays[line[3]] for line in lines if line[3]]
        remove_many(opened, "classes.forget_stay")
        change_many(
            [self.stays[line[2]] for line in lines if line[2] and line[3]], "classes.reopen_stay", until=None
        )
        by_class: dict[str, list[list[str]]] = defaultdict(list)
        for line in lines:
            by_class[line[1]].append(line)
        for code, group in by_class.items():
            old = self.classes[code]
            change_many(
                [self.stays[x[2]] for x in group if x[2] and not x[3]], "classes.correct", school_class=old
            )
            change_many([self.people[x[0]] for x in group], "classes.follow", school_class=old)

    def _bring_back(self, lines: Sequence[list[str]]) -> None:
        change_many([self.stays[line[2]] for line in lines if line[2]], "classes.reopen_stay", until=None)
        by_class: dict[str, list[Person]] = defaultdict(list)
        for person, code, _ in lines:
            by_class[code].append(self.people[person])
        for code, group in by_class.items():
            change_many(
                group, "people.return", state=PersonState.ACTIVE, left_on=None, leaving_reason="",
                school_class=self.classes[code],
            )  # fmt: skip
