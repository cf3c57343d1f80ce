"""How a person's name and post stand in each case: by the rules of the language, or as written by hand."""

from dataclasses import dataclass

from nastavnik.core.russian.cases import OBLIQUE, QUESTIONS, TITLES, Case
from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.gender import Gender
from nastavnik.core.russian.name_cases import inflect_name
from nastavnik.core.russian.post_cases import inflect_post
from nastavnik.features.people.models import Person


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case: by the rules (`name_by_rules`, `post_by_rules`) and as documents will have it (`name`, `post`)."""

    code: str
    title: str
    question: str
    name_by_rules: str
    name: str
    post_by_rules: str
    post: str

    @property
    def by_hand(self) -> bool:
        """Whether somebody corrected this line."""
        return (self.name, self.post) != (self.name_by_rules, self.post_by_rules)


def name_in(person: Person, case: Case | str, by_hand: bool = True) -> FullName:
    """The person's name in a case; forms written by hand win unless `by_hand` is False."""
    gender = Gender(person.sex) if person.sex else None
    return inflect_name(person.full_name, case, gender, person.name_cases if by_hand else None)


def post_in(person: Person, case: Case | str, by_hand: bool = True) -> str:
    """The person's post in a case; empty when the person has none."""
    return inflect_post(person.post, case, person.post_cases if by_hand else None) if person.post else ""


def all_cases(person: Person) -> list[CaseLine]:
    """The six cases of the person, in the school order."""
    return [
        CaseLine(
            case, TITLES[case], QUESTIONS[case],
            name_in(person, case, by_hand=False).full, name_in(person, case).full,
            post_in(person, case, by_hand=False), post_in(person, case),
        )
        for case in (Case.NOMN, *OBLIQUE)
    ]  # fmt: skip


def corrections(
    person: Person, names: dict[str, str], posts: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Only the forms that differ from the rules; an empty form means the rules."""
    kept_names = {c: t for c, t in names.items() if t and t != name_in(person, c, by_hand=False).full}
    kept_posts = {c: t for c, t in posts.items() if t and t != post_in(person, c, by_hand=False)}
    return kept_names, kept_posts
