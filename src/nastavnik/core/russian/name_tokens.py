"""Words and initials of a name, and whether they can be a name at all."""

import re
from dataclasses import dataclass

from nastavnik.core.russian.lookalikes import has_cyrillic
from nastavnik.core.russian.name_words import KIN, given_of, patronymic_of

_INITIAL = r"[А-ЯЁA-Z][а-яё]{0,2}\."
_TOKEN = re.compile(
    rf"(?P<kin>(?<=\.)\s*-?\s*[ко]\.?(?=[\s,;]|$))|(?P<initial>{_INITIAL})|(?P<word>[^\W\d_]+(?:[-‐‑'’`ʼ][^\W\d_]+)*)|(?P<blank>[\s.]+)|(?P<odd>.)"
)
_PARTICLES = frozenset(
    {"де", "ди", "да", "фон", "ван", "дер", "аль", "эль", "ибн", "бен", "ла", "тер", "зу", "цу", "дель"}
)
_STOP = re.compile(
    r"школ[аыеу]|школой|школьник(?:и|ов|ам)?|гимнази[яиюей]+|лице[йяюе]|колледж\w*|техникум\w*|институт\w*|университет\w*|академи[яию]|"
    r"учител[ьяюие]\w{0,2}|учительниц\w|педагог\w{0,3}|преподавател\w+|воспитател\w+|директор\w{0,2}|завуч\w{0,2}|психолог\w{0,2}|логопед\w{0,2}|"
    r"методист\w{0,2}|тренер\w{0,2}|учени[кцч]\w{0,3}|учащ\w+|обучающ\w+|студент\w{0,3}|класс\w{0,3}|групп\w|итого|всего|ваканси\w|нет|нету|фамилия|"
    r"имя|отчество|фио|наставник\w{0,2}|наставляем\w+|район\w{0,2}|област[ьи]|город\w?|улиц\w|дом|центр\w?|мбоу|моу|сош|ооо|оао|зао|пао|ип|гбоу|"
    r"мкоу|маоу|гбпоу|чоу|оу|год\w?|рожд\w*|мальчик\w?|девочк\w|юнош\w|девушк\w|список|база|приказ\w?|положени\w|участник\w{0,2}|выпускни\w{1,3}|волонт[её]р\w{0,2}|доброволец|победител\w{1,2}|"
    r"приз[её]р\w{0,2}|куратор\w?|председател\w|исполнител\w|ответственн\w+|подпись|дата|прочерк|согласован\w+|утвержд\w+|заместител\w|зам|"
    r"специалист\w{0,2}|молодой|форма|программа|предмет\w{0,2}|математик\w|физик[аиу]|хими\w|биологи\w|истори\w|географи\w|литератур\w|информатик\w|"
    r"русский|английский|язык\w?|примечани\w|количество|человек\w?|чел|отсутствует|неизвестно|вакантно|пара|пары|мама|папа|мать|отец|бабушка|"
    r"дедушка|брат|сестра|опекун|родител\w+|тел|телефон\w?|кл|категори\w|стаж\w?|высшая|первая|призёры|диплом\w{0,2}|грамот\w|место|сертификат\w?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NameToken:
    text: str
    initial: bool = False
    kin: bool = False


def name_tokens(text: str) -> list[NameToken] | None:
    """Words and initials of the text; None when it has digits or signs no name has."""
    found: list[NameToken] = []
    glued = re.sub(r"([а-яё])([А-ЯЁ]\.)", r"\1 \2", text.strip())  # «ИвановИ.И.»
    glued = re.sub(r"\b([А-ЯЁ])\s*-\s*([А-ЯЁ])\.", r"\1.-\2.", glued)
    for match in _TOKEN.finditer(glued):
        kind, piece = match.lastgroup, match[0]
        if kind == "odd":
            return None
        if kind == "kin" and found and found[-1].initial:
            found[-1] = NameToken(found[-1].text + piece.strip(), initial=True, kin=True)
        elif kind == "initial":
            found.append(NameToken(piece, initial=True))
        elif kind == "word":
            _add_word(found, piece)
    return found if 1 <= len(found) <= 7 else None


def _add_word(found: list[NameToken], word: str) -> None:
    previous = found[-1] if found else None
    if word.lower() in KIN and previous and not previous.initial:
        found[-1] = NameToken(f"{previous.text} {word.lower()}", kin=True)
    elif word.lower() in KIN and previous:
        found[-1] = NameToken(f"{previous.text} {word.lower()}", initial=True, kin=True)
    elif previous and previous.text in _PARTICLES and not previous.initial:
        found[-1] = NameToken(f"{previous.text} {word}")
    elif len(word) == 1 and word.isupper() and found:
        found.append(NameToken(word + ".", initial=True))
    elif (
        len(word) == 2
        and word.isupper()
        and len(found) == 1
        and not found[0].text.isupper()
        and has_cyrillic(word)
    ):
        found.extend([NameToken(word[0] + ".", initial=True), NameToken(word[1] + ".", initial=True)])
    else:
        found.append(NameToken(word))


def plausible(tokens: list[NameToken], lenient: bool) -> bool:
    words = [token.text for token in tokens if not token.initial]
    if not words or any(_STOP.fullmatch(word) for word in words):
        return False
    if any(len(word) > 40 or _is_abbreviation(word) for word in words):
        return False
    lower = [word for word in words if word[0].islower() and word.split()[0].lower() not in _PARTICLES]
    if not lower:
        return True
    known = any(given_of(word) or patronymic_of(word) for word in words)
    return lenient and len(lower) == len(words) and known


def capitalised(token: NameToken) -> str:
    if token.initial or (
        token.kin and " " in token.text and token.text[0].isupper() and not token.text.split()[0].isupper()
    ):
        return token.text
    words = token.text.split(" ")
    return " ".join(
        _capitalised_word(word) if word.lower() not in KIN | _PARTICLES or len(words) == 1 else word.lower()
        for word in words
    )


def _is_abbreviation(word: str) -> bool:
    """«РФ», «МБДЦ»: capitals without a vowel."""
    return len(word) > 1 and word.isupper() and has_cyrillic(word) and not re.search("[АЕЁИОУЫЭЮЯ]", word)


def _capitalised_word(word: str) -> str:
    if len(word) > 1 and (word.isupper() or word.islower()):
        return "-".join(_kin_or_capital(piece) for piece in re.split("[-‐‑]", word))
    return word.replace("‐", "-").replace("‑", "-")


def _kin_or_capital(piece: str) -> str:
    return piece.lower() if piece.lower() in KIN else piece[:1].upper() + piece[1:].lower()
