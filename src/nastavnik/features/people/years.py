"""Reads over the years: stays in classes, promotions, ledgers of merging, everything kept about a person."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import ForeignKey, Q, QuerySet

from nastavnik.features.people.enums import PersonKind, PersonState
from nastavnik.features.people.models import ClassStay, Person, Promotion, Regrouping, SchoolClass
from nastavnik.features.people.queries import in_sight
from nastavnik.kit.actions.repointing import pointing_at
from nastavnik.kit.verdict import NotFound

NOT_TOLD = {"organisation", "public_id", "version", "id", "scan", "photo", "asked_by"}
NOT_BELONGINGS = frozenset({"people.Regrouping", "people.Distinction", "people.Person"})


def stays_of(person: Person) -> QuerySet[ClassStay]:
    """The person's classes over the years, the earliest first."""
    return ClassStay.objects.filter(person=person).select_related("school_class")


def regrouping_of(other: Person, kind: str) -> Regrouping | None:
    """The ledger of the merger that closed this record, or of the split that made it."""
    rows = Regrouping.objects.filter(other=other, kind=kind)
    found: Regrouping | None = rows.select_related("person", "other").first()
    return found


def open_stays() -> list[ClassStay]:
    """Who is in which class now, in one query."""
    return list(ClassStay.objects.filter(until=None))


def stays_by_id(codes: Iterable[str]) -> dict[str, ClassStay]:
    """Stays by their public ids."""
    return {row.public_id: row for row in _by_codes(ClassStay.objects.all(), codes)}


def people_by_id(codes: Iterable[str]) -> dict[str, Person]:
    """People of the organisation by their public ids, whatever their state."""
    return {row.public_id: row for row in _by_codes(Person.objects.all(), codes)}


def classes_by_id(codes: Iterable[str]) -> dict[str, SchoolClass]:
    """Classes by their public ids, with their leaders."""
    rows = SchoolClass.objects.select_related("class_teacher", "psychologist")
    return {row.public_id: row for row in _by_codes(rows, codes)}


def classes_by_code() -> dict[str, SchoolClass]:
    """All classes by what people write, with their leaders."""
    rows = SchoolClass.objects.select_related("class_teacher", "psychologist")
    return {row.code: row for row in rows}


def _by_codes(rows: QuerySet[Any], codes: Iterable[str], portion: int = 500) -> list[Any]:
    wanted = sorted({code for code in codes if code})
    return [
        row
        for start in range(0, len(wanted), portion)
        for row in rows.filter(public_id__in=wanted[start : start + portion])
    ]


def pupils_by_class() -> dict[int, list[Person]]:
    """Pupils now in classes, by the class's id, in one query."""
    rows = Person.objects.filter(state=PersonState.ACTIVE, school_class__isnull=False, kind=PersonKind.PUPIL)
    found: dict[int, list[Person]] = defaultdict(list)
    for row in rows.select_related("school_class"):
        found[row.school_class_id].append(row)
    return found


def promotions() -> QuerySet[Promotion]:
    """Promotions over the years, the latest first."""
    return Promotion.objects.all()


def promotion_of(start_year: int) -> Promotion | None:
    """The promotion into the school year that begins so."""
    found: Promotion | None = Promotion.objects.filter(school_year=start_year).first()
    return found


def load_promotion(public_id: str) -> Promotion:
    """One promotion, or `NotFound`."""
    found: Promotion | None = Promotion.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def class_on(school_class: SchoolClass, day: date) -> QuerySet[ClassStay]:
    """Who was in the class on a day, in the Russian order; mistaken doubles are left out."""
    rows = ClassStay.objects.filter(
        Q(until=None) | Q(until__gte=day), school_class=school_class, since__lte=day
    )
    seen = in_sight(Person.objects.exclude(state=PersonState.MERGED))
    return rows.filter(person__in=seen).select_related("person").order_by("person__sort_key", "pk")


def load_stay(public_id: str) -> ClassStay:
    """One stay of a person within sight, or `NotFound`."""
    rows = ClassStay.objects.select_related("person", "school_class").filter(public_id=public_id)
    found: ClassStay | None = rows.filter(person__in=in_sight(Person.objects.all())).first()
    if found is None:
        raise NotFound
    return found


def belongings(person: Person) -> list[tuple[tuple[str, str, str], str]]:
    """What the slices keep about a person: ((table, public id, column), Russian text), whatever tables there are."""
    return [
        ((row._meta.label, row.public_id, column), _belonging(row, column))
        for row, column in pointing_at(person, skip=NOT_BELONGINGS)
    ]


def _belonging(row: Any, column: str) -> str:
    """«Участие в программе: Наставничество 2026/27, наставляемый, 15.09.2026»."""
    words, dates = [], []
    for field in row._meta.concrete_fields:
        value = getattr(row, field.name) if field.name not in NOT_TOLD | {column} else None
        if value and field.choices:
            words.append(str(dict(field.flatchoices).get(value, "")))
        elif isinstance(value, date):
            dates.append(f"{value:%d.%m.%Y}")
        elif isinstance(field, ForeignKey) and value is not None:
            words.append(str(value))
    title = f"{row._meta.verbose_name}: {', '.join(filter(None, (*words[:3], *dates[:1])))}"
    return title[:1].upper() + title[1:]
