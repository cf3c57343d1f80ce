"""Where the rows stand and who looks: two regions, twelve schools, nineteen principals."""

from dataclasses import dataclass

HOME = "r1m1s1"
# What a school at home is to strangers, in the four ways of being strange.
FOREIGN = {
    "another school of the municipality": "r1m1s2",
    "another municipality": "r1m2s1",
    "another region": "r2m1s1",
    "a closed school": "r1m1s3",
}


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation of the tree: `parent` is the key of the one above, empty for a region."""

    key: str
    kind: str
    parent: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class PrincipalPlan:
    """One of the nineteen. `roles`: duties in `place`; `person`: which made person of the school it is."""

    key: str
    title: str
    roles: tuple[str, ...]
    place: str = HOME
    person: str = ""
    dismissed: bool = False


def places() -> list[Place]:
    """Regions, their municipalities, their schools; the third school of each municipality is closed."""
    found = []
    for region in ("r1", "r2"):
        found.append(Place(region, "region"))
        for municipality in (f"{region}m1", f"{region}m2"):
            found.append(Place(municipality, "municipality", region))
            found += [Place(f"{municipality}s{n}", "school", municipality, n == 3) for n in (1, 2, 3)]
    return found


PRINCIPALS = (
    PrincipalPlan("anonymous", "никто не вошёл", ()),
    PrincipalPlan("mentee_11", "наставляемый 11 лет", ("mentee",), person="mentee_11"),
    PrincipalPlan("mentee_15", "наставляемый 15 лет", ("mentee",), person="mentee_15"),
    PrincipalPlan("pupil_mentor", "наставник-ученик 16 лет", ("mentor",), person="pupil_mentor"),
    PrincipalPlan("student_mentor", "наставник-студент", ("mentor",), person="student_mentor"),
    PrincipalPlan("teacher_mentor", "наставник-педагог", ("mentor",), person="teacher_mentor"),
    PrincipalPlan("young_teacher", "молодой педагог", ("mentee",), person="young_teacher"),
    PrincipalPlan("employer_mentor", "наставник с предприятия", ("mentor",), person="employer_mentor"),
    PrincipalPlan("parent", "законный представитель", ("guardian",), person="parent"),
    PrincipalPlan("class_teacher", "классный руководитель", ("class_teacher",), person="class_teacher"),
    PrincipalPlan("psychologist", "педагог-психолог", ("psychologist",), person="psychologist"),
    PrincipalPlan("curator", "куратор", ("curator",), person="curator"),
    PrincipalPlan(
        "curator_mentor", "куратор, он же наставник", ("curator", "mentor"), person="curator_mentor"
    ),
    PrincipalPlan("director", "руководитель", ("head",), person="director"),
    PrincipalPlan("municipal", "муниципальный координатор", ("municipal",), place="r1m1"),
    PrincipalPlan("regional", "региональный координатор", ("regional",), place="r1"),
    PrincipalPlan("operator", "администратор установки", ("operator",)),
    PrincipalPlan("auditor", "ответственный за персональные данные", ("auditor",)),
    PrincipalPlan(
        "dismissed", "уволенный работник", ("curator", "psychologist"), person="dismissed", dismissed=True
    ),
)
# Those who look from the other schools: each foreign place has its own curator.
NEIGHBOURS = tuple(
    PrincipalPlan(f"curator_{place.key}", f"куратор школы {place.key}", ("curator",), place.key, "curator")
    for place in places()
    if place.kind == "school" and place.key != HOME
)
