"""What may be entered into the register and taken out of it."""

from datetime import date

from nastavnik.core.norms.acts import Act, Register
from nastavnik.core.norms.numbers import number_key
from nastavnik.core.norms.vocabulary import vocabulary
from nastavnik.features.norms.models import Norm
from nastavnik.features.norms.words import ALREADY, CITED, LEVELS, SUCCEEDS
from nastavnik.kit.verdict import YES, BadInput, Verdict, no

EARLIEST = date(1990, 1, 1)
_BY_KIND = {"region": "regional", "municipality": "municipal"}
_NOT_OWN = {"кодекс", "федеральный закон", "национальный стандарт"}


def level_of(organisation_kind: str) -> str:
    """The level of acts which this kind of organisations enters."""
    return _BY_KIND.get(organisation_kind, "local")


def kinds_to_enter() -> list[str]:
    """Kinds of acts that organisations issue; federal laws come with the methodology."""
    return [name for name in vocabulary().kinds if name not in _NOT_OWN]


def check_act(norm: Norm, today: date) -> None:
    """Dates in their order and a kind that is known, or `BadInput`."""
    if norm.kind not in kinds_to_enter():
        raise BadInput("Выберите вид акта из списка", field="kind")
    if not EARLIEST <= norm.dated <= today.replace(year=today.year + 1, day=min(today.day, 28)):
        raise BadInput("Проверьте год в дате акта", field="dated")
    if norm.in_force_from and norm.in_force_from < norm.dated.replace(
        year=norm.dated.year - 1, day=min(norm.dated.day, 28)
    ):
        raise BadInput(
            "Акт не может действовать раньше, чем его приняли: проверьте даты", field="in_force_from"
        )
    _check_end(norm)


def _check_end(norm: Norm) -> None:
    if norm.in_force_to and norm.in_force_to < (norm.in_force_from or norm.dated):
        raise BadInput("День, по который акт действует, раньше его начала", field="in_force_to")
    if norm.replaced_by and not norm.in_force_to:
        raise BadInput("Укажите день, по который действовал заменённый акт", field="in_force_to")


def check_successor(norm: Norm, register: Register) -> None:
    """The act that replaced this one stands in the register and does not lead back here, or `BadInput`."""
    seen, key = {norm.public_id}, norm.replaced_by
    while key:
        follower = register.by_key.get(key)
        if follower is None and len(seen) == 1:
            raise BadInput("Внесите в реестр акт, которым заменён этот, и выберите его", field="replaced_by")
        if key in seen:
            raise BadInput("Так акты заменяли бы друг друга по кругу", field="replaced_by")
        seen.add(key)
        key = follower.replaced_by if follower else ""


def check_new(norm: Norm, register: Register) -> None:
    """No such act yet, whoever entered it, or `BadInput`."""
    for act in register.right_numbers.get(number_key(norm.number), ()):
        if act.key != norm.public_id and act.dated == norm.dated and act.kind == norm.kind:
            raise BadInput(f"{ALREADY}: {_whose(act)}", field="number")


def _whose(act: Act) -> str:
    return act.owner or f"{LEVELS[act.level]} уровень"


def may_end(norm: Norm) -> Verdict:
    """An act ends once."""
    return no("Действие акта уже завершено") if norm.in_force_to else YES


def may_renew(norm: Norm) -> Verdict:
    """Only what has been ended can be in force again."""
    return YES if norm.in_force_to else no("Акт и так действует")


def may_remove(cited: bool, succeeds: bool) -> Verdict:
    """What issued documents cite, or what stands instead of another act, stays in the register for ever."""
    if cited:
        return no(CITED)
    return no(SUCCEEDS) if succeeds else YES
