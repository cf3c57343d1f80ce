"""What «1 сентября» will do, before it does it: each class, where it goes, who stays and who leaves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nastavnik.core.calendars.school_year import SchoolYear
from nastavnik.core.russian.next_class import class_text, next_class
from nastavnik.core.russian.plurals import plural
from nastavnik.features.people.models import Person, SchoolClass

SEASON = frozenset({8, 9, 10})
FIRST_MONTH_FOR_THE_NEXT_YEAR = 6


@dataclass(slots=True)
class ClassPlan:
    """One class: `target` is its code next year, empty when everybody leaves."""

    school_class: SchoolClass
    target: str
    going: list[Person] = field(default_factory=list)
    repeating: list[Person] = field(default_factory=list)
    leaving: list[Person] = field(default_factory=list)
    new_leader: bool = False

    @property
    def same(self) -> bool:
        """A college group that keeps its code."""
        return self.target == self.school_class.code

    @property
    def pupils(self) -> list[Person]:
        """Everybody who is in the class now."""
        return sorted([*self.going, *self.repeating, *self.leaving], key=lambda person: person.sort_key)


@dataclass(slots=True)
class Plan:
    """The whole promotion; `faults` must be mended before it is carried out, `remarks` are worth reading."""

    year: SchoolYear
    day: date
    classes: list[ClassPlan]
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def leaving(self) -> list[Person]:
        """Graduates and those who go elsewhere."""
        return [person for one in self.classes for person in one.leaving]

    @property
    def going(self) -> int:
        """How many pupils change their class."""
        return sum(len(one.going) for one in self.classes if not one.same)


def coming_year(today: date) -> SchoolYear:
    """The year into which classes go: the coming one in summer, otherwise the current one."""
    return SchoolYear(today.year if today.month >= FIRST_MONTH_FOR_THE_NEXT_YEAR else today.year - 1)


def spoken(one: SchoolClass) -> str:
    """The code as it reads without doubt: «10-1», where it is kept as «101»."""
    return f"{one.number}-{one.letter}" if one.number and one.letter.isdecimal() else one.code


def drafted(classes: Sequence[SchoolClass], pupils: Mapping[int, Sequence[Person]], today: date) -> Plan:
    """The plan as it would be if nothing were corrected; classes without pupils are left alone."""
    targets = {one.public_id: next_class(spoken(one)).code for one in classes}
    return planned(classes, pupils, targets, (), (), today)


def planned(
    classes: Sequence[SchoolClass],
    pupils: Mapping[int, Sequence[Person]],
    targets: Mapping[str, str],
    repeating: Collection[str],
    leaving: Collection[str],
    today: date,
) -> Plan:
    """The plan with corrections: `targets` by the class's id; `repeating` and `leaving` are ids of pupils."""
    year = coming_year(today)
    plan = Plan(year, year.start, [])
    for one in classes:
        if pupils.get(one.pk):
            plan.classes.append(_class_plan(one, pupils[one.pk], targets, repeating, leaving, plan))
    both = set(repeating) & set(leaving)
    plan.faults += [
        f"{person}: отмечено и «повторно», и «уходит»"
        for one in plan.classes
        for person in one.leaving
        if person.public_id in both
    ]
    if not plan.classes:
        plan.faults.append("Переводить некого: в классах никого нет")
    plan.remarks += [*_season(today), *_joined(plan), *_new(plan, classes)]
    return plan


def _class_plan(
    one: SchoolClass,
    pupils: Sequence[Person],
    targets: Mapping[str, str],
    repeating: Collection[str],
    leaving: Collection[str],
    plan: Plan,
) -> ClassPlan:
    written = targets.get(one.public_id, next_class(spoken(one)).code).strip()
    target = written if written == one.code else class_text(written)
    if written and not target:
        plan.faults.append(f"{one}: «{written}» не похоже на класс или группу")
    told = ClassPlan(one, target, new_leader=next_class(spoken(one)).new_leader)
    for person in pupils:
        if person.public_id in leaving or (not target and person.public_id not in repeating):
            told.leaving.append(person)
        elif person.public_id in repeating:
            told.repeating.append(person)
        else:
            told.going.append(person)
    return told


def _season(today: date) -> list[str]:
    if today.month in SEASON:
        return []
    return ["Классы переводят в августе – октябре. Сейчас другое время года: проверьте, нужен ли перевод"]


def _joined(plan: Plan) -> list[str]:
    into: dict[str, list[str]] = {}
    for one in plan.classes:
        if one.target and one.going:
            into.setdefault(one.target, []).append(one.school_class.code)
    return [f"{' и '.join(codes)} сольются в {target}" for target, codes in into.items() if len(codes) > 1]


def _new(plan: Plan, classes: Sequence[SchoolClass]) -> list[str]:
    known = {one.code for one in classes}
    made = sorted({one.target for one in plan.classes if one.target and one.going} - known)
    if not made:
        return []
    word = plural(len(made), "новый класс", "новых класса", "новых классов")
    return [f"Появится {len(made)} {word}: {', '.join(made)}"]
