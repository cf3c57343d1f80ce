"""School classes and college groups as people write them: 7А · 7 «а» · VII-А · 10 Б кл. · ИС-21 · 1 курс."""

import re
from dataclasses import dataclass

from nastavnik.core.russian.lookalikes import cyrillic_letter, has_cyrillic

_ROMAN = {
    roman: number
    for number, roman in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1
    )
}
_WORDS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8,
    "девят": 9, "десят": 10, "одиннадцат": 11, "двенадцат": 12,
}  # fmt: skip
_QUOTES = r"[\"'«»“”„‟‘’‚`´‹›]*"
_KL = r"(?:кл(?:асс?(?:а|е|у|ом|ы|ов)?)?\b\.?)"
_NUMBER = r"(?P<number>\d{1,3}|[IVXІХ]{1,5})"
_ORDINAL = r"(?:\s*[-–‑]?\s*(?:го|ый|ой|ий|й|м|ом)\b)?"
_DASH = r"[-–—‑/.\\]"
_LETTERS = r"(?P<letter>[^\W\d_]{1,2}\d?)"
_WHOLE = re.compile(
    rf"(?P<lead>{_KL}\s*[:\-–№]?\s*)?{_QUOTES}\s*{_NUMBER}{_ORDINAL}\s*{_KL}?\s*{_DASH}?\s*{_QUOTES}\s*"
    rf"(?:{_LETTERS}\s*{_QUOTES}\s*)?{_KL}?\s*(?:\((?P<note>[^)]*)\)|(?P<extra>доп(?:олнительный|\.)?))?\s*\.?",
    re.I,
)
_NUMBERED = re.compile(rf"(\d{{1,2}})\s*[-–/.]\s*(\d{{1,2}})\s*{_KL}?", re.I)
_COURSE = re.compile(
    r"(?:студент\w*\s*)?(?P<course>[1-6]|I{1,3}|IV|V|VI)\s*(?:[-–]?\s*(?:го|ый|й|ой))?\s*курс\w*\.?", re.I
)
_GROUP = re.compile(
    r"(?:уч(?:ебная|\.)?\s*)?(?:гр(?:уппа|уппы|уппе|\.)?\s*(?:№\s*)?)?[\"«]?"
    r"(?P<group>(?:\d{1,2}[-–]?)?[А-ЯЁA-Z]{1,6}[а-яё]{0,4}\s?[-–]?\s?\d{1,4}(?:\s?[-–/.]\s?\d{1,3}){0,3}(?:[-–]?[а-яёА-ЯЁ]{1,3})?)[\"»]?"
)
_NUMBER_GROUP = re.compile(
    r"(?:уч(?:ебная|\.)?\s*)?гр(?:уппа|уппы|\.)\s*(?:№\s*)?(?P<group>\d{1,4}(?:[-–/]\d{1,3})*)", re.I
)
_INSIDE = re.compile(
    rf"(?<![\w.,/№-]){_NUMBER}{_ORDINAL}\s*(?:{_KL}\s*)?[-–—‑]?\s*[\"'«“„‘]?\s*(?P<letter>[А-Яа-яЁёABCEHKMOPTXabcehkmoptx])"
    rf"\s*[\"'»”’]?(?:\s*{_KL})?(?![\w.@])(?:(?<=кл)\.)?"
)
_INSIDE_WORDED = re.compile(rf"(?<![\w.,/№-]){_NUMBER}{_ORDINAL}\s*{_KL}(?![\w])", re.I)
_NEVER = frozenset("ЪЫЬ")
_LAST_CLASS = 12


@dataclass(frozen=True, slots=True)
class ClassCode:
    """A class (`number`, `letter`), or a college group (`group`) and course.

    `warning` is a Russian remark about a guess; `fault` says why a class was not accepted (then all is None).
    """

    number: int | None = None
    letter: str | None = None
    group: str | None = None
    course: int | None = None
    note: str | None = None
    warning: str | None = None
    fault: str | None = None

    @property
    def text(self) -> str:
        """«7А», «ИС-21», «3 курс» or an empty string."""
        if self.number is not None:
            return f"{self.number}{self.letter or ''}"
        return self.group or (f"{self.course} курс" if self.course else "")


def parse_class(text: str) -> ClassCode | None:
    """The class that the whole text names; None when it is not about a class at all.

    Text that is clearly meant as a class but cannot be one (12Ы, 0Б) comes back with `fault`.
    """
    wanted = _tidy(text)
    if not wanted:
        return None
    return (
        _by_course(wanted)
        or _numbered_class(wanted)
        or _plain_class(wanted)
        or _worded_class(wanted)
        or _group(wanted)
    )


