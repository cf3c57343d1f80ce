"""Declension of full adjectives and participles by their endings, without a dictionary."""

from nastavnik.core.russian.cases import Case

# Endings by case: nomn gent datv ablt loct; the accusative is chosen by gender and animacy.
_HARD = {"m": "ый ого ому ым ом", "f": "ая ой ой ой ой", "n": "ое ого ому ым ом", "p": "ые ых ым ыми ых"}
_VELAR = {"m": "ий ого ому им ом", "f": "ая ой ой ой ой", "n": "ое ого ому им ом", "p": "ие их им ими их"}
_SOFT = {"m": "ий его ему им ем", "f": "яя ей ей ей ей", "n": "ее его ему им ем", "p": "ие их им ими их"}
_HISSING = _SOFT | {"f": "ая ей ей ей ей"}
_GENDERS = {"ый": "m", "ий": "m", "ой": "m", "ая": "f", "яя": "f", "ое": "n", "ее": "n", "ые": "p", "ие": "p"}
_ORDER = (Case.NOMN, Case.GENT, Case.DATV, Case.ABLT, Case.LOCT)


def adjective_stem(word: str) -> str:
    """«старш» of «старшая»; a reflexive participle loses «ся» too. Empty for what is no adjective."""
    plain = word.removesuffix("ся")
    return plain[:-2] if plain[-2:] in _GENDERS else ""


def adjective_gender(word: str) -> str:
    """m, f, n or p (plural) of a word in the nominative."""
    return _GENDERS[word.removesuffix("ся")[-2:]]


def decline_adjective(word: str, case: Case, *, plural: bool = False, animate: bool = True) -> str:
    """The lower-case adjective `word`, given in the nominative, in `case`.

    Source: the academic paradigm of full adjectives (hard, velar, hissing and soft stems).
    """
    reflexive = "ся" if word.endswith("ся") else ""
    plain = word.removesuffix("ся")
    stem, ending = plain[:-2], plain[-2:]
    gender = "p" if plural else _GENDERS[ending]
    if case is Case.NOMN and gender == _GENDERS[ending]:
        return word
    return stem + _ending(_paradigm(stem, ending), gender, case, animate) + reflexive


def _ending(paradigm: dict[str, str], gender: str, case: Case, animate: bool) -> str:
    if case is not Case.ACCS:
        return paradigm[gender].split()[_ORDER.index(case)]
    if gender == "f":
        return "юю" if paradigm["f"].startswith("яя") else "ую"
    like = Case.GENT if animate and gender != "n" else Case.NOMN
    return _ending(paradigm, gender, like, animate)


def _paradigm(stem: str, ending: str) -> dict[str, str]:
    if ending == "ой":  # stressed: молодой, городской, большой
        stressed = _VELAR if stem[-1:] in set("гкхжшчщ") else _HARD
        return stressed | {"m": "ой " + stressed["m"].split(" ", 1)[1]}
    if stem[-1:] in set("гкх"):
        return _VELAR
    if stem[-1:] in set("жшчщ"):
        return _HISSING
    return _HARD if ending in {"ый", "ая", "ое", "ые"} else _SOFT
