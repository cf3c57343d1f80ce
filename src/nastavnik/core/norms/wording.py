"""How an act is rightly named, in the case the sentence asks for."""

from datetime import date

from nastavnik.core.norms.acts import Act
from nastavnik.core.norms.bodies import known_in
from nastavnik.core.norms.vocabulary import kind_name, vocabulary
from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.phrases import inflect_phrase

_STANDARD = "национальный стандарт"


def worded(act: Act, case: Case = Case.NOMN, *, titled: bool = False) -> str:
    """The whole name of an act («распоряжением Министерства … от 25.12.2019 № Р-145»), with its title if asked."""
    kind = kind_name(act.kind)
    if kind == _STANDARD:
        return act.number
    parts = [
        kind_in(kind, case),
        _whose(act.body),
        figures(act.dated),
        f"№ {act.number}" if act.number else "",
    ]
    if titled and act.title:
        parts.append(f"«{inner_quotes(act.title)}»")
    return " ".join(part for part in parts if part)


def kind_in(kind: str, case: Case) -> str:
    """The kind's word in the case, with a capital where the kind is written so."""
    word = vocabulary().kinds.get(kind_name(kind))
    if word is None:
        return inflect_phrase(kind, case)
    form = word.forms[case]
    return form[0].upper() + form[1:] if word.capital else form


def figures(dated: date | None) -> str:
    """«от 25.12.2019», empty without a date."""
    return f"от {dated:%d.%m.%Y}" if dated else ""


def preamble_words(act: Act) -> str:
    """What a preamble prints: the act's own words, otherwise its whole name in the instrumental case."""
    return act.cite or worded(act, Case.ABLT, titled=True)


def inner_quotes(title: str) -> str:
    """A title without quotation marks around the whole of it."""
    bare = title.strip()
    return bare[1:-1] if bare.startswith("«") and bare.endswith("»") and bare.count("«") == 1 else bare


def _whose(body: str) -> str:
    if not body or body == "Российская Федерация":
        return ""
    genitives, known = vocabulary().genitives, known_in(body)
    if not known:
        return inflect_phrase(body, Case.GENT)
    return " и ".join(genitives[name] for name in sorted(known, key=body.index))
