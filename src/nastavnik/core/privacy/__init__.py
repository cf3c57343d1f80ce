"""What the law on personal data asks of a school, as data: purposes, grounds, terms, steps. No Django here."""

from nastavnik.core.privacy.facts import Facts, russian_facts

__all__ = ["Facts", "russian_facts"]
