"""`nastavnik match PROBLEM.json`: the exact best set of pairs with its proof."""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from nastavnik.cli.refusal import CommandRefused

SUMMARY = "Подобрать пары по задаче из файла JSON"
OBJECTIVES = ("most-then-best", "best-total", "stable")
OBJECTIVE_WORDS = {
    "most-then-best": "сначала охватить как можно больше, потом лучшие баллы",
    "best-total": "наибольшая сумма баллов",
    "stable": "устойчивые пары",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments; values are checked in `run`, so that refusals are Russian."""
    parser.add_argument("problem", metavar="ЗАДАЧА.json", help="файл с наставляемыми, наставниками и парами")
    parser.add_argument("--objective", default=OBJECTIVES[0], help="цель: " + ", ".join(OBJECTIVES))
    parser.add_argument("--seed", default="0", help="целое число, которым разрешаются равенства")
    parser.add_argument("--json", action="store_true", help="напечатать результат как JSON")


def run(args: argparse.Namespace) -> int:
    """Solve, print, return 0; an infeasible problem is an answer too."""
    if args.objective not in OBJECTIVES:
        raise CommandRefused(
            f"Цель подбора «{args.objective}» неизвестна; выберите: {', '.join(OBJECTIVES)}."
        )
    seed = _seed(args.seed)
    data = load_json(args.problem)
    started = time.perf_counter()
    result = solve_document(data, args.objective, seed)
    result["seconds"] = round(time.perf_counter() - started, 4)
    print(json.dumps(result, ensure_ascii=False) if args.json else table(result))
    return 0


def solve_document(data: object, objective: str, seed: int) -> dict[str, Any]:
    """The result of the contract for a problem already parsed from JSON."""
    from nastavnik.core.matching.answer import match_case
    from nastavnik.core.matching.build import build_case
    from nastavnik.core.matching.problem import ProblemRefused
    from nastavnik.core.matching.reading import read_wishes

    try:
        return match_case(build_case(read_wishes(data)), objective, seed)  # type: ignore[arg-type]
    except ProblemRefused as refusal:
        raise CommandRefused(str(refusal)) from None


def load_json(path: str) -> Any:
    """Read a JSON file; CommandRefused says in Russian what is wrong with it."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as fault:
        reason = "файла нет" if isinstance(fault, FileNotFoundError) else "нет доступа или это не файл"
        raise CommandRefused(f"Файл «{path}» не прочитан: {reason}.") from None
    except UnicodeDecodeError:
        raise CommandRefused(f"Файл «{path}» не в кодировке UTF-8: сохраните его заново.") from None
    except json.JSONDecodeError as fault:
        where = f"строка {fault.lineno}, знак {fault.colno}"
        raise CommandRefused(f"Файл «{path}» — не JSON: ошибка записи, {where}.") from None
    except (RecursionError, ValueError):
        raise CommandRefused(
            f"Файл «{path}» — не JSON задачи подбора: слишком глубокая или длинная запись."
        ) from None


def table(result: dict[str, Any]) -> str:
    """The result for a person."""
    if result["status"] == "infeasible":
        return "\n".join(["Подбор невыполним.", *result["infeasible_because"]])
    width = max([len(pair["mentee"]) for pair in result["pairs"]], default=0)
    lines = [f"Цель: {OBJECTIVE_WORDS[result['objective']]}", ""]
    lines += [
        f"{p['mentee']:<{width}}  —  {p['mentor']}  (балл {_number(p['score'])})" for p in result["pairs"]
    ]
    lines += ["", f"Пар: {result['matched']}, сумма баллов: {_number(result['total'])}"]
    lines += [f"Без пары — {row['mentee']}: {row['why']}" for row in result["unmatched"]]
    lines.append(f"Пар, которые предпочли бы друг друга: {result['blocking_pairs']}")
    proof = "устойчивость проверена" if result["objective"] == "stable" else "оптимально, доказано ценами"
    return "\n".join([*lines, f"Проверка: {proof}. Время: {_number(result['seconds'])} с"])


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")


def _seed(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise CommandRefused(f"Значение «--seed» должно быть целым числом, а указано «{text}».") from None
