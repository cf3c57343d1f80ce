"""One person's name in any order, case and spelling → surname, name, patronymic in the nominative.

`read_name` answers about a text that holds exactly one name; `people_cells.py` splits fuller cells first.
What cannot be told from the text itself (order of two given names, case of a surname with initials) is
decided by `NameHabit`: what the rest of the column does.
"""

import re
from dataclasses import dataclass, replace

from nastavnik.core.russian.lookalikes import has_cyrillic, repair_words
from nastavnik.core.russian.name_words import (
    KIN,
    KIN_FEMALE,
    NOMINATIVE,
    Given,
    Patronymic,
    dictionary_nominative,
    dictionary_role,
    given_of,
    looks_like_surname,
    oblique_given_of,
    patronymic_of,
)
from nastavnik.core.russian.surname_cases import nominative_surname

_INITIAL = r"[А-ЯЁA-Z][а-яё]{0,2}\."
_TOKEN = re.compile(
    rf"(?P<kin>(?<=\.)\s*[ко]\.?(?=[\s,;]|$))|(?P<initial>{_INITIAL})|(?P<word>[^\W\d_]+(?:[-‐‑'’`ʼ][^\W\d_]+)*)|(?P<blank>[\s.]+)|(?P<odd>.)"
)
_PARTICLES = frozenset({"де", "ди", "да", "фон", "ван", "дер", "аль", "эль", "ибн", "бен", "ла", "тер", "зу", "цу", "дель"})
_STOP = re.compile(
    r"школ[аыеу]|школой|школьник(?:и|ов|ам)?|гимнази[яиюей]+|лице[йяюе]|колледж\w*|техникум\w*|институт\w*|университет\w*|академи[яию]|"
    r"учител[ьяюие]\w{0,2}|учительниц\w|педагог\w{0,3}|преподавател\w+|воспитател\w+|директор\w{0,2}|завуч\w{0,2}|психолог\w{0,2}|логопед\w{0,2}|"
    r"методист\w{0,2}|тренер\w{0,2}|учени[кцч]\w{0,3}|учащ\w+|обучающ\w+|студент\w{0,3}|класс\w{0,3}|групп\w|итого|всего|ваканси\w|нет|нету|фамилия|"
    r"имя|отчество|фио|наставник\w{0,2}|наставляем\w+|район\w{0,2}|област[ьи]|город\w?|улиц\w|дом|центр\w?|мбоу|моу|сош|ооо|оао|зао|пао|ип|гбоу|"
    r"мкоу|маоу|гбпоу|чоу|оу|год\w?|рожд\w*|мальчик\w?|девочк\w|юнош\w|девушк\w|список|база|приказ\w?|положени\w|участник\w{0,2}|победител\w{1,2}|"
    r"приз[её]р\w{0,2}|куратор\w?|председател\w|исполнител\w|ответственн\w+|подпись|дата|прочерк|согласован\w+|утвержд\w+|заместител\w|зам|"
    r"специалист\w{0,2}|молодой|форма|программа|предмет\w{0,2}|математик\w|физик[аиу]|хими\w|биологи\w|истори\w|географи\w|литератур\w|информатик\w|"
    r"русский|английский|язык\w?|примечани\w|количество|человек\w?|чел|отсутствует|неизвестно|вакантно|пара|пары|мама|папа|мать|отец|бабушка|"
    r"дедушка|брат|сестра|опекун|родител\w+|тел|телефон\w?|кл|категори\w|стаж\w?|высшая|первая|призёры|диплом\w{0,2}|грамот\w|место|сертификат\w?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NameHabit:
    """What the rest of a column shows: name before surname; the case everyone is written in."""

    name_first: bool = False
    case: str | None = None


@dataclass(frozen=True, slots=True)
class NameReading:
    """A read name; empty strings are unknown parts.

    `name_first` and `case` are evidence this very text gives (None when it gives none);
    `certain` is False when the split rests on endings and habit only; `warnings` are Russian.
    """

    surname: str
    name: str
    patronymic: str
    gender: str | None = None
    name_first: bool | None = None
    case: str | None = None
    certain: bool = True
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Surname, name, patronymic in one line."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    initial: bool = False
    kin: bool = False


def read_name(text: str, habit: NameHabit = NameHabit(), lenient: bool = False) -> NameReading | None:
    """The one name the text holds, or None when it is not a name.

    `lenient` trusts the place (a column of names): unknown words and lower case are accepted there.
    """
    repaired, mended = repair_words(text)
    tokens = _tokens(repaired)
    if tokens is None or not _plausible(tokens, lenient):
        return None
    tokens = [replace(token, text=_capitalised(token)) for token in tokens]
    reading = _with_initials(tokens) if any(token.initial for token in tokens) else _in_words(tokens, habit, lenient)
    if reading is None:
        return None
    if not lenient and not reading.certain:
        return None
    return _finished(reading, habit, mended, " ".join(repaired.split()))


def _tokens(text: str) -> list[_Token] | None:
    """Words and initials of the text; None when it has digits or signs no name has."""
    found: list[_Token] = []
    glued = re.sub(r"([а-яё])([А-ЯЁ]\.)", r"\1 \2", text.strip())  # «ИвановИ.И.»
    glued = re.sub(r"\b([А-ЯЁ])\s*-\s*([А-ЯЁ])\.", r"\1.-\2.", glued)
    for match in _TOKEN.finditer(glued):
        kind, piece = match.lastgroup, match[0]
        if kind == "odd":
            return None
        if kind == "kin" and found and found[-1].initial:
            found[-1] = _Token(found[-1].text + piece.strip(), initial=True, kin=True)
        elif kind == "initial":
            found.append(_Token(piece, initial=True))
        elif kind == "word":
            _add_word(found, piece)
    return found if 1 <= len(found) <= 7 else None


def _add_word(found: list[_Token], word: str) -> None:
    previous = found[-1] if found else None
    if word.lower() in KIN and previous and not previous.initial:
        found[-1] = _Token(f"{previous.text} {word.lower()}", kin=True)
    elif word.lower() in KIN and previous:
        found[-1] = _Token(f"{previous.text} {word.lower()}", initial=True, kin=True)
    elif previous and previous.text.lower() in _PARTICLES and not previous.initial:
        found[-1] = _Token(f"{previous.text} {word}")
    elif len(word) == 1 and word.isupper() and found:
        found.append(_Token(word + ".", initial=True))
    elif len(word) == 2 and word.isupper() and len(found) == 1 and not found[0].text.isupper() and has_cyrillic(word):
        found.extend([_Token(word[0] + ".", initial=True), _Token(word[1] + ".", initial=True)])
    else:
        found.append(_Token(word))


def _plausible(tokens: list[_Token], lenient: bool) -> bool:
    words = [token.text for token in tokens if not token.initial]
    if not words or any(_STOP.fullmatch(word) for word in words):
        return False
    if any(len(word) > 40 for word in words):
        return False
    lower = [word for word in words if word[0].islower() and word.split()[0].lower() not in _PARTICLES]
    if not lower:
        return True
    known = any(given_of(word) or patronymic_of(word) for word in words)
    return lenient and len(lower) == len(words) and known


def _capitalised(token: _Token) -> str:
    if token.initial or token.kin and " " in token.text and token.text[0].isupper() and not token.text.split()[0].isupper():
        return token.text
    words = token.text.split(" ")
    return " ".join(_capitalised_word(word) if word.lower() not in KIN | _PARTICLES or len(words) == 1 else word.lower() for word in words)


def _capitalised_word(word: str) -> str:
    if len(word) > 1 and (word.isupper() or word.islower()):
        return "-".join(_kin_or_capital(piece) for piece in re.split("[-‐‑]", word))
    return word.replace("‐", "-").replace("‑", "-")


def _kin_or_capital(piece: str) -> str:
    return piece.lower() if piece.lower() in KIN else piece[:1].upper() + piece[1:].lower()


# ——— names with initials ———


def _with_initials(tokens: list[_Token]) -> NameReading | None:
    words = [token for token in tokens if not token.initial]
    initials = [token.text for token in tokens if token.initial]
    if len(words) > 3 or len(initials) > 3:
        return None
    marked = patronymic_of(words[-1].text) if len(words) > 1 else None
    if len(words) == 2 and marked and len(initials) == 1 and tokens[-1].text == words[-1].text:
        return NameReading(words[0].text, initials[0], marked.nominative, marked.gender, False, None)
    if len(words) == 2 and given_of(words[1].text) and len(initials) == 1 and tokens[-1].initial:
        return NameReading(words[0].text, words[1].text, initials[0], _gender_of(words[1].text), False, NOMINATIVE)
    if len(words) == 2 and given_of(words[0].text) and len(initials) == 1 and tokens[1].initial:
        return NameReading(words[1].text, words[0].text, initials[0], _gender_of(words[0].text), True, NOMINATIVE)
    if len(words) > 1 and not _adjacent_words(tokens):
        return None
    surname = " ".join(token.text for token in words)
    name, rest = initials[0], initials[1:]
    if len(rest) == 2:
        name, rest = f"{name}-{rest[0]}", rest[1:]
    first = not tokens[0].initial
    return NameReading(surname, name, rest[0] if rest else "", _kin_gender(rest), not first, None)


def _adjacent_words(tokens: list[_Token]) -> bool:
    places = [place for place, token in enumerate(tokens) if not token.initial]
    return places == list(range(places[0], places[-1] + 1))


def _kin_gender(initials: list[str]) -> str | None:
    if not initials or len(initials[0]) < 3:
        return None
    mark = initials[0].split(".", 1)[-1].strip(" .").lower()
    return {"к": "f", "о": "m"}.get(mark[:1]) if mark else None


# ——— names in words ———


def _in_words(tokens: list[_Token], habit: NameHabit, lenient: bool) -> NameReading | None:
    words = [token.text for token in tokens]
    marks = [Patronymic(t.text, _kin_word_gender(t.text), (NOMINATIVE,)) if t.kin else patronymic_of(t.text) for t in tokens]
    if len(words) == 1:
        return _one_word(words[0], lenient)
    place = _patronymic_place(words, marks)
    if place is not None:
        return _around_patronymic(words, place, marks[place])
    if len(words) == 2:
        return _two_words(words[0], words[1], habit, lenient)
    return _several_words(words, lenient)


def _kin_word_gender(text: str) -> str:
    return "f" if text.lower().replace("-", " ").split()[-1] in KIN_FEMALE else "m"


def _one_word(word: str, lenient: bool) -> NameReading | None:
    if given_of(word):
        return NameReading("", word, "", _gender_of(word), certain=False, warnings=("Записано только имя",))
    if lenient and len(word) > 1 and (looks_like_surname(word) or dictionary_role(word) in ("Surn", None)):
        return NameReading(word, "", "", certain=False, warnings=("Записана только фамилия",))
    return None


def _patronymic_place(words: list[str], marks: list[Patronymic | None]) -> int | None:
    """Which word is the patronymic: the marked one that stands right after a name."""
    marked = [place for place, mark in enumerate(marks) if mark and place > 0]
    if not marked:
        return None
    if len(words) == 2:
        if given_of(words[1]) and not marks[1]:
            return None
        known = given_of(words[0]) or oblique_given_of(words[0])
        gender = _gender_of(words[0])
        mark = marks[1]
        return 1 if known and mark and (gender is None or gender == mark.gender) else None
    after_name = [place for place in marked if given_of(words[place - 1]) or oblique_given_of(words[place - 1])]
    return (after_name or marked)[-1 if not after_name else 0]


def _around_patronymic(words: list[str], place: int, mark: Patronymic | None) -> NameReading | None:
    if mark is None:
        return None
    before, after = words[:place], words[place + 1 :]
    if len(before) + len(after) > 3:
        return None
    case = NOMINATIVE if NOMINATIVE in mark.cases else mark.cases[0]
    if after:
        if given_of(after[0]) and not given_of(before[-1]) and len(after) == 1:
            return NameReading(" ".join(before), after[0], mark.nominative, mark.gender, None, case, True)
        if len(before) == 2 and not (given_of(before[0]) or oblique_given_of(before[0])):
            return None
        return NameReading(" ".join(after), " ".join(before), mark.nominative, mark.gender, True, case)
    if len(before) == 1:
        return NameReading("", before[0], mark.nominative, mark.gender, None, case, True, ("Фамилия не указана",))
    return _before_patronymic(before, mark, case)


def _before_patronymic(before: list[str], mark: Patronymic, case: str) -> NameReading:
    if len(before) == 3 and not given_of(before[1]):
        return NameReading(" ".join(before[:2]), before[2], mark.nominative, mark.gender, False, case)
    surname, name = before[0], " ".join(before[1:])
    swapped = given_of(surname) and not given_of(name) and not oblique_given_of(name) and looks_like_surname(name)
    if swapped and surname != name:
        surname, name = name, surname
    return NameReading(surname, name, mark.nominative, mark.gender, bool(swapped), case)


def _two_words(first: str, second: str, habit: NameHabit, lenient: bool) -> NameReading | None:
    straight = _surname_weight(first) + _given_weight(second)
    reverse = _given_weight(first) + _surname_weight(second)
    known = max(_given_weight(first), _given_weight(second)) >= 1.5
    if not known and not lenient and "Surn" not in (dictionary_role(first), dictionary_role(second)):
        return None
    clear = abs(straight - reverse) >= 1.2
    name_first = reverse > straight if clear else habit.name_first
    surname, name = (second, first) if name_first else (first, second)
    reading = NameReading(surname, name, "", _gender_of(name), name_first if clear else None, None, known)
    if not known:
        return replace(reading, warnings=(f"Имени «{name}» нет в словаре: проверьте, где фамилия и где имя",))
    return reading


def _given_weight(word: str) -> float:
    if given_of(word):
        return 3.0
    role = dictionary_role(word)
    if oblique_given_of(word):
        return 2.0
    if role == "Name":
        return 2.0
    return 0.0 if looks_like_surname(word) or role == "Surn" else 0.5


def _surname_weight(word: str) -> float:
    if given_of(word):
        return 1.0 if dictionary_role(word) == "Surn" else 0.3
    if looks_like_surname(word):
        return 2.0
    return 1.5 if dictionary_role(word) == "Surn" else 1.0


def _several_words(words: list[str], lenient: bool) -> NameReading | None:
    """Three or more words without a patronymic: foreign and double names."""
    known = [bool(given_of(word) or oblique_given_of(word)) for word in words]
    if len(words) > 4 or not (any(known) or lenient):
        return None
    if known[0] and known[1] and not known[-1] and looks_like_surname(words[-1]):
        return NameReading(words[-1], " ".join(words[:-1]), "", _gender_of(words[0]), True, None)
    if not known[1] and known[2]:
        return NameReading(" ".join(words[:2]), " ".join(words[2:]), "", _gender_of(words[2]), False, None)
    if known[1] and known[2] and len(words) == 3 and _gender_of(words[2]) == "m":
        note = f"«{words[2]}» прочитано как отчество"
        return NameReading(words[0], words[1], words[2], _gender_of(words[1]), False, None, True, (note,))
    if known[1] and len(words) == 3 and not known[0]:
        note = f"«{words[2]}» прочитано как отчество: проверьте, нет ли опечатки"
        return NameReading(words[0], words[1], words[2], _gender_of(words[1]), False, None, True, (note,))
    note = "Непривычное имя: проверьте, где фамилия и где имя"
    return NameReading(words[0], " ".join(words[1:]), "", None, None, None, any(known), (note,))


def _gender_of(word: str) -> str | None:
    given = given_of(word)
    if given:
        return given.gender
    candidates = {item.gender for item in oblique_given_of(word)}
    return candidates.pop() if len(candidates) == 1 else None


# ——— cases ———


def _finished(reading: NameReading, habit: NameHabit, mended: list[str], written: str) -> NameReading:
    settled = _in_nominative(reading, habit)
    warnings = list(settled.warnings)
    if (settled.surname, settled.name) != (reading.surname, reading.name):
        warnings.append(f"Имя стояло в косвенном падеже: «{written}» прочитано как «{settled.text}»")
    if mended:
        words = ", ".join(f"«{word}»" for word in mended)
        warnings.append(f"Латинские буквы или цифры заменены похожими русскими: {words}")
    return replace(settled, warnings=tuple(warnings))


def _in_nominative(reading: NameReading, habit: NameHabit) -> NameReading:
    if reading.patronymic and "." not in reading.patronymic:
        return _by_patronymic(reading)
    if "." in reading.name:
        return _by_surname_ending(reading, habit)
    return _by_given(reading, habit)


def _by_patronymic(reading: NameReading) -> NameReading:
    case, gender = reading.case, reading.gender
    if case in (None, NOMINATIVE) or gender is None:
        return reading
    name = _nominative_given(reading.name, gender, case)
    surname = nominative_surname(reading.surname, gender, case) if reading.surname else ""
    return replace(reading, surname=surname, name=name)


def _nominative_given(word: str, gender: str, case: str) -> str:
    fitting = [item for item in oblique_given_of(word) if item.gender == gender]
    exact = [item for item in fitting if case in item.cases]
    if exact or fitting:
        return (exact or fitting)[0].nominative
    if given_of(word):
        return word
    return dictionary_nominative(word, gender) or _stripped(word, gender)


def _stripped(word: str, gender: str) -> str:
    if gender == "f":
        return re.sub(r"(?:ы|е|у|ой)$", "а", re.sub(r"(?:и|ю|ей)$", "я", word))
    return re.sub(r"(?:а|у|ом|ем)$", "", re.sub(r"(?:я|ю)$", "й", word))


def _by_given(reading: NameReading, habit: NameHabit) -> NameReading:
    """No patronymic: the given name shows the case, if it can be only one."""
    listed, candidates = given_of(reading.name), oblique_given_of(reading.name)
    if habit.case in (None, NOMINATIVE) and listed:
        return replace(reading, case=None if candidates else NOMINATIVE)
    fitting = [(item, case) for item in candidates for case in item.cases if _surname_agrees(reading.surname, item, case)]
    if habit.case:
        fitting = [pair for pair in fitting if pair[1] == habit.case] or fitting
    readings = {(item.nominative, nominative_surname(reading.surname, item.gender or "m", case)) for item, case in fitting}
    if len(readings) != 1 or (listed and habit.case not in {case for _, case in fitting}):
        unclear = bool(candidates) and not listed
        note = ("Похоже на косвенный падеж: проверьте, как пишется имя",) if unclear else ()
        return replace(reading, warnings=reading.warnings + note)
    item, case = fitting[0]
    surname = nominative_surname(reading.surname, item.gender or "m", case)
    return replace(reading, surname=surname, name=item.nominative, gender=item.gender, case=case)


def _surname_agrees(surname: str, given: Given, case: str) -> bool:
    """Whether a surname with a telling ending can stand in that case beside that name."""
    lowered = surname.lower()
    allowed = {
        ("f", "gent"): "ой", ("f", "datv"): "ой", ("f", "accs"): "у", ("f", "ablt"): "ой",
        ("m", "gent"): "а", ("m", "accs"): "а", ("m", "datv"): "у", ("m", "ablt"): "ым",
    }  # fmt: skip
    telling = re.search(r"(?:ов|ев|ёв|ин|ын)(а|у|ой|ым|)$", lowered)
    if telling:
        return telling[1] == allowed.get((given.gender or "", case), "?")
    if given.gender == "m" and lowered.endswith(("ий", "ой", "ый", "ая")):
        return False
    return not (given.gender == "f" and lowered.endswith(("ская", "цкая", "ского")))


_TELLING = {
    "gent": (("овой", "f"), ("евой", "f"), ("ёвой", "f"), ("иной", "f"), ("ова", "m"), ("ева", "m"), ("ёва", "m"), ("ина", "m"), ("ского", "m"), ("ской", "f")),
    "datv": (("овой", "f"), ("евой", "f"), ("ёвой", "f"), ("иной", "f"), ("ову", "m"), ("еву", "m"), ("ёву", "m"), ("ину", "m"), ("скому", "m"), ("ской", "f")),
    "accs": (("ову", "f"), ("еву", "f"), ("ёву", "f"), ("ину", "f"), ("ова", "m"), ("ева", "m"), ("ёва", "m"), ("ина", "m"), ("ского", "m"), ("скую", "f")),
    "ablt": (("овой", "f"), ("евой", "f"), ("ёвой", "f"), ("иной", "f"), ("овым", "m"), ("евым", "m"), ("ёвым", "m"), ("иным", "m"), ("ским", "m"), ("ской", "f")),
}  # fmt: skip


def _by_surname_ending(reading: NameReading, habit: NameHabit) -> NameReading:
    """Initials hide the case; only the habit of the column can tell it."""
    for ending, gender in _TELLING.get(habit.case or "", ()):
        if reading.surname.lower().endswith(ending):
            surname = nominative_surname(reading.surname, gender, habit.case or "")
            return replace(reading, surname=surname, gender=reading.gender or gender)
    return reading
