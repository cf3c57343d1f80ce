"""Reads of people, classes, guardians and possible duplicates.

Each read of people and classes passes `in_sight`: what a duty may not see does not exist for it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from nastavnik.core.russian.class_codes import parse_class
from nastavnik.core.russian.keys import search_key
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.models import Account, Card, Invitation
from nastavnik.features.accounts.queries import memberships
from nastavnik.features.people.enums import LegalStatus, PersonKind, PersonState
from nastavnik.features.people.models import (
    Distinction,
    Guardianship,
    Person,
    SchoolClass,
)
from nastavnik.kit.tenancy.scope import current_scope
from nastavnik.kit.verdict import NotFound

Folded = tuple[str, str, str]
SEES_EVERYBODY = frozenset({None, Role.CURATOR, Role.HEAD, Role.AUDITOR})
SEES_ENTRUSTED = frozenset({Role.CLASS_TEACHER, Role.PSYCHOLOGIST})


def in_sight(rows: QuerySet[Person]) -> QuerySet[Person]:
    """Leave whom the duty of the open scope may see: everybody, pupils of entrusted classes, or oneself."""
    scope = current_scope()
    if scope.account is None or scope.role in SEES_EVERYBODY:
        return rows
    if scope.role in SEES_ENTRUSTED:
        return rows.filter(_entrusted("school_class__", scope.account), kind=PersonKind.PUPIL)
    return rows.filter(account_id=scope.account)


def _entrusted(path: str, account_id: int) -> Q:
    teacher, psychologist = f"{path}class_teacher__account_id", f"{path}psychologist__account_id"
    return Q(**{teacher: account_id}) | Q(**{psychologist: account_id})


def people(
    kind: str = "", state: str = PersonState.ACTIVE, text: str = "", school_class: str = ""
) -> QuerySet[Person]:
    """People within sight. `text`: the beginning of any words of the name or the class; `school_class`: its id."""
    rows = in_sight(Person.objects.select_related("school_class", "partner"))
    given = {"kind": kind, "state": state, "school_class__public_id": school_class}
    return _found(rows.filter(**{name: value for name, value in given.items() if value}), text)


def _found(rows: QuerySet[Person], text: str) -> QuerySet[Person]:
    words = search_key(text).split()
    codes = (
        {pk: search_key(code) for pk, code in SchoolClass.objects.values_list("pk", "code")} if words else {}
    )
    for word in words:
        begins = Q(name_key__startswith=word) | Q(name_key__contains=f" {word}")
        in_double_name = Q(name_key__contains=f"-{word}")
        rows = rows.filter(begins | in_double_name | Q(school_class_id__in=_classes_like(word, codes)))
    return rows


def _classes_like(word: str, codes: dict[int, str]) -> list[int]:
    """Classes whose code begins so: «7», «7а», and «7a» typed with a Latin letter."""
    read = parse_class(word)
    meant = search_key(read.text) if read and read.text else word
    return [pk for pk, code in codes.items() if code.startswith((word, meant))]


def entrusted_people(account_id: int) -> QuerySet[Person]:
    """Pupils now in the classes entrusted to this account's person."""
    rows = Person.objects.select_related("school_class", "partner")
    return rows.filter(_entrusted("school_class__", account_id), state=PersonState.ACTIVE)


def kind_counts() -> dict[str, int]:
    """How many people of each kind are on the lists, within sight."""
    rows = in_sight(Person.objects.filter(state=PersonState.ACTIVE)).order_by()
    found = dict(rows.values_list("kind").annotate(n=Count("pk")))
    return {str(kind): found.get(kind, 0) for kind in PersonKind.values}


def load_person(public_id: str) -> Person:
    """One person within sight, or `NotFound`."""
    rows = in_sight(Person.objects.select_related("school_class", "partner", "merged_into", "account"))
    found: Person | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def person_by_id(public_id: str) -> Person | None:
    """The active person with this id, if within sight; for choices in forms."""
    found: Person | None = people().filter(public_id=public_id).first()
    return found


def adults(text: str) -> QuerySet[Person]:
    """Those who may be guardians."""
    return people(text=text).exclude(kind=PersonKind.PUPIL)


def merged_into(person: Person) -> QuerySet[Person]:
    """Records that were found to be this person."""
    return Person.objects.filter(merged_into=person)


def invited_person(invitation: Invitation | Card) -> Person | None:
    """For whom the invitation was made; the record that stays, when two were merged meanwhile."""
    rows = Person.objects.filter(organisation_id=invitation.organisation_id).select_related("merged_into")
    found: Person | None = rows.filter(public_id=invitation.person_code).first()
    return found.merged_into or found if found else None


def card_holder(card: Card) -> Person:
    """For whom a card was printed, within sight; `NotFound` when the person is gone."""
    return load_person(card.person_code)


def accounts_without_person() -> QuerySet[Account]:
    """Accounts let into the organisation that are not yet said to be anybody's."""
    taken = Person.objects.exclude(account=None).values("account_id")
    let_in = memberships().filter(until=None).values("account_id")
    return Account.objects.filter(pk__in=let_in).exclude(pk__in=taken)


def person_of_account(account_id: int) -> Person | None:
    """The person behind an account in the scope's organisation."""
    found: Person | None = Person.objects.filter(account_id=account_id, state=PersonState.ACTIVE).first()
    return found


def class_choices() -> QuerySet[SchoolClass]:
    """Classes within sight, in the Russian order."""
    scope, rows = current_scope(), SchoolClass.objects.select_related("class_teacher", "psychologist")
    if scope.account is None or scope.role in SEES_EVERYBODY:
        return rows
    return rows.filter(_entrusted("", scope.account)) if scope.role in SEES_ENTRUSTED else rows.none()


