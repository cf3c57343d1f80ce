"""What the demo school made of its programme and roadmap: content, a chain of reasons, steps and sections of its own."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

from nastavnik.cli.demo.days import TOLD, school_day
from nastavnik.cli.demo.school import BY, School
from nastavnik.core.calendars.school_year import month_end
from nastavnik.features.accounts.enums import Role
from nastavnik.features.programmes.actions import set_content, suggest_chain
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.actions import add_section, add_step, start_step
from nastavnik.features.roadmaps.enums import OPEN
from nastavnik.features.roadmaps.queries import steps
from nastavnik.processes.prove_step import proofs_for, prove_step

OWN = "Дела нашей школы"
FAIR = "Ярмарка наставников"
PAPER = "Сделано, лист в папке программы"


def tell_plan(programme: Any, school: School, signed: dict[str, Any]) -> None:
    """Fill the programme's content and add the steps that are only this school's."""
    pack, staff = pack_of(programme), school.staff
    owners = [one for one in pack.owners if one.code != Role.CURATOR][1:4]
    duties = {owner.code: person for owner, person in zip(owners, staff[2:5], strict=False)}
    set_content(
        programme, expected=programme.version, directions=[one.code for one in pack.directions[:2]],
        manners=[one.code for one in pack.manners if not one.both_ways][:2], amounts={}, duties=duties, **signed,
    )  # fmt: skip
    suggest_chain(programme, **signed)
    top = add_section(programme, title=OWN, number="VI", **signed)
    meetings = add_section(programme, title="События года", parent=top, **signed)
    fair = add_step(
        programme, stage=3, title=FAIR, period="15–20 октября", own_section=meetings, number="6.1",
        owner_text="куратор; классные руководители 8–11 кл.", people=list(staff[2:4]), **signed,
    )  # fmt: skip
    add_step(programme, stage=3, title="Афиша и приглашения", period="до 10 октября", parent=fair,
             own_section=meetings, owner_text="совет обучающихся", **signed)  # fmt: skip
    diary = add_step(
        programme, stage=6, title="Сверка дневников наставников", period="ежемесячно, октябрь – апрель",
        own_section=top, number="6.2", owner_text="куратор", note="по последним пятницам", **signed,
    )  # fmt: skip
    start_step(diary, **signed)
    add_step(programme, stage=6, title="Помощь парам, которым трудно", period="по мере необходимости",
             own_section=top, number="6.3", owner_text="педагог-психолог", **signed)  # fmt: skip


def close_passed(programme: Any, stage: int, until: date) -> None:
    """Close what was due by the last day told, by the facts there are; of the past stages also what ends that month.

    Open stay the works that go on, and the order that nobody has issued yet.
    """
    closed: Counter[str] = Counter()
    for step in list(steps(programme).filter(stage__lte=stage, state__in=OPEN)):
        if _is_over(step, stage, until):
            _close(step, min(until, school_day(step.ends_on or until)), closed[step.evidence_kind])
            closed[step.evidence_kind] += 1


def _close(step: Any, day: date, number: int) -> None:
    """By the n-th fact of the step's kind: the second step about bases is proved by the second base."""
    facts = [one.value for one in proofs_for(step, day) if one.kind == step.evidence_kind]
    chosen = facts[min(number, len(facts) - 1)] if facts else ""
    moment = datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)
    reason = "" if chosen else PAPER
    prove_step(step, chosen=chosen, reason=reason, done_on=day, day=day, by=BY, moment=moment)


def _is_over(step: Any, stage: int, until: date) -> bool:
    if stage == len(TOLD) or step.ends_on is None or step.ends_on <= until:
        return True
    soon = step.ends_on <= month_end(until.year, until.month)
    return bool(step.stage < stage and soon and step.evidence_kind != "document")
