"""The independent verifier of `nastavnik verify`: problem and result as plain JSON, decimal arithmetic, no solver code.

It trusts nothing in the result: feasibility, total, the list of the unmatched, blocking pairs, dual feasibility and
the duality identity are recomputed from the problem alone. Nothing here may import the modules it judges.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Any

Edge = tuple[str, str]
Json = Mapping[str, Any]
FINEST = 1_000_000
PROVEN = "оптимально, доказано"


class Violation(Exception):
    """The first thing in the result that is false; a Russian sentence."""


class Facts:
    """The problem as the verifier reads it: bounds, allowed pairs, locks."""

    def __init__(self, problem: Json) -> None:
        self.mentees = [str(row["id"]) for row in problem["mentees"]]
        self.low = {str(row["id"]): int(row.get("min", 0)) for row in problem["mentors"]}
        self.high = {str(row["id"]): int(row.get("max", 1)) for row in problem["mentors"]}
        self.forbidden = {(str(a), str(b)) for a, b in problem.get("forbidden") or []}
        self.locked = {str(a): str(b) for a, b in problem.get("locked") or []}
        self.rows = {(str(row["mentee"]), str(row["mentor"])): row for row in problem["pairs"]}
        self.score = {edge: _decimal(float(row["score"]), "балл") for edge, row in self.rows.items()}
        penalty = problem.get("unmatched_penalty")
        self.penalty = None if penalty is None else _decimal(float(penalty), "unmatched_penalty")
        self.free_edges = [
            edge for edge in self.rows if edge not in self.forbidden and edge[0] not in self.locked
        ]
        self.locked_load = Counter(self.locked.values())


def verify_result(problem: Json, result: Json) -> str:
    """A sentence of praise, or Violation with the first fault. `problem` must already be well formed."""
    facts = Facts(problem)
    objective, status = result.get("objective"), result.get("status")
    if objective not in {"most-then-best", "best-total", "stable"}:
        raise Violation(f"Неизвестная цель подбора «{objective}».")
    certificate = result.get("certificate")
    if not isinstance(certificate, Mapping):
        raise Violation("В результате нет доказательства («certificate»).")
    if status == "infeasible":
        return _check_infeasible(facts, result, certificate)
    chosen = _check_pairs(facts, _list(result, "pairs"))
    _check_sizes(facts, chosen)
    _check_counts(facts, result, chosen)
    _check_unmatched(facts, result, chosen)
    blocking = count_blocking(facts, chosen)
    if objective == "stable" and blocking:
        raise Violation(f"Подбор не устойчив: пар, которые предпочли бы друг друга, — {blocking}.")
    if result.get("blocking_pairs") != blocking:
        raise Violation(f"«blocking_pairs» указано {result.get('blocking_pairs')}, а на деле {blocking}.")
    if status != "optimal":
        raise Violation(f"Результат не назван оптимальным (статус «{status}»), доказывать нечего.")
    if objective == "stable":
        return "устойчиво: ни одной пары, которая предпочла бы друг друга своим парам"
    return _check_prices(facts, chosen, certificate, str(objective))


def _check_pairs(facts: Facts, rows: list[Any]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for row in rows:
        if not isinstance(row, Mapping) or not {"mentee", "mentor", "score"} <= set(row):
            raise Violation("В списке «pairs» есть запись без «mentee», «mentor» или «score».")
        edge = (str(row["mentee"]), str(row["mentor"]))
        name = f"«{edge[0]}» — «{edge[1]}»"
        if edge not in facts.rows:
            raise Violation(f"Пары {name} нет среди разрешённых.")
        if edge in facts.forbidden:
            raise Violation(f"Пара {name} запрещена.")
        if edge[0] in chosen:
            raise Violation(f"Наставляемый «{edge[0]}» стоит в двух парах.")
        if _decimal(row["score"], f"балл пары {name}") != facts.score[edge]:
            raise Violation(f"Балл пары {name} указан {row['score']}, а в задаче {facts.score[edge]}.")
        chosen[edge[0]] = edge[1]
    for mentee, mentor in facts.locked.items():
        if chosen.get(mentee) != mentor:
            raise Violation(f"Закреплённой пары «{mentee}» — «{mentor}» нет в подборе.")
    return chosen


def _check_sizes(facts: Facts, chosen: dict[str, str]) -> None:
    load = Counter(chosen.values())
    for mentor, high in facts.high.items():
        if load[mentor] > high:
            raise Violation(f"У наставника «{mentor}» подопечных {load[mentor]}, а мест только {high}.")
        if load[mentor] < facts.low[mentor]:
            raise Violation(
                f"У наставника «{mentor}» подопечных {load[mentor]}, а нужно не меньше {facts.low[mentor]}."
            )


def _check_counts(facts: Facts, result: Json, chosen: dict[str, str]) -> None:
    if result.get("matched") != len(chosen):
        raise Violation(f"«matched» указано {result.get('matched')}, а пар {len(chosen)}.")
    exact = sum((facts.score[edge] for edge in chosen.items()), Decimal(0))
    stated = _decimal(result.get("total"), "«total»")
    if abs(stated - exact) > Decimal("1e-9") * max(Decimal(1), abs(exact)):
        raise Violation(f"Сумма баллов указана {stated}, а на деле {exact}.")


def _check_unmatched(facts: Facts, result: Json, chosen: dict[str, str]) -> None:
    rows = _list(result, "unmatched")
    stated = [str(row.get("mentee")) if isinstance(row, Mapping) else "" for row in rows]
    expected = [name for name in facts.mentees if name not in chosen]
    if sorted(stated) != sorted(expected):
        wrong = sorted(set(stated) ^ set(expected)) or sorted(stated)
        raise Violation(f"Список оставшихся без пары неверен: «{wrong[0]}».")
    for row in rows:
        if not str(row.get("why") or "").strip():
            raise Violation(f"Не сказано, почему «{row['mentee']}» остался без пары.")


def count_blocking(facts: Facts, chosen: dict[str, str]) -> int:
    """Pairs of free mentees who both strictly prefer each other; locked people are not up for exchange."""
    scale = _needed_scale(facts)
    wish = {
        edge: tuple(_wish(facts, edge, key, scale) for key in ("mentee_rank", "mentor_rank"))
        for edge in facts.free_edges
    }
    room = {mentor: high - facts.locked_load[mentor] for mentor, high in facts.high.items()}
    held: dict[str, list[tuple[int, int]]] = {mentor: [] for mentor in facts.high}
    for mentee, mentor in chosen.items():
        if mentee not in facts.locked:
            held[mentor].append(wish[mentee, mentor][1])
    blocking = 0
    for (mentee, mentor), (mine, theirs) in wish.items():
        now = chosen.get(mentee)
        if now == mentor or room[mentor] <= 0 or (now is not None and mine >= wish[mentee, now][0]):
            continue
        blocking += len(held[mentor]) < room[mentor] or theirs < max(held[mentor])
    return blocking


def _wish(facts: Facts, edge: Edge, key: str, scale: int) -> tuple[int, int]:
    rank = facts.rows[edge].get(key)
    return (0, int(rank)) if rank is not None else (1, -_units(facts.score[edge], scale))


def _check_prices(facts: Facts, chosen: dict[str, str], certificate: Json, objective: str) -> str:
    scale = _stated_scale(facts, certificate)
    u = _prices(certificate, "mentee_prices", facts.mentees, scale)
    p = _prices(certificate, "mentor_prices", list(facts.high), scale)
    bonus = _whole(certificate.get("served_bonus"), scale, "«served_bonus»")
    _check_bonus(facts, bonus, scale, objective)
    outside = 0 if facts.penalty is None else _units(-facts.penalty, scale)
    weight = {edge: _units(score, scale) + bonus for edge, score in facts.score.items()}
    _check_envy(facts, u, p, weight, outside)
    _check_slackness(facts, chosen, u, p, weight, outside)
    if _decimal(certificate.get("gap"), "«gap»") != 0:
        raise Violation(f"Разрыв указан {certificate.get('gap')}, а цены доказывают ноль.")
    rounded = any(score * scale != weight[edge] - bonus for edge, score in facts.score.items())
    return PROVEN + (" (баллы округлены до 0,000001)" if rounded else "")


def _check_envy(
    facts: Facts, u: dict[str, int], p: dict[str, int], weight: dict[Edge, int], outside: int
) -> None:
    for mentee in facts.mentees:
        if mentee not in facts.locked and u[mentee] < outside:
            raise Violation(
                f"Цена наставляемого «{mentee}» ниже, чем стоит остаться без пары: оптимум не доказан."
            )
    for mentee, mentor in facts.free_edges:
        if facts.high[mentor] <= facts.locked_load[mentor]:
            continue
        if u[mentee] + p[mentor] < weight[mentee, mentor]:
            raise Violation(
                f"Цены не доказывают оптимум: пара «{mentee}» — «{mentor}» выгоднее, чем по ним выходит."
            )


def _check_slackness(
    facts: Facts,
    chosen: dict[str, str],
    u: dict[str, int],
    p: dict[str, int],
    weight: dict[Edge, int],
    outside: int,
) -> None:
    load = Counter(chosen.values())
    for mentor, price in p.items():
        if price > 0 and load[mentor] < facts.high[mentor]:
            raise Violation(
                f"Оптимум не доказан: у «{mentor}» есть свободное место, а цена места больше нуля."
            )
        if price < 0 and load[mentor] > max(facts.low[mentor], facts.locked_load[mentor]):
            raise Violation(f"Оптимум не доказан: у «{mentor}» цена места ниже нуля без нужды в минимуме.")
        if price < 0 and facts.low[mentor] < facts.locked_load[mentor]:
            raise Violation(
                f"Оптимум не доказан: минимум «{mentor}» выполнен закреплёнными, а цена ниже нуля."
            )
    for mentee in facts.mentees:
        worth = weight[mentee, chosen[mentee]] - p[chosen[mentee]] if mentee in chosen else outside
        if u[mentee] != worth:
            raise Violation(f"Оптимум не доказан: цена наставляемого «{mentee}» не сходится с его парой.")


def _check_bonus(facts: Facts, bonus: int, scale: int, objective: str) -> None:
    """Serving one more mentee must outweigh any change of points, otherwise "most first" is not proven."""
    served_first = objective == "most-then-best" and facts.penalty is None
    if not served_first and bonus != 0:
        raise Violation("«served_bonus» должен быть нулём: охват здесь не важнее баллов.")
    scores = [_units(facts.score[edge], scale) for edge in facts.free_edges]
    if not served_first or not scores:
        return
    free = sum(name not in facts.locked for name in facts.mentees)
    places = sum(high - facts.locked_load[mentor] for mentor, high in facts.high.items())
    if bonus <= min(free, places) * (max(scores) - min(scores)) - min(scores):
        raise Violation("«served_bonus» слишком мал: наибольший охват этими ценами не доказан.")


def _check_infeasible(facts: Facts, result: Json, certificate: Json) -> str:
    if not _list(result, "infeasible_because") or _list(result, "pairs"):
        raise Violation("Невыполнимый подбор должен быть без пар и с объяснением.")
    if certificate.get("kind") == "stable-sizes" and result.get("objective") == "stable":
        return _check_stable_sizes(facts, certificate)
    mentors = {str(name) for name in _list(certificate, "mentors")}
    if not mentors <= set(facts.high):
        raise Violation("Доказательство невыполнимости называет неизвестного наставника.")
    needed = sum(max(0, facts.low[name] - facts.locked_load[name]) for name in mentors)
    near = {mentee for mentee, mentor in facts.free_edges if mentor in mentors}
    if needed <= len(near):
        raise Violation(f"Невыполнимость не доказана: нужно {needed}, а разрешённые пары дают {len(near)}.")
    return f"невыполнимо, доказано: нужно {needed}, а разрешённые пары дают {len(near)}"


def _check_stable_sizes(facts: Facts, certificate: Json) -> str:
    rows = [
        {"mentee": a, "mentor": b, "score": facts.score.get((str(a), str(b)), Decimal(0))}
        for a, b in _list(certificate, "pairs")
    ]
    chosen = _check_pairs(facts, rows)
    load = Counter(chosen.values())
    if any(load[mentor] > high for mentor, high in facts.high.items()) or count_blocking(facts, chosen):
        raise Violation("Невыполнимость не доказана: приведённые пары не устойчивы.")
    if all(load[mentor] >= low for mentor, low in facts.low.items()):
        raise Violation("Невыполнимость не доказана: приведённые устойчивые пары выполняют все минимумы.")
    return "невыполнимо: устойчивые группы этих размеров не выполняют минимум"


def _stated_scale(facts: Facts, certificate: Json) -> int:
    scale = certificate.get("scale")
    if isinstance(scale, bool) or not isinstance(scale, int) or scale not in {10**k for k in range(7)}:
        raise Violation(f"Масштаб цен «{scale}» не степень десяти от 1 до {FINEST}.")
    if scale < _needed_scale(facts):
        raise Violation(f"Масштаб цен {scale} мельче не бывает: баллы задачи требуют {_needed_scale(facts)}.")
    return scale


def _needed_scale(facts: Facts) -> int:
    values = [*facts.score.values(), facts.penalty or Decimal(0)]
    digits = max((-_exponent(value) for value in values), default=0)
    return int(10 ** min(6, max(0, digits)))


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _prices(certificate: Json, key: str, names: list[str], scale: int) -> dict[str, int]:
    table = certificate.get(key)
    if not isinstance(table, Mapping):
        raise Violation(f"В доказательстве нет «{key}».")
    if set(table) != set(names):
        raise Violation(
            f"«{key}» должен называть ровно людей задачи: «{sorted(set(table) ^ set(names))[0]}»."
        )
    return {name: _whole(table[name], scale, f"цена «{name}»") for name in names}


def _whole(value: Any, scale: int, what: str) -> int:
    units = _decimal(value, what) * scale
    if units != units.to_integral_value():
        raise Violation(f"{what}: значение {value} не лежит на сетке масштаба {scale}.")
    return int(units)


def _units(value: Decimal, scale: int) -> int:
    return int((value * scale).to_integral_value(ROUND_HALF_EVEN))


def _decimal(value: Any, what: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise Violation(f"{what}: нужно число, а указано «{value}».")
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        raise Violation(f"{what}: нужно число, а указано «{value}».") from None
    if not number.is_finite():
        raise Violation(f"{what}: число должно быть конечным, а указано «{value}».")
    return number


def _list(owner: Json, key: str) -> list[Any]:
    value = owner.get(key)
    if not isinstance(value, list):
        raise Violation(f"В результате нет списка «{key}».")
    return value
