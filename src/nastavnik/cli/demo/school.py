"""The demo school: its authorities, passport, partners, 45 of staff, 600 pupils, guardians."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from nastavnik.cli.demo.crowd import facts_of, invented, one_of, words
from nastavnik.cli.demo.files import tell_files
from nastavnik.features.organisations.actions import add_partner, found_organisation
from nastavnik.features.people.actions import add_class, add_guardian, add_person, entrust_class
from nastavnik.kit.actions import Actor
from nastavnik.kit.tenancy.scope import maintenance, organisation_scope

BY = Actor.system("показательная школа")
STAFF, PUPILS, LETTERS = 45, 600, "АБ"
PASSPORT: dict[str, Any] = {
    "full_name": "муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 14»",
    "founder": "Администрация города Крамска",
    "city": "г. Крамск",
    "address": "000014, Крамская область, г. Крамск, ул. Вымышленная, д. 14",
    "phone": "8 (000) 000-14-14",
    "email": "school14@example.org",
    "website": "https://school14.example.org",
    "inn": "0000000014",
    "kpp": "000000014",
    "ogrn": "0000000000014",
    "okpo": "00000014",
    "regional_act": "приказ министерства образования Крамской области от 20.03.2021 № 114",
}


@dataclass
class School:
    """What later chapters of the demo need."""

    organisation: Any
    municipality: Any
    region: Any
    staff: list[Any] = field(default_factory=list)
    pupils: list[Any] = field(default_factory=list)
    guardians: dict[int, Any] = field(default_factory=dict)
    classes: list[Any] = field(default_factory=list)
    partners: list[Any] = field(default_factory=list)
    employees: list[Any] = field(default_factory=list)


def build_school(year: int, moment: datetime) -> School:
    """Found the school and fill its lists as they stand on 1 September of `year`."""
    save: dict[str, Any] = {"by": BY, "moment": moment}
    school = _found(save)
    with organisation_scope(school.organisation.pk):
        school.partners = [_partner(n, year, save) for n in range(len(words()["partners"]))]
        school.staff = [_teacher(n, year, save) for n in range(STAFF)]
        school.classes = [add_class(f"{n}{letter}", **save) for n in range(1, 12) for letter in LETTERS]
        for number, group in enumerate(school.classes):
            entrust_class(group, class_teacher=school.staff[7 + number % (STAFF - 7)], **save)
        for number in range(PUPILS):
            _pupil(school, number, year, save)
        school.employees = [_employee(school, n, save) for n in range(8)]
        tell_files(school, save)
    return school


def _found(save: dict[str, Any]) -> School:
    head = invented(0, "f")
    with maintenance():
        region = found_organisation(
            kind="region",
            short_name="Минобразования Крамской области",
            full_name="Министерство образования Крамской области",
            **save,
        )
        municipality = found_organisation(
            kind="municipality",
            short_name="Управление образования Крамска",
            full_name="Управление образования администрации города Крамска",
            parent=region,
            **save,
        )
        school = found_organisation(
            kind="school", short_name="МБОУ «СОШ № 14»", parent=municipality, head_post="директор",
            head_surname=head.surname, head_name=head.name, head_patronymic=head.patronymic, **PASSPORT, **save,
        )  # fmt: skip
    return School(school, municipality, region)


def _partner(number: int, year: int, save: dict[str, Any]) -> Any:
    kind, name = one_of("partners", number)
    return add_partner(
        kind=kind,
        name=name,
        contact=f"отдел кадров, 8 (000) 000-20-{number:02d}",
        agreement_number=f"{number + 1}/Н",
        agreement_date=date(year - 1, 9, 20),
        agreement_until=date(year if number == 1 else year + 2, 12, 1),
        **save,
    )


def _teacher(number: int, year: int, save: dict[str, Any]) -> Any:
    sex = "f" if number % 5 else "m"
    person = invented(number, "f" if number == 0 else sex)
    posts = words()["posts"]
    post = posts[number] if number < len(posts) else posts[7 + number % (len(posts) - 7)]
    born = date(year - 58 + number % 34, 1 + number % 12, 1 + number % 28)
    return add_person(
        kind="staff", post=post, birth_date=born, workplace="МБОУ «СОШ № 14»", phone=f"8 (000) 100-{number:02d}-00",
        **facts_of(person), **save,
    )  # fmt: skip


def _pupil(school: School, number: int, year: int, save: dict[str, Any]) -> None:
    group = school.classes[number % len(school.classes)]
    born = date(year - 6 - group.number, 1 + number % 12, 1 + number % 28)
    child = add_person(
        kind="pupil", school_class=group, birth_date=born, **facts_of(invented(100 + number)), **save
    )
    school.pupils.append(child)
    if number % 5 != 4 and group.number >= 5:
        parent = invented(100 + number, "f")
        adult = add_person(
            kind="guardian", surname=parent.surname, name=one_of("women", number), patronymic=one_of("fathers", number)[1],
            sex="f", phone=f"8 (000) 200-{number % 100:02d}-{number // 100:02d}", **save,
        )  # fmt: skip
        add_guardian(child, adult, relation="mother", **save)
        school.guardians[child.pk] = adult


def _employee(school: School, number: int, save: dict[str, Any]) -> Any:
    partner = school.partners[number % 2]
    return add_person(
        kind="outsider", post=("инженер", "технолог", "мастер участка")[number % 3], partner=partner,
        outsider_kind=("employee", "alumnus")[number % 2], recommended_by=f"отдел кадров, {partner.name}"[:200],
        workplace=partner.name, birth_date=date(1985 + number % 9, 4, 2), **facts_of(invented(900 + number)), **save,
    )  # fmt: skip
