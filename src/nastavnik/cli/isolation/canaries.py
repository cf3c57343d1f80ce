"""A canary is a text that tells where it comes from; seen in a stranger's answer, it is a leak."""

import hashlib
from dataclasses import dataclass, field

WORD = "КНР"


@dataclass(frozen=True, slots=True)
class Canary:
    """`mark`: eight signs that are enough to know it even when the text around them is cut or declined."""

    text: str
    mark: str
    school: str
    model: str
    field: str


@dataclass
class Aviary:
    """Makes canaries; the same seed makes the same ones."""

    seed: int
    made: list[Canary] = field(default_factory=list)
    _marks: set[str] = field(default_factory=set)

    def canary(self, school: str, model: str, name: str, row: int, longest: int | None) -> str:
        """A canary that fits; a column shorter than its mark gets as much of the mark as fits."""
        mark = self._mark(f"{school}|{model}|{name}|{row}")
        forms = (f"{WORD}‹{school}›‹{model}›‹{name}›‹{mark}›", f"{WORD}‹{mark}›", f"{WORD}{mark}", mark)
        text = next((form for form in forms if longest is None or len(form) <= longest), mark[:longest])
        if mark in text:
            self.made.append(Canary(text, mark, school, model, name))
        return text

    def email(self, school: str, model: str, name: str, row: int) -> str:
        """A canary in the shape of an address of mail."""
        return self._shaped("{}@example.invalid", school, model, name, row)

    def link(self, school: str, model: str, name: str, row: int) -> str:
        """A canary in the shape of a link."""
        return self._shaped("https://example.invalid/{}", school, model, name, row)

    def sign(self, *parts: object) -> str:
        """A lasting sequence of hexadecimal signs for ids and passwords."""
        return hashlib.sha256("|".join(map(str, (self.seed, *parts))).encode()).hexdigest()

    def _shaped(self, shape: str, school: str, model: str, name: str, row: int) -> str:
        mark = self._mark(f"{school}|{model}|{name}|{row}")
        text = shape.format(mark)
        self.made.append(Canary(text, mark, school, model, name))
        return text

    def _mark(self, what: str) -> str:
        attempt = 0
        while (mark := self.sign(what, attempt)[:8]) in self._marks or mark.isdigit():
            attempt += 1
        self._marks.add(mark)
        return mark
