"""Findings and conditions as rows of a page."""

from typing import Any

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.quality import Benchmark
from nastavnik.core.quality import Assessment, Finding, Safety, percent
from nastavnik.features.readiness.cases import Case
from nastavnik.features.readiness.conditions import BlockStanding, Standing
from nastavnik.web.shell.context import address

SAFETY = {
    Safety.SAFE: ("да", "безопасно", "good"),
    Safety.UNSAFE: ("нет", "небезопасно", "bad"),
    Safety.UNPROVEN: ("нет данных", "нет данных", "calm"),
}
WHY = {
    Safety.SAFE: "Всё, что бережёт детей, на месте.",
    Safety.UNSAFE: "Пока эти признаки не выполнены у всех, остальное не имеет значения.",
    Safety.UNPROVEN: "Судить о безопасности рано: пары ещё не встречаются.",
}
PAGES = {
    "document": "documents:document",
    "enrolment": "enrolments:page",
    "pairing": "pairings:pairing",
    "meeting": "meetings:meeting",
}
DOINGS = {
    "document": ("documents:list", "К документам"),
    "owner": ("accounts:access", "Дать допуск"),
    "training": ("trainings:list", "К школе наставников"),
    "pairing": ("matching:current", "К подбору"),
    "meetings": ("meetings:list", "Ко встречам"),
    "consents": ("consents:list", "Собрать согласия"),
    "base": ("enrolments:bases", "К базам"),
    "partner": ("organisations:partners", "К партнёрам"),
    "site": ("organisations:passport", "В паспорт"),
}
"""Where what is missing is done, by the kind of its proof."""


def sign_row(sign: Benchmark, finding: Finding, smallest: int = 0) -> dict[str, Any]:
    """A sign as a line; `smallest`: a share of fewer cases is not told."""
    n = finding.tally.n if finding.tally else 0
    hidden = 0 < n < smallest
    share = None if hidden else percent(finding.share)
    return {
        "code": sign.code, "number": sign.number, "title": sign.title, "meaning": sign.meaning, "remedy": sign.remedy,
        "gate": sign.gate, "unknown": sign.unknown[:1].lower() + sign.unknown[1:], "hidden": hidden, "percent": share, "n": n,
        "met": n - finding.gap, "told": f"{share} %, {n - finding.gap} из {n}" if share is not None else "", "gap": 0 if hidden else finding.gap, "tone": _tone(sign, share),
    }  # fmt: skip


def _tone(sign: Benchmark, share: int | None) -> str:
    if share is None:
        return "calm"
    if share == 100:
        return "good"
    return "bad" if sign.gate else "warn"


def quality(pack: Pack, assessment: Assessment, smallest: int = 0) -> dict[str, Any]:
    """The judgement for a template."""
    rows = {
        one.sign.code: sign_row(pack.benchmark(one.sign.code), one, smallest) for one in assessment.findings
    }
    answer, word, tone = SAFETY[assessment.safety]
    return {
        "safety": {"answer": answer, "word": word, "tone": tone, "why": WHY[assessment.safety]},
        "total": percent(assessment.total),
        "known": assessment.known,
        "signs": len(assessment.findings),
        "worst": [rows[one.sign.code] for one in assessment.worst if not rows[one.sign.code]["hidden"]],
        "gates": [row for row in rows.values() if row["gate"]],
        "parts": [
            (part, [rows[one.sign.code] for one in assessment.of_part(part.code)])
            for part in pack.benchmark_parts
        ],
    }


def block_rows(blocks: list[BlockStanding], changes: bool) -> list[dict[str, Any]]:
    """Blocks of conditions with what to do about each line."""
    return [
        {
            "code": one.block.code, "title": one.block.title, "note": one.block.note, "met": one.met,
            "total": len(one.standings), "told": f"{one.met} из {len(one.standings)}", "rows": [_condition(standing, changes) for standing in one.standings],
        }
        for one in blocks
    ]  # fmt: skip


def _condition(standing: Standing, changes: bool) -> dict[str, Any]:
    route, verb = DOINGS.get(standing.condition.proof.kind, ("", ""))
    return {
        "standing": standing,
        "states": changes and standing.may_be_stated and bool(standing.statement or not standing.met),
        "condition": standing.condition,
        "url": "" if standing.met else address(route) if route else "",
        "verb": verb,
    }


def case_rows(cases: list[Case]) -> list[dict[str, Any]]:
    """Cases with the pages they lead to; those that do not meet the sign first."""
    ordered = sorted(cases, key=lambda case: case.met)
    return [{"case": case, "route": PAGES[case.subject] if case.ref else ""} for case in ordered]
