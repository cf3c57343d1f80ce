"""What the demo school made of its programme and roadmap: content, a chain of reasons, steps and sections of its own."""

from typing import Any

from nastavnik.cli.demo.school import School
from nastavnik.features.accounts.enums import Role
from nastavnik.features.programmes.actions import set_content, suggest_chain
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.actions import add_section, add_step, start_step

OWN = "Дела нашей школы"
FAIR = "Ярмарка наставников"


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
