"""`nastavnik evaluate FILE.csv`: what changed between «before» and «after», and how surely."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from nastavnik.cli.refusal import CommandRefused
from nastavnik.cli.tables import as_table

if TYPE_CHECKING:
    from nastavnik.core.evaluation.description import Summary
    from nastavnik.core.evaluation.distributions import Interval
    from nastavnik.core.evaluation.effects import Effect
    from nastavnik.core.evaluation.paired import Paired
    from nastavnik.core.evaluation.pairs import Bounds

SUMMARY = "Сравнить ответы «до» и «после» из таблицы"
# pupils §7.5; pages take these from the methodology of the programme, a light command has none
ENOUGH, T_FROM = 10, 30
LARGEST = 25 * 1024 * 1024
DROPPED_SHOWN = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Arguments; values are checked in `run`, so that refusals are Russian."""
    parser.add_argument("file", metavar="ФАЙЛ.csv", help="таблица со столбцами person, before, after")
    parser.add_argument("--inverse", action="store_true", help="шкала обратная: чем меньше, тем лучше")
    parser.add_argument(
        "--scale", nargs=2, metavar=("МИН", "МАКС"), help="границы шкалы оценок; ответы вне её не считаются"
    )
    parser.add_argument("--few", default=str(ENOUGH), metavar="ЧИСЛО", help="сколько пар нужно для вывода")
    parser.add_argument("--json", action="store_true", help="вывести ответ для программ")


def run(args: argparse.Namespace) -> int:
    """Read, compare, print, return 0; rows that do not count are part of the answer."""
    from nastavnik.core.evaluation.answer import answer
    from nastavnik.core.evaluation.choosing import Nature, Norms
    from nastavnik.core.evaluation.paired import evaluate
    from nastavnik.core.evaluation.refusal import EvaluationRefused
    from nastavnik.core.evaluation.rows import read_pairs
    from nastavnik.core.tables import TableRefused, read_table

    norms, path = Norms(_enough(args.few), T_FROM), Path(args.file)
    try:
        bounds = _bounds(args.scale)
        waves = read_pairs(read_table(_bytes(path), path.name), bounds)
        nature = Nature.ORDINAL if bounds else Nature.MEASURED
        paired = evaluate(waves, norms, nature, inverse=args.inverse)
    except (EvaluationRefused, TableRefused) as refusal:
        raise CommandRefused(str(refusal)) from None
    print(json.dumps(answer(paired, bounds), ensure_ascii=False, indent=1) if args.json else _report(paired))
    return 0


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            source = file.read(LARGEST + 1)  # no further: a file that never ends is refused as a large one
    except (OSError, ValueError) as fault:
        reason = "файла нет" if isinstance(fault, FileNotFoundError) else "нет доступа или это не файл"
        raise CommandRefused(f"Файл «{path.name}» не прочитан: {reason}.") from None
    if len(source) > LARGEST:
        raise CommandRefused(f"Файл «{path.name}» больше {LARGEST >> 20} МБ: оставьте в нём только ответы.")
    return source


def _bounds(ends: list[str] | None) -> "Bounds | None":
    from nastavnik.core.evaluation.exact import read_number
    from nastavnik.core.evaluation.pairs import Bounds

    if not ends:
        return None
    low, high = (read_number(end) for end in ends)
    if low is None or high is None:
        raise CommandRefused(f"Границы шкалы должны быть числами, а указано «{ends[0]}» и «{ends[1]}».")
    return Bounds(low, high)


def _enough(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= 1_000_000:
        raise CommandRefused(f"Значение «--few» должно быть целым числом от 1, а указано «{text}».")
    return int(text)


def _report(paired: "Paired") -> str:
    lines = [f"Строк {paired.waves.rows}, пар ответов {paired.n}.", "", _columns(paired), ""]
    lines += [
        f"Лучше стало у {paired.improved}, без изменения {paired.unchanged}, хуже у {paired.worsened}.",
        "",
    ]
    lines += [_tests(paired), "", _effects(paired), "", paired.choice.method, "", paired.conclusion.sentence]
    dropped = paired.waves.dropped
    if dropped:
        lines += ["", f"Не вошли: {len(dropped)}"]
        lines += [f"  {one.person or 'без имени'} — {one.why}" for one in dropped[:DROPPED_SHOWN]]
        rest = len(dropped) - DROPPED_SHOWN
        lines += [f"  и ещё {rest}: весь список — с ключом --json"] if rest > 0 else []
    return "\n".join(lines)


def _columns(paired: "Paired") -> str:
    rows = [
        ("до", *_summary(paired.before), ""),
        ("после", *_summary(paired.after), ""),
        ("изменение", *_summary(paired.change), _span(paired.t.interval if paired.t else None)),
    ]
    return as_table(("", "среднее", "разброс", "медиана", "95 % интервал среднего"), rows)


def _summary(summary: "Summary") -> tuple[str, str, str]:
    return _number(summary.mean), _number(summary.sd), _number(summary.median)


def _tests(paired: "Paired") -> str:
    t, ranks = paired.t, paired.wilcoxon
    w = f"W = {_number(ranks.plus)}, T = {_number(ranks.smaller)}"
    rows = [
        (
            "Стьюдента",
            f"t = {_number(t.t, 3)}, степеней свободы {t.df:g}" if t else "—",
            _p(t.p if t else None),
        ),
        ("Вилкоксона, точный", w, _p(ranks.p_exact)),
        ("Вилкоксона, приближение", w, _p(ranks.p_normal)),
        ("с поправкой на непрерывность", w, _p(ranks.p_continuity)),
        ("Вилкоксона по Пратту", f"T = {_number(ranks.pratt.smaller)}", _p(ranks.pratt.p_normal)),
        ("знаков", f"{paired.improved} и {paired.worsened}", _p(paired.p_sign)),
    ]
    return as_table(("критерий", "величина", "p"), rows)


def _effects(paired: "Paired") -> str:
    effects = paired.effects
    rows = [
        ("dz: среднее изменение к его разбросу", *_effect(effects.dz)),
        ("dav: среднее изменение к разбросу ответов", *_effect(effects.dav)),
        ("ранговый бисериальный", *_effect(effects.rank_biserial)),
    ]
    return as_table(("размер изменения", "величина", "95 % интервал"), rows)


def _effect(effect: "Effect | None") -> tuple[str, str]:
    return (_number(effect.value), _span(effect.interval)) if effect else ("—", "—")


def _span(interval: "Interval | None") -> str:
    from nastavnik.core.evaluation.phrasing import span

    return span(interval) if interval else "—"


def _number(value: object, digits: int = 2) -> str:
    from nastavnik.core.evaluation.phrasing import number

    return "—" if value is None else number(value, digits)  # type: ignore[arg-type]


def _p(value: float | None) -> str:
    return "—" if value is None else "меньше 0,001" if value < 0.001 else _number(value, 3)
