"""Grounds that a preamble names by default: acts of the register in force on the day, federal to local."""

from nastavnik.core.norms.judging import check_text
from nastavnik.core.norms.wording import preamble_words
from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.phrases import inflect_phrase
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.wording import lower_first


def preamble_acts(facts: Facts) -> list[str]:
    """Each ground in the instrumental case; the act of the passport stands after the regional ones of the register."""
    acts = [act for act in facts.norms if act.preamble]
    above = [preamble_words(act) for act in acts if act.level in ("federal", "regional")]
    below = [preamble_words(act) for act in acts if act.level in ("municipal", "local")]
    return [*above, *_of_passport(facts), *below]


def _of_passport(facts: Facts) -> list[str]:
    """The regional act written in the passport, unless the register has it or says it is no more."""
    text = facts.organisation.regional_act.strip().rstrip(".")
    known = [one for one in check_text(text, facts.register, facts.day) if one.act is not None]
    return [inflect_phrase(lower_first(text), Case.ABLT)] if text and not known else []
