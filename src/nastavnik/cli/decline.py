"""`nastavnik decline`: puts a person's name or a post into a grammatical case."""

import argparse
import json
import sys
from collections.abc import Mapping

from nastavnik.cli.refusal import CommandRefused
from nastavnik.core.russian.cases import QUESTIONS, TITLES, Case

SUMMARY = "Поставить имя или должность в нужный падеж"
GENDERS = {"m": "m", "f": "f", "м": "m", "ж": "f"}
CASES = ", ".join(f"{case} ({title})" for case, title in TITLES.items())


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments; values are checked in `run`, so that refusals are Russian."""
    parser.add_argument("text", metavar="ТЕКСТ", help="имя или должность в именительном падеже")
    parser.add_argument("--case", metavar="ПАДЕЖ", help=f"падеж: {CASES}; без него — все шесть")
    parser.add_argument("--gender", metavar="РОД", help="m — мужской, f — женский; без него — по имени")
    parser.add_argument("--position", action="store_true", help="это должность, а не имя")
    parser.add_argument("--json", action="store_true", help="напечатать ответ как JSON")


def run(args: argparse.Namespace) -> int:
    """Print the form asked for, or the table of all six; always 0, refusals are raised."""
    text, case, gender = _text(args.text), _case(args.case), _gender(args.gender)
    cases = [case] if case else list(Case)
    forms, gender = _posts(text, cases, gender) if args.position else _names(text, cases, gender)
    if args.json:
        print(json.dumps(_answer(args.text, case, gender, forms), ensure_ascii=False))
    else:
        print(forms[case] if case else _table(forms))
    if not (gender or args.position):
        print("Род по имени не определён: укажите --gender m или --gender f.", file=sys.stderr)
    return 0


Forms = dict[Case, str]


def _posts(text: str, cases: list[Case], gender: str | None) -> tuple[Forms, str | None]:
    from nastavnik.core.russian.post_cases import inflect_post

    return {case: inflect_post(text, case) for case in cases}, gender


def _names(text: str, cases: list[Case], gender: str | None) -> tuple[Forms, str | None]:
    from nastavnik.core.russian.gender import Gender, guess_gender
    from nastavnik.core.russian.name_cases import inflect_name
    from nastavnik.core.russian.name_order import split_name

    name = split_name(text)
    who = Gender(gender) if gender else guess_gender(name.parts)
    return {case: name.written(inflect_name(name.parts, case, who)) for case in cases}, who


def _answer(text: str, case: Case | None, gender: str | None, forms: Forms) -> Mapping[str, object]:
    if case:
        return {"text": forms[case], "case": case, "gender": gender, "input": text}
    return {"forms": forms, "gender": gender, "input": text}


def _table(forms: Forms) -> str:
    return "\n".join(f"{TITLES[case]:<13} {QUESTIONS[case]:<11} {form}" for case, form in forms.items())


def _text(text: str) -> str:
    if not text.strip():
        raise CommandRefused("Нечего склонять: напишите в кавычках имя или должность.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise CommandRefused("Текст не читается: передайте его в кодировке UTF-8.") from None
    return " ".join(text.split())


def _case(code: str | None) -> Case | None:
    if code is None:
        return None
    if code not in {case.value for case in Case}:
        raise CommandRefused(f"Падеж «{code}» неизвестен; выберите один из: {CASES}.")
    return Case(code)


def _gender(code: str | None) -> str | None:
    if code is not None and code not in GENDERS:
        raise CommandRefused(f"Род «{code}» неизвестен; выберите m (мужской) или f (женский).")
    return GENDERS[code] if code else None
