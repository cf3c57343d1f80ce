"""One person's name in any order, case and spelling → surname, name, patronymic in the nominative.

`read_name` answers about a text that holds exactly one name; `people_cells.py` splits fuller cells first.
What cannot be told from the text itself (order of two given names, case of a surname with initials) is
decided by `NameHabit`: what the rest of the column does.
"""

from dataclasses import replace

from nastavnik.core.russian.lookalikes import repair_words
from nastavnik.core.russian.name_reading import NameHabit, NameReading
from nastavnik.core.russian.name_tokens import NameToken, capitalised, name_tokens, plausible
from nastavnik.core.russian.name_words import (
    KIN_FEMALE,
    NOMINATIVE,
    Patronymic,
    dictionary_role,
    given_of,
    looks_like_surname,
    may_be_surname,
    oblique_given_of,
    patronymic_of,
)
from nastavnik.core.russian.nominative_names import in_nominative

__all__ = ["NameHabit", "NameReading", "read_name"]


def read_name(text: str, habit: NameHabit = NameHabit(), lenient: bool = False) -> NameReading | None:
    """The one name the text holds, or None when it is not a name.

    `lenient` trusts the place (a column of names): unknown words and lower case are accepted there.
    """
    repaired, mended = repair_words(text)
    tokens = name_tokens(repaired)
    if tokens is None or not plausible(tokens, lenient):
        return None
    tokens = [replace(token, text=capitalised(token)) for token in tokens]
    reading = (
        _with_initials(tokens, habit)
        if any(token.initial for token in tokens)
        else _in_words(tokens, habit, lenient)
    )
    if reading is None:
        return None
    if not lenient and not reading.certain:
        return None
    return _finished(reading, habit, mended, " ".join(repaired.split()))


def _finished(reading: NameReading, habit: NameHabit, mended: list[str], written: str) -> NameReading:
    settled = in_nominative(reading, habit)
    warnings = list(settled.warnings)
    if (settled.surname, settled.name) != (reading.surname, reading.name):
        warnings.append(f"Имя стояло в косвенном падеже: «{written}» прочитано как «{settled.text}»")
    if mended:
        words = ", ".join(f"«{word}»" for word in mended)
        warnings.append(f"Латинские буквы или цифры заменены похожими русскими: {words}")
    return replace(settled, warnings=tuple(warnings))


# ——— names with initials ———


def _with_initials(tokens: list[NameToken], habit: NameHabit) -> NameReading | None:
    words = [token for token in tokens if not token.initial]
    initials = [token.text for token in tokens if token.initial]
    if (
        len(words) == len(initials) == 1
        and habit.name_first
        and given_of(words[0].text)
        and tokens[-1].initial
    ):
        return NameReading(initials[0], words[0].text, "", _gender_of(words[0].text), True)  # «Саша К.»
    if len(words) > 3 or len(initials) > 3:
        return None
    marked = patronymic_of(words[-1].text) if len(words) > 1 else None
    if len(words) == 2 and marked and len(initials) == 1 and tokens[-1].text == words[-1].text:
        return NameReading(words[0].text, initials[0], marked.nominative, marked.gender, False, None)
    if len(words) == 2 and given_of(words[1].text) and len(initials) == 1 and tokens[-1].initial:
        return NameReading(
            words[0].text, words[1].text, initials[0], _gender_of(words[1].text), False, NOMINATIVE
        )
    if len(words) == 2 and given_of(words[0].text) and len(initials) == 1 and tokens[1].initial:
        return NameReading(
            words[1].text, words[0].text, initials[0], _gender_of(words[0].text), True, NOMINATIVE
        )
    if len(words) > 1 and not _adjacent_words(tokens):
        return None
    surname = " ".join(token.text for token in words)
    name, rest = initials[0], initials[1:]
    if len(rest) == 2:
        name, rest = f"{name}-{rest[0]}", rest[1:]
    first = not tokens[0].initial
    return NameReading(surname, name, rest[0] if rest else "", _kin_gender(rest), not first, None)


def _adjacent_words(tokens: list[NameToken]) -> bool:
    places = [place for place, token in enumerate(tokens) if not token.initial]
    return places == list(range(places[0], places[-1] + 1))


def _kin_gender(initials: list[str]) -> str | None:
    if not initials or len(initials[0]) < 3:
        return None
    mark = initials[0].split(".", 1)[-1].strip(" .").lower()
    return {"к": "f", "о": "m"}.get(mark[:1]) if mark else None


# ——— names in words ———


def _in_words(tokens: list[NameToken], habit: NameHabit, lenient: bool) -> NameReading | None:
    words = [token.text for token in tokens]
    marks = [
        Patronymic(t.text, _kin_word_gender(t.text), (NOMINATIVE,)) if t.kin else patronymic_of(t.text)
        for t in tokens
    ]
    if len(words) == 1:
        return _one_word(words[0], lenient)
    place = _patronymic_place(words, marks)
    if place == 1 and len(words) == 2 and habit.name_first and looks_like_surname(words[1]):
        place = None  # «Роман Абрамович» in a list of «Имя Фамилия»
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
    after_name = [
        place for place in marked if given_of(words[place - 1]) or oblique_given_of(words[place - 1])
    ]
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
        return NameReading(
            "", before[0], mark.nominative, mark.gender, None, case, True, ("Фамилия не указана",)
        )
    return _before_patronymic(before, mark, case)


def _before_patronymic(before: list[str], mark: Patronymic, case: str) -> NameReading:
    if len(before) == 3 and not given_of(before[1]):
        return NameReading(" ".join(before[:2]), before[2], mark.nominative, mark.gender, False, case)
    surname, name = before[0], " ".join(before[1:])
    swapped = (
        given_of(surname) and not given_of(name) and not oblique_given_of(name) and looks_like_surname(name)
    )
    if swapped and surname != name:
        surname, name = name, surname
    return NameReading(surname, name, mark.nominative, mark.gender, bool(swapped), case)


def _two_words(first: str, second: str, habit: NameHabit, lenient: bool) -> NameReading | None:
    straight = _surname_weight(first) + _given_weight(second)
    reverse = _given_weight(first) + _surname_weight(second)
    known = max(_given_weight(first), _given_weight(second)) >= 1.5
    if not known and not lenient and "Surn" not in (dictionary_role(first), dictionary_role(second)):
        return None
    clear = abs(straight - reverse) >= 0.4
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
    if role == "Name" and not looks_like_surname(word):
        return 2.0
    return 0.0 if looks_like_surname(word) or role == "Surn" else 0.5


def _surname_weight(word: str) -> float:
    given = given_of(word)
    if given:  # «Ольга Ким»: a woman's name is hardly ever a surname, a man's now and then is
        return 1.0 if may_be_surname(word) else 0.1 if given.gender == "f" else 0.6
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
