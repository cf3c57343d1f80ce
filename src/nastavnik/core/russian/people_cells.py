"""Everybody a cell names, with what is attached to each: class, post, firm, year of birth, telephone.

«Орлов А.В. (ООО «Сталь»), Белый К.К.» · «1) Иванова Алиса 2) Рой Пётр» · «студ. 3 курса Громов Д.» ·
«группа 10 класса (6 чел.)», where nobody is named and nobody is invented.
"""

import re
from dataclasses import replace
from functools import lru_cache

from nastavnik.core.russian.class_codes import ClassCode, find_class, parse_class
from nastavnik.core.russian.dates import DateReading, find_dates
from nastavnik.core.russian.full_names import NameHabit, NameReading, read_name
from nastavnik.core.russian.mentions import Mention, PeopleCell
from nastavnik.core.russian.name_words import given_of, patronymic_of
from nastavnik.core.russian.nameless_cells import HEADCOUNT, is_blank_mark, read_nobody
from nastavnik.core.russian.phones import parse_contact
from nastavnik.core.russian.siblings import read_siblings

__all__ = ["Mention", "PeopleCell", "is_blank_mark", "parse_people"]
_NUMBERING = re.compile(r"(?:(?<=^)|(?<=[\s;,]))\d{1,2}\s*[.)]\s*(?=[«\"(]?[А-ЯЁA-Z])")
_LABEL = re.compile(
    r"^\s*(?:наставник\w*|наставляем\w+|учитель-наставник|педагог-наставник|куратор\w*|ф\.?\s?и\.?\s?о\.?|тренер\w*|руководител\w+|учител[ья]|педагог\w*|ученик\w*|ученица)\s*[:\-–—]\s*(?-i:(?=[А-ЯЁA-Z]))",
    re.I,
)
_HARD = re.compile(
    r"\s*(?:[;|\n]|(?<=[^\d\s])\s*[/&]\s*(?=[^\d\s])|\s\+\s|(?<=[^\d\s])\s*\+\s*(?=[А-ЯЁ])|\s+/\s+)\s*"
)
_SOFT = re.compile(r"\s*,\s*|\s+[-–—]\s+|\s+(?:и|а также)\s+(?=[А-ЯЁ])")
_HOLD = "\ue000"


@lru_cache(maxsize=8_192)  # the same cell is asked about by several readers; answers are immutable
def parse_people(text: str, habit: NameHabit = NameHabit(), lenient: bool = True) -> PeopleCell:
    """Split a cell into people; never fails and never invents anybody.

    Words that could not be understood come back in `leftovers`; the caller reports them.
    """
    clean = re.sub(r"(?m)^\s*[•·*▪●◦‣–—-]+\s+(?=\S)", "", text.replace("*", " ")).strip()
    clean = re.sub(r"(?<=[а-яё]{2})\d(?=[\s,;]|$)", "", clean)  # the mark of a footnote
    nobody = read_nobody(clean)
    if nobody:
        return nobody
    whole = _whole(clean, habit, lenient)
    if whole:
        return PeopleCell((whole,))
    family = read_siblings(clean)
    if family:
        return PeopleCell(tuple(Mention(reading, written=clean) for reading in family))
    held: list[str] = []
    body = _hold(_NUMBERING.sub("; ", clean), held)
    collector = _Collector(habit, lenient, held)
    for chunk in _HARD.split(_joined_lines(body, habit)):
        for place, piece in enumerate(_soft_pieces(chunk, habit)):
            collector.take(piece, first=place == 0)
    return collector.result()


def _whole(text: str, habit: NameHabit, lenient: bool) -> Mention | None:
    """The commonest cell: one name and nothing else (a line break inside it is only a wrap)."""
    if re.search(r"[\d,;/()«»\"]", text) or len(text.split()) > 5:
        return None
    flat = " ".join(text.split())
    if "\n" in text and all(_complete(line, habit) for line in text.split("\n") if line.strip()):
        return None
    reading = read_name(_closed_hyphens(flat, habit), habit, lenient)
    if reading is None or ("\n" in text and not reading.certain):
        return None
    return Mention(reading, written=flat)


def _complete(text: str, habit: NameHabit) -> bool:
    reading = read_name(_closed_hyphens(text, habit), habit)
    return bool(reading and reading.surname and reading.name)


def _closed_hyphens(text: str, habit: NameHabit) -> str:
    """«Римская - Корсакова Ольга» is one surname; «Иванова А. - Петров Б.» is two people."""
    match = re.fullmatch(r"([А-ЯЁ][а-яё]+)\s*-\s*([А-ЯЁ][а-яё]+(?:\s.+)?)", text.strip())
    if not match or (" -" not in text and "- " not in text):
        return text
    return f"{match[1]}-{match[2]}" if _known_alone(match[2], habit) and not given_of(match[1]) else text


