"""Who needs a clearance, and whether one covers a day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from nastavnik.core.methodology.schema.work import ClearanceKind
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Person
from nastavnik.features.people.rules import is_minor
from nastavnik.features.screening.enums import Admission, ClearanceState, Standing
from nastavnik.features.screening.models import Clearance
from nastavnik.kit.verdict import YES, BadInput, Verdict, no

LIFE_CYCLE_TITLE = "Сведения о проверке"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    ClearanceState.ENTERED: frozenset({ClearanceState.ANNULLED}),
    ClearanceState.ANNULLED: frozenset(),
}
# the school's own people are checked when they are hired; whoever else is grown up is a stranger to its children
STRANGERS = frozenset({PersonKind.OUTSIDER, PersonKind.GUARDIAN})


def is_stranger(person: Person, day: date) -> bool:
    """Whether on `day` this is an adult whom the school did not hire."""
    return person.kind in STRANGERS and not is_minor(person, day)


def covers(clearance: Clearance, day: date) -> bool:
    """Whether by this clearance the adult may be with children on `day`; annulled later, it covered the days before."""
    standing = clearance.annulled_on is None or day < clearance.annulled_on
    lasting = clearance.decided_on <= day <= clearance.expires_on
    return clearance.decision == Admission.ADMITTED and standing and lasting


def cleared(person: Person, clearances: Iterable[Clearance], day: date) -> Verdict:
    """Whether this adult may be with children on `day`, given all clearances known."""
    own = [one for one in clearances if one.person_id == person.pk]
    if any(covers(one, day) for one in own):
        return YES
    if not own:
        return no(f"{person}: нет сведений об отсутствии судимости")
    last = max(own, key=lambda one: (one.expires_on, one.pk))
    if last.state == ClearanceState.ANNULLED:
        return no(f"{person}: сведения о проверке аннулированы {last.annulled_on:%d.%m.%Y}")
    if last.decision == Admission.REFUSED:
        return no(f"{person}: не допущен к работе с детьми решением от {last.decided_on:%d.%m.%Y}")
    if last.expires_on < day:
        return no(f"{person}: сведения о проверке действовали по {last.expires_on:%d.%m.%Y}")
    return no(f"{person}: сведения о проверке действуют с {last.decided_on:%d.%m.%Y}")


def standing_of(clearances: Sequence[Clearance], day: date, soon: int) -> tuple[Standing, Clearance | None]:
    """How one adult stands by their own clearances, and the one that says so; `soon` days before the end warn."""
    valid = [one for one in clearances if covers(one, day)]
    if valid:
        row = max(valid, key=lambda one: (one.expires_on, one.pk))
        ends = row.expires_on <= day + timedelta(days=soon)
        return (Standing.EXPIRING if ends else Standing.VALID), row
    if not clearances:
        return Standing.MISSING, None
    row = max(clearances, key=lambda one: (one.expires_on, one.pk))
    if row.state == ClearanceState.ANNULLED:
        return Standing.ANNULLED, row
    return (Standing.REFUSED if row.decision == Admission.REFUSED else Standing.EXPIRED), row


def may_annul(clearance: Clearance) -> Verdict:
    """Only what stands is annulled."""
    if ClearanceState.ANNULLED in LIFE_CYCLE[clearance.state]:
        return YES
    return no("Сведения уже аннулированы")


def check_dates(
    kind: ClearanceKind, issued_on: date, decided_on: date, expires_on: date, last: date, today: date
) -> None:
    """The dates follow each other and do not outlive the term of the kind, or `BadInput`."""
    if issued_on > today:
        raise BadInput("День выдачи ещё не наступил", field="issued_on")
    if decided_on > today:
        raise BadInput("День решения ещё не наступил", field="decided_on")
    if decided_on < issued_on:
        raise BadInput("Решение не может быть раньше самой справки", field="decided_on")
    if expires_on < decided_on:
        raise BadInput("Срок закончился раньше, чем принято решение", field="expires_on")
    if expires_on > last:
        raise BadInput(
            f"«{kind.title}» действует не дольше {kind.valid_months} месяцев: до {last:%d.%m.%Y}",
            field="expires_on",
        )
