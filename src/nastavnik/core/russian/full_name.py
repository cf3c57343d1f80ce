"""A person's name in three parts and the ways it is printed on paper."""

import re
from dataclasses import dataclass

NBSP = "\N{NO-BREAK SPACE}"
# «Гейдар оглы» is one patronymic of two words; the second is a word of kinship, not a name.
KINSHIP = frozenset({"оглы", "оглу", "кызы", "кизи", "гызы", "углы", "угли", "улы", "уулу", "заде"})


@dataclass(frozen=True)
class FullName:
    """Surname, name, patronymic; any may be empty for people of one word, a patronymic may be None.

    Parts are kept as written: «И.» stays an initial. No error is raised for any text.
    """

    surname: str
    name: str
    patronymic: str | None = None

    @property
    def full(self) -> str:
        """«Иванова Мария Петровна» with plain spaces, empty parts left out."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)

    @property
    def short(self) -> str:
        """«Иванова М. П.» with non-breaking spaces; a person of one word stays as is."""
        return self._joined(self.surname, self.initials) if self.surname else self.full

    @property
    def official(self) -> str:
        """«М. П. Иванова», the order of signatures."""
        return self._joined(self.initials, self.surname) if self.surname else self.full

    @property
    def initials(self) -> str:
        """«М. П.», «А.-М.», «Г. А. оглы»; empty when there is nothing to shorten."""
        return self._joined(_initials(self.name), _initials(self.patronymic or ""))

    @staticmethod
    def _joined(*parts: str) -> str:
        return NBSP.join(part for part in parts if part)


def _initials(part: str) -> str:
    return NBSP.join(_initial_of_word(word) for word in re.findall(r"[^\s.]+", part))


def _initial_of_word(word: str) -> str:
    if word.casefold() in KINSHIP:
        return word
    pieces = [piece for piece in re.split(r"[-‐‑–]", word) if piece and piece.casefold() not in KINSHIP]
    return "-".join(f"{piece[0].upper()}." for piece in pieces)
