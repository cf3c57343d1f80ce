"""A name read in an oblique case → the nominative, when the text or the column tells the case."""

import re
from dataclasses import replace

from nastavnik.core.russian.name_reading import NameHabit, NameReading
from nastavnik.core.russian.name_words import (
    NOMINATIVE,
    Given,
    dictionary_nominative,
    given_of,
    oblique_given_of,
)
from nastavnik.core.russian.surname_cases import nominative_surname


def in_nominative(reading: NameReading, habit: NameHabit) -> NameReading:
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
    fitting = [
        (item, case)
        for item in candidates
        for case in item.cases
        if _surname_agrees(reading.surname, item, case)
    ]
    if habit.case:
        fitting = [pair for pair in fitting if pair[1] == habit.case] or fitting
    readings = {
        (item.nominative, nominative_surname(reading.surname, item.gender or "m", case))
        for item, case in fitting
    }
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