def _known_alone(text: str, habit: NameHabit) -> bool:
    reading = read_name(text, habit)
    return bool(reading and reading.name)


def _hold(text: str, held: list[str]) -> str:
    """Replace parentheses and long quotations by marks, so that separators inside them do not split."""

    def keep(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"{_HOLD}{chr(0xE100 + len(held) - 1)} "

    text = re.sub(r"\((?:[^()]|\([^()]*\))*\)", keep, text)
    return re.sub(r"«[^»]{3,}»+|\"[^\"]{3,}\"+|“[^”]{3,}”", keep, text)


def _restore(text: str, held: list[str]) -> str:
    for _ in range(3):
        text = re.sub(f"{_HOLD}(.)", lambda match: held[ord(match[1]) - 0xE100], text)
    return " ".join(text.split())


def _joined_lines(text: str, habit: NameHabit) -> str:
    """Lines that are pieces of one wrapped name are joined; lines that are people stay apart."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return text
    joined: list[str] = []
    for line in lines:
        if (joined and (patronymic_of(line) or re.fullmatch(r"(?:[А-ЯЁ]\.\s*){1,2}", line))) or (
            joined and _complete(f"{joined[-1]} {line}", habit) and not _complete(joined[-1], habit)
        ):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return "\n".join(joined)


def _soft_pieces(chunk: str, habit: NameHabit) -> list[str]:
    """Pieces between commas, dashes and «и», with «Иванов, Иван Петрович» put together again."""
    chunk = _closed_hyphens(chunk, habit)
    chunk = re.sub(r"(\d)\s*[-–—]\s*([А-Яа-яё])(?![а-яё])", r"\1-\2", chunk)
    pieces = [piece for piece in _SOFT.split(chunk) if piece.strip()]
    if (
        len(pieces) >= 2
        and re.fullmatch(r"[А-ЯЁ][а-яё-]+", pieces[0].strip())
        and not given_of(pieces[0].strip())
    ):
        second = pieces[1].split()
        starts_given = given_of(second[0]) or re.fullmatch(r"(?:[А-ЯЁ]\.)+", second[0])
        if starts_given and (len(second) == 1 or patronymic_of(second[1]) or "." in second[0]):
            return [f"{pieces[0]} {pieces[1]}", *pieces[2:]]
    return pieces


class _Collector:
    """Takes pieces one by one and remembers whom a remark belongs to."""

    def __init__(self, habit: NameHabit, lenient: bool, held: list[str]) -> None:
        self._habit, self._lenient, self._held = habit, lenient, held
        self._people: list[Mention] = []
        self._pending: list[str] = []
        self._leftovers: list[str] = []
        self._count: int | None = None

    def take(self, piece: str, first: bool) -> None:
        body = _LABEL.sub("", piece)
        notes = [self._held[ord(mark) - 0xE100] for mark in re.findall(f"{_HOLD}(.)", body)]
        inside_quotes = any(not note.startswith("(") for note in notes)
        if inside_quotes:
            self._attach(_restore(body, self._held), prefer_name=True)
            return
        body = re.sub(f"{_HOLD}.", " ", body)
        self._take_text(
            " ".join(body.split()).strip(" .,:") if not re.search(r"[А-ЯЁ]\.\s*$", body) else body.strip(),
            first,
        )
        for note in notes:
            self._attach(_restore(note.strip("()"), self._held))

    def result(self) -> PeopleCell:
        if self._pending and self._people:
            last = self._people[-1]
            self._people[-1] = replace(last, attached=(*last.attached, *self._pending))
        left = () if self._people else tuple(self._pending)
        return PeopleCell(tuple(self._people), None, self._count, None, tuple(self._leftovers), left)

    def _take_text(self, text: str, first: bool) -> None:
        if not text:
            return
        bare, code, birth, contact = _without_details(text)
        lenient = self._lenient and first
        readings = self._names(bare, lenient)
        if readings:
            self._add(readings, code, birth, contact, text)
        elif bare:
            self._split_or_attach(bare, code, birth, contact, text)
        else:
            self._enrich(code, birth, contact, (), text)

    def _names(self, text: str, lenient: bool) -> list[NameReading]:
        reading = read_name(text, self._habit, lenient) if text else None
        if reading:
            return [reading]
        return _several(text, self._habit) if len(text.split()) >= 4 else []

    def _split_or_attach(
        self, bare: str, code: ClassCode | None, birth: DateReading | None, contact: str, text: str
    ) -> None:
        prefix, name, suffix = _around_name(bare, self._habit)
        if name is None:
            if code or birth or contact:
                self._enrich(code, birth, contact, (text,) if not contact else (bare,))
            else:
                self._attach(text)
            return
        self._add([name], code, birth, contact, text)
        for remark in (prefix, suffix):
            if remark:
                self._attach(remark)

    def _add(
        self,
        readings: list[NameReading],
        code: ClassCode | None,
        birth: DateReading | None,
        contact: str,
        text: str,
    ) -> None:
        attached = tuple(self._pending)
        self._pending = []
        for place, reading in enumerate(readings):
            last = place == len(readings) - 1
            self._people.append(
                Mention(
                    reading,
                    code if last else None,
                    birth if last else None,
                    attached if place == 0 else (),
                    contact if last else "",
                    text,
                )
            )

    def _enrich(
        self,
        code: ClassCode | None,
        birth: DateReading | None,
        contact: str,
        remarks: tuple[str, ...],
        written: str = "",
    ) -> None:
        if not self._people:
            self._pending.extend(remarks or ([written] if written else []))
            return
        last = self._people[-1]
        self._people[-1] = replace(
            last,
            class_code=last.class_code or code,
            birth=last.birth or birth,
            contact_text=" ".join(part for part in (last.contact_text, contact) if part),
            attached=(*last.attached, *remarks),
        )

    def _attach(self, remark: str, prefer_name: bool = False) -> None:
        """A remark goes to the person just named, or waits for the next one."""
        if not remark.strip():
            return
        counted = HEADCOUNT.fullmatch(remark.strip(" ."))
        if counted:
            self._count = int(counted[1])
            return
        if prefer_name:
            prefix, name, suffix = _around_name(remark, self._habit)
            if name:
                self._add([name], None, None, "", remark)
                self._attach(" ".join(part for part in (prefix, suffix) if part))
                return
        code = parse_class(remark)
        if code and not code.fault and (code.number or code.group or code.course):
            self._enrich(code, None, "", (), remark)
            return
        bare, found, birth, contact = _without_details(remark)
        if birth or contact:
            self._enrich(found, birth, contact, (bare,) if len(bare) > 3 else ())
        elif self._people:
            self._enrich(found, None, "", (remark,))
        else:
            self._pending.append(remark)


def _without_details(text: str) -> tuple[str, ClassCode | None, DateReading | None, str]:
    """Text without its class, date of birth and contacts, and those."""
    contact = ""
    if re.search(r"@|\d[\d\s()\-]{8,}\d|vk\.com|t\.me", text):
        found = parse_contact(text)
        if found.phones or found.emails or found.other:
            contact = " ".join([*found.phones, *found.emails, *found.other])
            text = found.note or ""
    dates = [reading for reading in find_dates(text) if reading.date or reading.fault]
    birth = dates[0] if dates and not re.search(r"(?i)выпуск|стаж|работает с|прият", text) else None
    if birth:
        text = text[: birth.start] + " " + text[birth.end :]
    code = parse_class(text) if re.search(r"\d|кл", text) else None
    if code and not code.fault:
        return "", code, birth, contact
    place = find_class(text)
    if place:
        text = f"{text[: place[1]]} {text[place[2] :]}"
        code = place[0]
    else:
        text, code = _bare_number(text)
    text = re.sub(r"\b(?:г\.?\s?р\.?|года рождения)(?!\w)", " ", text)
    trimmed = " ".join(text.split()).strip(" ,:–—-")
    return trimmed, code, birth, contact


def _bare_number(text: str) -> tuple[str, ClassCode | None]:
    """«Иванов Иван 7»: a number at the end of a name is its class."""
    match = re.fullmatch(r"(.*[А-Яа-яё.])\s+(\d{1,2})", text.strip())
    if match and 1 <= int(match[2]) <= 11 and read_name(match[1]):
        return match[1], ClassCode(int(match[2]))
    return text, None


def _around_name(text: str, habit: NameHabit) -> tuple[str, NameReading | None, str]:
    """The longest name inside a phrase with what stands before and after it."""
    words = text.split()
    if len(words) > 14:
        return text, None, ""
    for size in range(min(5, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            candidate = " ".join(words[start : start + size])
            if size == 1 and "." not in candidate:
                continue
            reading = read_name(candidate, habit)
            if reading and reading.surname and reading.name:
                return " ".join(words[:start]), reading, " ".join(words[start + size :])
    return text, None, ""


def _several(text: str, habit: NameHabit) -> list[NameReading]:
    """People written one after another with only spaces between them; all words must be used up."""
    words = re.sub(r"\.(?=[А-ЯЁ])", ". ", text).split()
    found: list[NameReading] = []
    while words:
        for size in (4, 3, 2):
            reading = read_name(" ".join(words[:size]), habit) if len(words) >= size else None
            settled = (
                reading and reading.surname and (reading.patronymic or size == 2) and not reading.warnings
            )
            if reading and settled and not _breaks(words[size:]):
                found.append(reading)
                words = words[size:]
                break
        else:
            return []
    return found if len(found) > 1 else []


def _breaks(rest: list[str]) -> bool:
    """What is left must not begin with the tail of the name just read."""
    return bool(rest) and bool(
        patronymic_of(rest[0]) or (re.fullmatch(r"[А-ЯЁ]\.", rest[0]) and len(rest) < 2)
    )
