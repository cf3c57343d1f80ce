"""Finding a person in any text: the name in every case, beside a first name or initials; contacts.

Used twice over: to take a person out of texts, and to prove afterwards that nothing is left.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nastavnik.core.russian.full_name import FullName

WORD = re.compile(r"\w+(?:-\w+)*")
DIGITS = re.compile(r"\d[\d\s()+.\-–—]{5,}\d")
_GAP = r"[\s,.;:_/()«»\"'-]{1,3}"
_SHORTEST = 6
_PHONE_DIGITS = 10


@dataclass(frozen=True)
class Trace:
    """What gives one person away. `alone`: the surname by itself does, for nobody else who stays bears it."""

    name: FullName
    surnames: frozenset[str]
    names: frozenset[str]
    pseudonym: str
    alone: bool = False
    contacts: tuple[str, ...] = ()


@dataclass
class Traces:
    """Many persons at once, ready to look through many texts."""

    traces: list[Trace]
    _by_surname: dict[str, list[tuple[str, Trace]]] = field(init=False, default_factory=dict)
    _phones: dict[str, Trace] = field(init=False, default_factory=dict)
    _contacts: dict[str, Trace] = field(init=False, default_factory=dict)
    _patterns: dict[tuple[str, str, bool], re.Pattern[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for trace in self.traces:
            for surname in trace.surnames:
                first = WORD.search(surname.casefold())
                if first:
                    self._by_surname.setdefault(first[0], []).append((surname, trace))
            for contact in filter(None, trace.contacts):
                self._add_contact(contact, trace)

    def _add_contact(self, contact: str, trace: Trace) -> None:
        digits = re.sub(r"\D", "", contact)[-_PHONE_DIGITS:]
        if len(digits) == _PHONE_DIGITS and "@" not in contact:
            self._phones[digits] = trace
        if len(contact) >= _SHORTEST:
            self._contacts[contact] = trace

    def without(self, value: Any, personal: bool = True) -> Any:
        """The value with every trace replaced by its pseudonym; JSON is walked through. Equal when none was there."""
        if isinstance(value, str):
            return self._without(value, personal)
        if isinstance(value, Mapping):
            return {self._without(str(k), personal): self.without(v, personal) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self.without(part, personal) for part in value]
        return value

    def found_in(self, value: Any, personal: bool = True) -> bool:
        """Whether anything of these persons is in the value."""
        return bool(self.without(value, personal) != value)

    def _without(self, text: str, personal: bool) -> str:
        for contact, trace in self._contacts.items():
            if contact in text:
                text = text.replace(contact, trace.pseudonym)
        if self._phones:
            text = DIGITS.sub(self._phone, text)
        words = {word.casefold() for word in WORD.findall(text)}
        for word in sorted(words & self._by_surname.keys()):
            for surname, trace in self._by_surname[word]:
                text = self._pattern(surname, trace, personal).sub(trace.pseudonym, text)
        return text

    def _phone(self, found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[0])[-_PHONE_DIGITS:]
        trace = self._phones.get(digits)
        return trace.pseudonym if trace else found[0]

    def _pattern(self, surname: str, trace: Trace, personal: bool) -> re.Pattern[str]:
        key = (surname, trace.pseudonym, personal)
        if key not in self._patterns:
            self._patterns[key] = _pattern(surname, trace, trace.alone and personal)
        return self._patterns[key]


def _pattern(surname: str, trace: Trace, alone: bool) -> re.Pattern[str]:
    """«Иванова», with «Мария Петровна», «М. П.» before or after; by itself only when it suffices."""
    last = re.escape(surname)
    names = _alternatives(trace.names)
    initial = re.escape(trace.name.name[:1]) if trace.name.name else ""
    given = "|".join(filter(None, [names, rf"{initial}\.(?:{_GAP}?\w\.)?" if initial else ""]))
    if not given:
        return re.compile(rf"\b{last}\b", re.IGNORECASE)
    after = rf"(?:{_GAP}(?:{given}))+"
    before = rf"(?:(?:{given}){_GAP}?)+"
    whole = rf"(?<!\w){before}{last}(?!\w)|(?<!\w){last}{after}"
    return re.compile(rf"{whole}|(?<!\w){last}(?!\w)" if alone else whole, re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(rf"{re.escape(word)}\b" for word in sorted(words, key=len, reverse=True) if word)
