"""The six cases of a Russian noun, under the codes that files, the API and the console share."""

from enum import StrEnum


class Case(StrEnum):
    """Grammatical case; the values are OpenCorpora's codes, which pymorphy3 understands as they are."""

    NOMN = "nomn"
    GENT = "gent"
    DATV = "datv"
    ACCS = "accs"
    ABLT = "ablt"
    LOCT = "loct"


OBLIQUE = (Case.GENT, Case.DATV, Case.ACCS, Case.ABLT, Case.LOCT)

TITLES = {
    Case.NOMN: "именительный",
    Case.GENT: "родительный",
    Case.DATV: "дательный",
    Case.ACCS: "винительный",
    Case.ABLT: "творительный",
    Case.LOCT: "предложный",
}

QUESTIONS = {
    Case.NOMN: "кто?",
    Case.GENT: "нет кого?",
    Case.DATV: "кому?",
    Case.ACCS: "вижу кого?",
    Case.ABLT: "кем?",
    Case.LOCT: "о ком?",
}
