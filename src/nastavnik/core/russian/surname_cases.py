"""Surnames back to the nominative when the case and the gender of the person are known."""

_FEMALE = (
    ("скую", "ская"), ("цкую", "цкая"), ("ской", "ская"), ("цкой", "цкая"), ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"),
    ("ову", "ова"), ("еву", "ева"), ("ёву", "ёва"), ("иной", "ина"), ("ыной", "ына"), ("ину", "ина"), ("ыну", "ына"),
    ("ую", "ая"), ("юю", "яя"), ("ой", "ая"), ("ей", "яя"),
)  # fmt: skip
_MALE = {
    "gent": (
        ("ского", "ский"), ("цкого", "цкий"), ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ына", "ын"),
        ("ого", "ый"), ("его", "ий"), ("ца", "ец"), ("ия", "ий"), ("я", "й"), ("а", ""),
    ),
    "datv": (
        ("скому", "ский"), ("цкому", "цкий"), ("ову", "ов"), ("еву", "ев"), ("ёву", "ёв"), ("ину", "ин"), ("ыну", "ын"),
        ("ому", "ый"), ("ему", "ий"), ("цу", "ец"), ("ию", "ий"), ("ю", "й"), ("у", ""),
    ),
    "ablt": (
        ("ским", "ский"), ("цким", "цкий"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин"), ("ыным", "ын"),
        ("ым", "ый"), ("им", "ий"), ("цем", "ец"), ("ем", ""), ("ом", ""),
    ),
}  # fmt: skip
_MALE["accs"] = _MALE["gent"]
_A_SURNAME = {
    "gent": (("ы", "а"), ("и", "а")),
    "datv": (("е", "а"),),
    "accs": (("у", "а"), ("ю", "я")),
    "ablt": (("ой", "а"),),
}


def nominative_surname(surname: str, gender: str, case: str) -> str:
    """«Ивановой» (f, datv) → «Иванова»; «Мельника» (m, gent) → «Мельник»; unknown forms stay as they are.

    Each piece of a double surname is restored by itself.
    """
    return "-".join(_restored(piece, gender, case) for piece in surname.split("-"))


def _restored(piece: str, gender: str, case: str) -> str:
    lowered = piece.lower()
    for ending, better in _rules(lowered, gender, case):
        if lowered.endswith(ending) and len(lowered) > len(ending) + 1:
            if ending in ("а", "у", "ом") and lowered[-len(ending) - 1] in "аеёиоуыэюяь":
                return piece
            return _like(piece, lowered[: len(lowered) - len(ending)] + better)
    return piece


def _rules(word: str, gender: str, case: str) -> tuple[tuple[str, str], ...]:
    if word.endswith(("ко", "дзе", "ых", "их", "швили", "аго", "яго")):
        return ()
    if gender == "m":
        return _MALE.get(case, ())
    if not word.endswith(("ой", "ую", "ову", "еву", "ёву", "ину", "ыну", "юю", "ей")):
        return _A_SURNAME.get(case, ())
    return _FEMALE


def _like(sample: str, word: str) -> str:
    return word.upper() if sample.isupper() else word[:1].upper() + word[1:]
