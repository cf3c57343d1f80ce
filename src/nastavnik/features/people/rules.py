"""What may be done to people."""

from collections.abc import Collection, Iterable
from datetime import date

from nastavnik.core.calendars.school_year import age_on
from nastavnik.features.people.enums import LegalStatus, PersonKind, PersonState
from nastavnik.features.people.models import ClassStay, Guardianship, Person
from nastavnik.kit.verdict import YES, BadInput, Verdict, no

LIFE_CYCLE_TITLE = "Человек"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    PersonState.ACTIVE: frozenset({PersonState.LEFT, PersonState.MERGED}),
    PersonState.LEFT: frozenset({PersonState.ACTIVE, PersonState.MERGED}),
    PersonState.MERGED: frozenset({PersonState.ACTIVE, PersonState.LEFT}),
}


EARLIEST_BIRTH = date(1920, 1, 1)
# written about pairs at work while their people's records are moved: nobody's work
QUIET_EVENTS = frozenset({"people.set_aside", "people.take_up"})
FILLED_BY_MERGE = (
    "patronymic", "sex", "birth_date", "birth_year", "school_class", "post", "workplace", "partner",
    "phone", "email", "contact_note", "outsider_kind", "recommended_by", "recommended_on", "account",
)  # fmt: skip


def born_really(birth_date: date, today: date) -> None:
    """A date of birth that a living person can have, or `BadInput`."""
    if birth_date > today:
        raise BadInput("Дата рождения ещё не наступила: проверьте год", field="birth_date")
    if birth_date < EARLIEST_BIRTH:
        raise BadInput("Такой год рождения невозможен: проверьте его", field="birth_date")


def may_be_entrusted(adult: Person) -> Verdict:
    """Only the school's own people now on the lists answer for a class."""
    if adult.kind == PersonKind.STAFF and adult.state == PersonState.ACTIVE:
        return YES
    return no(f"Класс поручают работнику организации: «{adult}» не в списке работников")


def may_become(person: Person, state: str) -> Verdict:
    """Whether the person's state may turn into `state`."""
    if state in LIFE_CYCLE[person.state]:
        return YES
    return no(f"Запись «{person}» уже в состоянии «{person.get_state_display()}»")


def may_merge(kept: Person, dropped: Person) -> Verdict:
    """Two records of one person are merged; a pupil and a teacher never are."""
    if kept.pk == dropped.pk:
        return no("Это одна и та же запись")
    if PersonState.MERGED in {kept.state, dropped.state}:
        return no("Одна из записей уже объединена с другой")
    if kept.kind != dropped.kind:
        return no("Объединять можно только записи одного вида: например, двух обучающихся")
    if kept.account_id and dropped.account_id:
        return no("У обеих записей есть учётные записи: сначала оставьте одну")
    return YES


def may_split(person: Person) -> Verdict:
    """A record that holds two people is split; one that is merged is first taken apart by undoing."""
    if person.state == PersonState.MERGED:
        return no("Эта запись объединена с другой: отмените объединение")
    return YES


def later_work(done: Collection[str], what: str) -> Verdict:
    """Nothing is taken back under the hands of somebody who has gone on with it; `done` says with what."""
    if not done:
        return YES
    told = ", ".join(dict.fromkeys(done))
    return no(f"{what} не отменить: после него уже менялось — {told}")


def overlaps(stay: ClassStay, others: Iterable[ClassStay]) -> bool:
    """Whether the stay shares a day with one of the others."""
    last = stay.until or date.max
    return any(stay.since <= (one.until or date.max) and one.since <= last for one in others)


def may_be_guardian(child: Person, guardian: Person) -> Verdict:
    """A guardian is an adult other than the child."""
    if child.pk == guardian.pk:
        return no("Человек не может быть представителем самого себя")
    return (
        no("Законным представителем не может быть обучающийся") if guardian.kind == PersonKind.PUPIL else YES
    )


def age_of(person: Person, day: date) -> int | None:
    """Whole years on `day`; from the year of birth alone, the age the person surely has reached; else None.

    Before the birth there is no age either: None.
    """
    if person.birth_date:
        return age_on(person.birth_date, day) if person.birth_date <= day else None
    return max(day.year - person.birth_year - 1, 0) if person.birth_year else None


def is_minor(person: Person, day: date) -> bool:
    """Whether the person is under 18; a pupil of unknown age counts as a child."""
    age = age_of(person, day)
    return person.kind == PersonKind.PUPIL if age is None else age < 18


def may_ask_status(row: Guardianship, status: str) -> Verdict:
    """A question is asked once, and about something that would change."""
    if status not in LegalStatus.values:
        return no("Выберите правовое положение из списка")
    if row.asked_status:
        return no(f"Изменение прав уже ждёт подтверждения: «{row.guardian}»")
    if status == row.legal_status and not (status == LegalStatus.FULL and row.restricted):
        return no(f"«{row.guardian}»: это положение уже записано")
    return YES


def may_confirm_status(row: Guardianship, account_id: int | None) -> Verdict:
    """Two people: who asked never confirms."""
    if not row.asked_status:
        return no("Подтверждать нечего: запроса об изменении прав нет")
    if account_id is not None and row.asked_by_id == account_id:
        return no("Подтверждает другой человек: тот, кто внёс изменение, сам подтвердить его не может")
    return YES


def represents(row: Guardianship) -> bool:
    """Whether the adult may sign for the child."""
    return row.legal_status == LegalStatus.FULL
