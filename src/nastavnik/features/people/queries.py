"""Reads of people, classes, guardians and possible duplicates."""

from collections import defaultdict

from django.db.models import Count, Q, QuerySet

from nastavnik.core.russian.keys import search_key
from nastavnik.features.people.enums import PersonState
from nastavnik.features.people.models import Distinction, Guardianship, Person, SchoolClass
from nastavnik.kit.tenancy.scope import current_scope
from nastavnik.kit.verdict import NotFound


def people(kind: str = "", state: str = PersonState.ACTIVE, text: str = "") -> QuerySet[Person]:
    """People of the scope, optionally of one kind; `text` is the beginning of any word of the name or the class."""
    rows = Person.objects.select_related("school_class", "partner")
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    return _found(rows, text)


def _found(rows: QuerySet[Person], text: str) -> QuerySet[Person]:
    for word in search_key(text).split():
        rows = rows.filter(
            Q(name_key__startswith=word)
            | Q(name_key__contains=f" {word}")
            | Q(school_class__code__istartswith=word)
        )
    return rows


def entrusted_people(account_id: int) -> QuerySet[Person]:
    """Pupils of the classes entrusted to this account's person."""
    return people().filter(school_class__class_teacher__account_id=account_id)


def load_person(public_id: str) -> Person:
    """One person of the scope, or `NotFound`."""
    rows = Person.objects.select_related("school_class", "partner", "merged_into", "account")
    found: Person | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def person_of_account(account_id: int) -> Person | None:
    """The person behind an account in the scope's organisation."""
    found: Person | None = Person.objects.filter(account_id=account_id, state=PersonState.ACTIVE).first()
    return found


def classes() -> QuerySet[SchoolClass]:
    """Classes with the number of pupils now in them."""
    active = Q(state=PersonState.ACTIVE)
    counts = (
        Person.objects.filter(active, school_class__isnull=False)
        .values("school_class")
        .annotate(n=Count("pk"))
    )
    sizes = {row["school_class"]: row["n"] for row in counts}
    rows = SchoolClass.objects.select_related("class_teacher")
    for row in rows:
        row.pupils = sizes.get(row.pk, 0)
    return rows


def load_class(public_id: str) -> SchoolClass:
    """One class, or `NotFound`."""
    found: SchoolClass | None = SchoolClass.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def class_by_code(code: str) -> SchoolClass | None:
    """The class written so in the scope's organisation."""
    found: SchoolClass | None = SchoolClass.objects.filter(code=code).first()
    return found


def guardians_of(child: Person) -> QuerySet[Guardianship]:
    """Adults who answer for the child."""
    return Guardianship.objects.filter(child=child).select_related("guardian")


def children_of(guardian: Person) -> QuerySet[Guardianship]:
    """Children this adult answers for."""
    return Guardianship.objects.filter(guardian=guardian).select_related("child")


def load_guardianship(public_id: str) -> Guardianship:
    """One guardianship, or `NotFound`."""
    found = Guardianship.objects.select_related("child", "guardian").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def namesakes(surname: str, name: str, patronymic: str = "") -> QuerySet[Person]:
    """Active people with exactly this name (letter case and ё aside)."""
    return Person.objects.filter(name_key=search_key(surname, name, patronymic), state=PersonState.ACTIVE)


def possible_duplicates() -> list[tuple[Person, Person, str]]:
    """Pairs of active records that look like one person, with the Russian why; distinguished pairs are left out."""
    by_name: dict[tuple[str, str, str], list[Person]] = defaultdict(list)
    for person in Person.objects.filter(state=PersonState.ACTIVE).select_related("school_class"):
        by_name[_outline(person)].append(person)
    apart = set(Distinction.objects.values_list("one_id", "other_id"))
    pairs = []
    for group in by_name.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                why = _why_same(one, other)
                if why and (min(one.pk, other.pk), max(one.pk, other.pk)) not in apart:
                    pairs.append((one, other, why))
    return pairs


def _outline(person: Person) -> tuple[str, str, str]:
    return person.kind, search_key(person.surname), search_key(person.name)[:1]


def _why_same(one: Person, other: Person) -> str:
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        return ""
    if not _agree(one.name, other.name) or not _agree(one.patronymic, other.patronymic):
        return ""
    if one.birth_date and one.birth_date == other.birth_date:
        return "совпали имя и дата рождения"
    if one.school_class_id and other.school_class_id and one.school_class_id != other.school_class_id:
        return ""
    return "совпало имя" if one.name_key == other.name_key else "одно имя записано полностью и сокращённо"


def _agree(one: str, other: str) -> bool:
    """Equal, or one is an initial (or absence) of the other."""
    a, b = search_key(one).rstrip("."), search_key(other).rstrip(".")
    return a == b or not a or not b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0])


def own_organisation_id() -> int:
    """The id of the scope's only organisation."""
    (only,) = current_scope().organisations
    return only
