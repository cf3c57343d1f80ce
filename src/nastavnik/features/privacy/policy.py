"""The public policy of a school: its passport and the register in words anybody understands."""

from dataclasses import dataclass

from nastavnik.core.privacy.facts import russian_facts
from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.privacy.registry import registry


@dataclass(frozen=True, slots=True)
class PurposeTold:
    """One purpose: whose data of which categories, on which grounds, how long."""

    title: str
    categories: tuple[str, ...]
    grounds: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Paragraphs (title, text) and purposes."""

    paragraphs: tuple[tuple[str, str], ...]
    purposes: tuple[PurposeTold, ...]
    deeds: str


def policy_of(school: Organisation) -> Policy:
    """The policy; an empty place of the passport is told in general words."""
    facts = russian_facts()
    places = {
        "{школа}": school.full_name,
        "{адрес}": school.address or "организации",
        "{почта}": school.email or "организации",
    }
    told = tuple((one.title, _filled(one.text, places)) for one in facts.policy)
    return Policy(told, tuple(_purpose(one.code) for one in facts.purposes), ", ".join(facts.deeds))


def _filled(text: str, places: dict[str, str]) -> str:
    for place, value in places.items():
        text = text.replace(place, value)
    return text


def _purpose(code: str) -> PurposeTold:
    facts = russian_facts()
    used = [
        (column.category, column.ground or table.ground, column.term or table.term)
        for table in registry().tables.values()
        for column in table.columns.values()
        if (column.purpose or table.purpose) == code
    ]
    categories, grounds, terms = ({row[place] for row in used} for place in range(3))
    return PurposeTold(
        facts.purpose(code).title,
        tuple(one.title for one in facts.categories if one.code in categories),
        tuple(f"{one.title} ({one.article})" for one in facts.grounds if one.code in grounds),
        tuple(f"{one.title} — {one.days} дней" for one in facts.terms if one.code in terms),
    )