def find_class(text: str) -> tuple[ClassCode, int, int] | None:
    """The first class inside a longer text with its place: «Смирнов И.И. 9в» → (9В, 12, 14)."""
    for pattern in (_INSIDE, _INSIDE_WORDED):
        for match in pattern.finditer(text):
            found = _from_match(match, "")
            if found and not found.fault:
                return found, match.start(), match.end()
    return None


def class_range(text: str) -> tuple[int, int] | None:
    """«5–7 кл.», «9-11 классы», «8 класс» as the lowest and the highest class."""
    wanted = _tidy(text).lower()
    both = re.search(
        rf"(?:с\s*)?(\d{{1,2}})\s*(?:-?[гй]о?)?\s*(?:[-–—]|по|до)\s*(\d{{1,2}})\s*(?:-?[гй]о?)?\s*{_KL}",
        wanted,
    )
    if both and 1 <= int(both[1]) <= int(both[2]) <= _LAST_CLASS:
        return int(both[1]), int(both[2])
    one = re.search(rf"(?<!\d)(\d{{1,2}})\s*(?:[-–]?\s*(?:го|й|х|е))?\s*{_KL}", wanted)
    if one and 1 <= int(one[1]) <= _LAST_CLASS:
        return int(one[1]), int(one[1])
    return None


def _tidy(text: str) -> str:
    spaced = " ".join(text.replace("\u00a0", " ").split()).strip(" ,;.:|")
    return re.sub(r"^(\d{1,2})[.,]0+$", r"\1", spaced)  # a number that lost its type on the way


def _by_course(text: str) -> ClassCode | None:
    match = _COURSE.search(text)
    if not match:
        return None
    rest = (text[: match.start()] + " " + text[match.end() :]).strip(" ,;()")
    group = _group(rest) if rest else None
    if rest and not group and not re.fullmatch(r"студ\w*\.?", rest, re.I):
        return None
    return ClassCode(course=_value(match["course"]), group=group.group if group else None)


def _numbered_class(text: str) -> ClassCode | None:
    """«10-1», «5/2»: schools that number parallel classes; «5-7» stays a range and no class."""
    match = _NUMBERED.fullmatch(text)
    if not match:
        return None
    number, second = int(match[1]), int(match[2])
    if (
        1 <= number <= 11
        and 1 <= second <= 9
        and (second <= number or "/" in text or "." in text)
        and second != number
    ):
        return ClassCode(
            number, str(second), warning=f"«{text}» прочитано как {number} класс, подгруппа {second}"
        )
    return ClassCode(fault=f"«{text}» похоже на несколько классов сразу: укажите один")


def _plain_class(text: str) -> ClassCode | None:
    match = _WHOLE.fullmatch(text)
    return _from_match(match, match["note"] or match["extra"] or "") if match else None


def _from_match(match: re.Match[str], note: str) -> ClassCode | None:
    number = _value(match["number"])
    letters = match.groupdict().get("letter")
    if number is None:
        return None
    if not 1 <= number <= _LAST_CLASS:
        return ClassCode(fault=f"Класса «{match[0].strip()}» не бывает: номер должен быть от 1 до 11")
    letter, warning = _letter(letters)
    if letters and letter is None:
        return ClassCode(fault=f"Класса «{match[0].strip()}» не бывает: такой буквы у классов нет")
    if number == _LAST_CLASS:
        warning = "12 класс есть только в вечерних школах: проверьте номер"
    return ClassCode(number, letter, note=note.strip() or None, warning=warning)


def _letter(written: str | None) -> tuple[str | None, str | None]:
    """The canonical letter and a remark when it had to be guessed from a Latin twin."""
    if not written:
        return None, None
    twins = [sign if sign.isdecimal() else cyrillic_letter(sign) for sign in written]
    if any(twin is None for twin in twins) or any(twin in _NEVER for twin in twins):
        return None, None
    letter = "".join(twin for twin in twins if twin)
    remark = None if has_cyrillic(written) else f"Латинская «{written}» прочитана как русская «{letter}»"
    return letter, remark


def _value(written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    return _ROMAN.get(written.upper().replace("І", "I").replace("Х", "X"))


def _worded_class(text: str) -> ClassCode | None:
    match = re.fullmatch(
        rf"([а-яё]+)(?:ый|ой|ий|ого|его|ом|ем)\s*(?:{_KL})?\s*{_QUOTES}\s*([^\W\d_])?\s*{_QUOTES}\s*(?:{_KL})?",
        text,
        re.I,
    )
    number = next(
        (value for stem, value in _WORDS.items() if match and match[1].lower().startswith(stem)), None
    )
    if not match or number is None:
        return None
    letter, warning = _letter(match[2])
    return ClassCode(number, letter, warning=warning)


def _group(text: str) -> ClassCode | None:
    match = _GROUP.fullmatch(text) or _NUMBER_GROUP.fullmatch(text)
    if not match:
        return None
    return ClassCode(group=re.sub(r"\s*[-–]\s*", "-", match["group"]).replace(" ", "-"))
