"""`nastavnik verify PROBLEM.json RESULT.json`: check a matching with code that shares nothing with the solver."""

import argparse
from collections.abc import Mapping

from nastavnik.cli.match import load_json
from nastavnik.cli.refusal import CommandRefused

SUMMARY = "Проверить результат подбора независимо от решателя"


def configure(parser: argparse.ArgumentParser) -> None:
    """Two files."""
    parser.add_argument("problem", metavar="ЗАДАЧА.json", help="задача, как её читает match")
    parser.add_argument("result", metavar="РЕЗУЛЬТАТ.json", help="результат, как его печатает match --json")


def run(args: argparse.Namespace) -> int:
    """0 and a sentence when all is proven; 1 and the first violation; 2 (by refusal) for a bad file."""
    from nastavnik.core.matching.problem import ProblemRefused
    from nastavnik.core.matching.reading import read_wishes
    from nastavnik.core.matching.verify import Violation, verify_result

    problem, result = load_json(args.problem), load_json(args.result)
    try:
        read_wishes(problem)
    except ProblemRefused as refusal:
        raise CommandRefused(f"Задача «{args.problem}» не читается. {refusal}") from None
    if not isinstance(result, Mapping) or not isinstance(problem, Mapping):
        raise CommandRefused(f"Файл «{args.result}» — не результат подбора: нужен объект JSON.")
    try:
        print(verify_result(problem, result))
    except Violation as violation:
        print(violation)
        return 1
    return 0
