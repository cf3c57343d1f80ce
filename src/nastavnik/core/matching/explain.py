"""Reasons in words a curator can act on: who is left without a mentor and why, and which minimums cannot be met."""

import numpy as np

from nastavnik.core.matching.build import Case
from nastavnik.core.matching.problem import ALONE, Cut, Matching

NAMES_SHOWN = 5


def why_unmatched(case: Case, matching: Matching) -> list[dict[str, str]]:
    """One reason for every mentee without a mentor, in the order of the file."""
    holders = _holders(case, matching)
    alone = np.flatnonzero(matching.match == ALONE).tolist()
    return [{"mentee": case.free[i], "why": _reason(case, matching, i, holders)} for i in alone]


def why_infeasible(case: Case, matching: Matching) -> list[str]:
    """The violated cut: which mentors, which mentees they can have, how many are short."""
    cut = matching.cut
    if cut is None:
        return []
    if matching.objective == "stable":
        return [_stable_reason(case, matching, cut)]
    mentors = _names([case.mentors[j] for j in cut.mentors])
    beyond = " сверх закреплённых" if case.locked else ""
    whom = f" ({_names([case.free[i] for i in cut.mentees])})" if cut.mentees else ""
    plural = len(cut.mentors) > 1
    return [
        f"{'Наставникам' if plural else 'Наставнику'} {mentors} {'вместе ' if plural else ''}"
        f"нужно не меньше {cut.needed} подопечных{beyond}, а разрешённые пары дают только {len(cut.mentees)}{whom}: "
        f"не хватает {cut.short}. Разрешите новые пары или уменьшите «min»."
    ]


def _reason(case: Case, matching: Matching, i: int, holders: dict[int, list[str]]) -> str:
    problem = case.problem
    row = problem.mentor_index[problem.indptr[i] : problem.indptr[i + 1]].tolist()
    if not row:
        return "Нет ни одной разрешённой пары с этим наставляемым."
    with_places = [j for j in row if problem.capacity[j] > 0]
    if not with_places:
        names = _names([case.mentors[j] for j in row])
        return (
            f"У всех разрешённых наставников нет свободных мест или они отданы закреплённым парам: {names}."
        )
    if any(len(holders.get(j, [])) < problem.capacity[j] for j in with_places):
        return (
            "У разрешённых наставников есть место, но такая пара приносит меньше, чем стоит остаться без пары "
            "(балл пары не выше заданного порога)."
        )
    taken = [f"«{case.mentors[j]}» (подопечные: {_names(holders[j])})" for j in with_places[:NAMES_SHOWN]]
    more = f" и ещё {len(with_places) - NAMES_SHOWN}" if len(with_places) > NAMES_SHOWN else ""
    how = (
        "предпочитают своих подопечных" if matching.objective == "stable" else "заняты более выгодными парами"
    )
    return f"Все разрешённые наставники {how}: {', '.join(taken)}{more}."


def _stable_reason(case: Case, matching: Matching, cut: Cut) -> str:
    load = np.bincount(matching.match[matching.match != ALONE], minlength=len(case.mentors))
    groups = [f"«{case.mentors[j]}» — {load[j]} вместо {case.problem.minimum[j]}" for j in cut.mentors]
    return (
        "В любом устойчивом подборе при этих предпочтениях размеры групп одни и те же, и минимум не выполнен: "
        f"{', '.join(groups)}. Уменьшите «min» или выберите другую цель подбора."
    )


def _holders(case: Case, matching: Matching) -> dict[int, list[str]]:
    holders: dict[int, list[str]] = {}
    for i, j in enumerate(matching.match.tolist()):
        if j != ALONE:
            holders.setdefault(j, []).append(case.free[i])
    return holders


def _names(names: list[str]) -> str:
    shown = ", ".join(f"«{name}»" for name in names[:NAMES_SHOWN])
    return shown + (f" и ещё {len(names) - NAMES_SHOWN}" if len(names) > NAMES_SHOWN else "")
