"""What a curator may decide about each document, and what stands there by default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from nastavnik.core.paperwork.contracts.introduction import IntroductionOrder
from nastavnik.core.paperwork.contracts.pairs import PairsOrder
from nastavnik.core.paperwork.contracts.programme import ProgrammeSheet
from nastavnik.core.paperwork.contracts.regulation import Regulation
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.preamble import preamble_acts
from nastavnik.features.documents.filling.wording import figures, lower_first, until
from nastavnik.features.documents.models import Document
from nastavnik.features.documents.rules import contract_of
from nastavnik.features.pairings.queries import open_pairings

RESPONSIBLE = (1, 2, 3)
Value = str | bool | list[str]


class SettingKind(StrEnum):
    """How a setting is entered."""

    TEXT = "text"
    LINES = "lines"
    PERSON = "person"
    DATE = "date"
    TICK = "tick"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to decide. `default` is what stands there until somebody decides; `choices` are of SEVERAL."""

    name: str
    title: str
    kind: SettingKind
    default: Value = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def settings_of(facts: Facts) -> list[Setting]:
    """Everything that may be decided about this document, in the order of the form."""
    contract = contract_of(facts.document)
    return _SETTINGS[contract](facts) if contract in _SETTINGS else []


def said(facts: Facts) -> dict[str, Any]:
    """Settings by name: as decided, otherwise by default; what was decided under other rules is left out."""
    decided = decided_of(facts.document)
    return {one.name: decided.get(one.name, one.default) for one in settings_of(facts)}


def decided_of(document: Document) -> dict[str, Any]:
    """What the curator changed."""
    return document.settings if isinstance(document.settings, dict) else {}


def differing(facts: Facts, values: Mapping[str, Any]) -> dict[str, Any]:
    """Only what differs from the defaults: defaults follow the facts, decisions stay."""
    defaults = {one.name: one.default for one in settings_of(facts)}
    return {name: value for name, value in values.items() if name in defaults and value != defaults[name]}


def lines(text: str) -> tuple[str, ...]:
    """Lines without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def date_of(text: str) -> date | None:
    """A date kept as text."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _introduction(facts: Facts) -> list[Setting]:
    papers = tuple((one.code, one.accusative) for one in facts.pack.documents if one.accusative)
    results = "\n".join(lower_first(one.title) for one in facts.pack.aims.results)
    aim = facts.pack.aims.goal_genitive
    return [
        _bases(facts),
        Setting("aim", "Цель", SettingKind.TEXT, aim, "После слов «в целях», в родительном падеже"),
        Setting("enclosures", "Что утверждается приказом", SettingKind.SEVERAL, [code for code, _ in papers], "", papers),
        *_responsible(),
        *_terms(facts),
        Setting("results", "Планируемые результаты", SettingKind.LINES, results, "Каждый результат — с новой строки"),
        Setting("teachers", "Ознакомить классных руководителей", SettingKind.TICK, True),
        *_foot(facts),
    ]  # fmt: skip


def _pairs(facts: Facts) -> list[Setting]:
    rows = list(open_pairings(facts.programme))
    choices = tuple((row.public_id, f"{row.mentor}{_ordered(row.order_number)}") for row in rows)
    fresh = [row.public_id for row in rows if not row.order_number]
    starts = min((row.starts_on for row in rows if not row.order_number), default=facts.day)
    plans = max(starts, facts.day) + timedelta(days=2 * facts.pack.defaults.meeting_every_days)
    return [
        _bases(facts),
        Setting("pairs", "Пары и группы в приказе", SettingKind.SEVERAL, fresh, "По умолчанию — все, у кого ещё нет приказа", choices),
        Setting("plans_due", "Составить планы до", SettingKind.DATE, plans.isoformat()),
        Setting("reports_due", "Подвести итоги до", SettingKind.DATE, facts.programme.ends_on.isoformat()),
        *_foot(facts),
    ]  # fmt: skip


def _ordered(number: str) -> str:
    return f" (уже в приказе № {number})" if number else ""


def _programme(facts: Facts) -> list[Setting]:
    return [_bases(facts), *_minutes(facts)]


def _regulation(facts: Facts) -> list[Setting]:
    site = Setting("site", "Раздел на сайте", SettingKind.TEXT, facts.organisation.website)
    return [_bases(facts), *_minutes(facts), site]


def _minutes(facts: Facts) -> list[Setting]:
    minutes = []
    for place, body in enumerate(facts.kind.approvals, start=1):
        minutes += [
            Setting(f"minutes_date_{place}", f"{body}: дата протокола", SettingKind.DATE),
            Setting(f"minutes_number_{place}", f"{body}: номер протокола", SettingKind.TEXT),
        ]
    return minutes


_SETTINGS: dict[type | None, Callable[[Facts], list[Setting]]] = {
    IntroductionOrder: _introduction,
    PairsOrder: _pairs,
    ProgrammeSheet: _programme,
    Regulation: _regulation,
}


def _bases(facts: Facts) -> Setting:
    hint = "После слов «В соответствии с», в творительном падеже; каждое — с новой строки"
    return Setting("bases", "Основания", SettingKind.LINES, "\n".join(_bases_by_default(facts)), hint)


def _bases_by_default(facts: Facts) -> list[str]:
    norms = preamble_acts(facts)
    if contract_of(facts.document) is PairsOrder and facts.order is not None:
        order = facts.order
        norms.append(f"приказом от {figures(order.dated)} №\u00a0{order.number} «{order.title}»")
    return norms


def _responsible() -> list[Setting]:
    hint = "Вместе с «ответственным за», в винительном падеже: материальное обеспечение"
    pairs = [
        (
            Setting(f"responsible_{n}", f"Ответственный {n}", SettingKind.PERSON),
            Setting(f"duty_{n}", "За что отвечает", SettingKind.TEXT, "", hint),
        )
        for n in RESPONSIBLE
    ]
    return [one for pair in pairs for one in pair]


def _terms(facts: Facts) -> list[Setting]:
    year = facts.school_year
    return [
        Setting(
            f"term_{one.code}", f"Срок: {one.title}", SettingKind.TEXT,
            until(min(year.month_end(one.months[1]), facts.programme.ends_on)),
        )
        for one in facts.pack.monitoring
    ]  # fmt: skip


def _foot(facts: Facts) -> list[Setting]:
    curator = facts.programme.curator.public_id if facts.programme.curator else ""
    head = "Пусто — руководитель оставляет контроль за собой"
    return [
        Setting("control", "Контроль возложить на", SettingKind.PERSON, "", head),
        Setting("executor", "Исполнитель", SettingKind.PERSON, curator),
        Setting("executor_phone", "Телефон исполнителя", SettingKind.TEXT, facts.organisation.phone),
    ]