def classes() -> QuerySet[SchoolClass]:
    """The same with the number of pupils now in them."""
    active = Person.objects.filter(state=PersonState.ACTIVE, school_class__isnull=False).order_by()
    sizes = dict(active.values_list("school_class").annotate(n=Count("pk")))
    rows: Any = class_choices()
    for row in rows:
        row.pupils = sizes.get(row.pk, 0)
    return rows


def load_class(public_id: str) -> SchoolClass:
    """One class within sight, or `NotFound`."""
    found: SchoolClass | None = class_choices().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def classes_of(teacher: Person) -> QuerySet[SchoolClass]:
    """Classes entrusted to this person."""
    return SchoolClass.objects.filter(Q(class_teacher=teacher) | Q(psychologist=teacher))


def class_by_code(code: str) -> SchoolClass | None:
    """The class written so in the scope's organisation."""
    found: SchoolClass | None = SchoolClass.objects.filter(code=code).first()
    return found


def guardians_of(child: Person) -> QuerySet[Guardianship]:
    """Adults who answer for the child; records merged into others are left out."""
    rows = Guardianship.objects.filter(child=child).exclude(guardian__state=PersonState.MERGED)
    return rows.select_related("guardian", "asked_by")


def answers_for(guardian: Person, child: Person) -> bool:
    """Whether this adult may sign for the child: written down as a guardian, with rights."""
    rows = Guardianship.objects.filter(child=child, guardian=guardian, legal_status=LegalStatus.FULL)
    return bool(rows.exists())


def account_by_key(account_id: int | None) -> Account | None:
    """The account that acts; None for the program itself."""
    found: Account | None = Account.objects.filter(pk=account_id).first()
    return found


def restricted_from(guardian: Person) -> set[int]:
    """Ids of children whose timetable and places this adult is not told."""
    rows = Guardianship.objects.filter(
        Q(restricted=True) | ~Q(legal_status=LegalStatus.FULL), guardian=guardian
    )
    return set(rows.order_by().values_list("child_id", flat=True))


def children_of(guardian: Person) -> QuerySet[Guardianship]:
    """Children this adult answers for; records merged into others are left out."""
    rows = Guardianship.objects.filter(guardian=guardian).exclude(child__state=PersonState.MERGED)
    return rows.select_related("child", "child__school_class")


def families_of(children: Iterable[Person]) -> dict[int, list[Person]]:
    """Guardians by the child's id, in one query."""
    rows = Guardianship.objects.filter(child_id__in={p.pk for p in children}).select_related("guardian")
    found: dict[int, list[Person]] = defaultdict(list)
    for row in rows:
        found[row.child_id].append(row.guardian)
    return found


def offspring_of(guardians: Iterable[Person]) -> dict[int, list[Person]]:
    """Children by the guardian's id, in one query."""
    rows = Guardianship.objects.filter(guardian_id__in={p.pk for p in guardians}).select_related("child")
    found: dict[int, list[Person]] = defaultdict(list)
    for row in rows:
        found[row.guardian_id].append(row.child)
    return found


def load_guardianship(public_id: str) -> Guardianship:
    """One guardianship, or `NotFound`."""
    rows = Guardianship.objects.select_related("child", "guardian").filter(public_id=public_id)
    found: Guardianship | None = rows.filter(child__in=in_sight(Person.objects.all())).first()
    if found is None:
        raise NotFound
    return found


def namesakes(surname: str, name: str, patronymic: str = "") -> QuerySet[Person]:
    """Active people with exactly this name (letter case and ё aside)."""
    return Person.objects.filter(name_key=search_key(surname, name, patronymic), state=PersonState.ACTIVE)


def possible_duplicates() -> list[tuple[Person, Person, str]]:
    """Pairs of active records that look like one person, with the Russian why; distinguished pairs are left out."""
    alike: dict[tuple[str, str, str], list[tuple[Person, Folded]]] = defaultdict(list)
    for person in Person.objects.filter(state=PersonState.ACTIVE).select_related("school_class"):
        folded = _folded(person)
        alike[person.kind, folded[0], folded[1][:1]].append((person, folded))
    apart = set(Distinction.objects.values_list("one_id", "other_id"))
    pairs = []
    for group in alike.values():
        for place, (one, mine) in enumerate(group):
            for other, theirs in group[place + 1 :]:
                why = _why_same(one, mine, other, theirs)
                if why and (min(one.pk, other.pk), max(one.pk, other.pk)) not in apart:
                    pairs.append((one, other, why))
    return pairs


def _folded(person: Person) -> Folded:
    """Surname, name and patronymic as they are compared."""
    return search_key(person.surname), _bare(person.name), _bare(person.patronymic)


def _bare(text: str) -> str:
    return search_key(text).rstrip(".")


def _why_same(one: Person, mine: Folded, other: Person, theirs: Folded) -> str:
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        return ""
    if not _agree(mine[1], theirs[1]) or not _agree(mine[2], theirs[2]):
        return ""
    if one.birth_date and one.birth_date == other.birth_date:
        return "совпали имя и дата рождения"
    if one.school_class_id and other.school_class_id and one.school_class_id != other.school_class_id:
        return ""
    return "совпало имя" if one.name_key == other.name_key else "одно имя записано полностью и сокращённо"


def _agree(a: str, b: str) -> bool:
    """Equal, or one is an initial (or absence) of the other."""
    return a == b or not a or not b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0])


def distinction_of(one: Person, other: Person) -> Distinction | None:
    """The remark that these two are different people, if it was made."""
    pair = {one.pk, other.pk}
    found: Distinction | None = Distinction.objects.filter(one_id=min(pair), other_id=max(pair)).first()
    return found


def own_organisation_id() -> int:
    """The id of the scope's only organisation."""
    (only,) = current_scope().organisations
    return only
