"""Preambles come from the register; wrong references are flagged, mended, and warned of before the issue."""

from datetime import date

import pytest

from nastavnik.core.paperwork.reading import docx_text
from nastavnik.features.documents.actions import issue_document, settle_document
from nastavnik.features.documents.filling.citations import flags_of
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.filled import ROWS_SHOWN, draw, fill, sheets
from nastavnik.features.documents.filling.settings import said
from nastavnik.features.documents.models import Citation
from nastavnik.features.enrolments.actions import write_request
from nastavnik.features.norms.actions import end_norm
from nastavnik.features.organisations.actions import change_passport
from nastavnik.features.programmes.actions import add_link
from nastavnik.features.roadmaps.queries import steps
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.kit.verdict import Refused
from nastavnik.processes.mend_citations import mend_citations
from tests.features.norms.test_register import OWN, TOWN
from tests.makers.documents import NOVEMBER, ORDER_DAY, make_draft, make_ready_programme
from tests.makers.norms import make_norm, make_tree
from tests.makers.organisations import BY
from tests.makers.programmes import make_enrolment

pytestmark = pytest.mark.django_db
WRONG = "постановлением Минпросвещения России от 24.12.2019 № 145-р"


def flags(draft):
    facts = Facts(draft, ORDER_DAY)
    filled = fill(facts, preview=True)
    return flags_of(facts, sheets(facts, filled), filled.content)


def grounds(draft, day: date = ORDER_DAY) -> list[str]:
    return str(said(Facts(draft, day))["bases"]).splitlines()


def test_acts_of_the_region_and_the_municipality_stand_in_the_order_of_a_school():
    region, town, school = make_tree()
    make_norm(school, **OWN)
    make_norm(town, **TOWN)
    make_norm(region)
    with organisation_scope(school.pk):
        draft = make_draft(make_ready_programme())
        found = grounds(draft)
        text = docx_text(draw(Facts(draft, ORDER_DAY), fill(Facts(draft, ORDER_DAY), preview=False)))
    assert [one.split()[0] for one in found] == [
        "Федеральным",
        "распоряжением",
        "приказом",
        "постановлением",
        "приказом",
    ]
    assert (
        found[2]
        == "приказом министерства образования Крамской области от 20.03.2021 № 114 «О внедрении целевой модели наставничества»"
    )
    assert found[3].startswith("постановлением администрации города Крамска от 10.01.2022 № 12-п")
    assert all(one in text for one in found)


def test_an_ended_act_leaves_the_preamble_on_its_day(home):
    norm, draft = make_norm(), make_draft(make_ready_programme())
    assert "№ 114" in grounds(draft)[-1]
    end_norm(norm, in_force_to=date(2026, 11, 19), by=BY, moment=NOVEMBER)
    assert "№ 114" in grounds(draft, date(2026, 11, 19))[-1]
    assert "№ 114" not in "".join(grounds(draft))


def test_the_act_of_the_passport_is_not_said_twice(home):
    change_passport(
        home.school,
        expected=None,
        regional_act="Приказ министерства образования Крамской области от 20.03.2021 № 114",
        by=BY,
        moment=NOVEMBER,
    )
    draft = make_draft(make_ready_programme())
    assert sum("№ 114" in one for one in grounds(draft)) == 1
    make_norm()
    assert sum("№ 114" in one for one in grounds(draft)) == 1


def test_a_document_by_default_raises_no_flag(home):
    programme = make_ready_programme()
    for blank in ("introduction_order", "regulation", "programme", "roadmap_a"):
        assert flags(make_draft(programme, blank)) == []


def test_a_wrong_reference_is_flagged_and_mended_where_it_was_written(home):
    draft = make_draft(make_ready_programme())
    settle_document(draft, {"bases": WRONG, "aim": "развития по ст. 358.1 ТК РФ"}, by=BY, moment=NOVEMBER)
    assert [(flag.title, flag.mendable) for flag in flags(draft)] == [("Основания", True), ("Цель", True)]
    assert mend_citations(draft, expected=draft.version, by=BY, moment=NOVEMBER) == 2
    draft.refresh_from_db()
    assert draft.settings["bases"].startswith("распоряжением Министерства просвещения")
    assert draft.settings["aim"] == "развития по ст. 351.8 ТК РФ"
    assert flags(draft) == []
    with pytest.raises(Refused):
        mend_citations(draft, expected=draft.version, by=BY, moment=NOVEMBER)


def test_a_step_that_cites_wrongly_is_flagged_in_the_roadmap_and_mended(home):
    programme = make_ready_programme()
    step = steps(programme).first()
    from nastavnik.features.roadmaps.actions import change_step

    change_step(step, title="Изучение постановления Р-145", by=BY, moment=NOVEMBER)
    draft = make_draft(programme, "roadmap_a")
    assert [flag.place.value for flag in flags(draft)] == ["roadmap"]
    assert mend_citations(draft, by=BY, moment=NOVEMBER) >= 1
    assert steps(programme).first().title.startswith("Изучение распоряжения Министерства просвещения")


def test_an_issue_is_warned_but_not_blocked_and_cited_acts_are_remembered(home):
    norm, draft = make_norm(), make_draft(make_ready_programme())
    settle_document(draft, {"bases": f"{grounds(draft)[-1]}\n{WRONG}"}, by=BY, moment=NOVEMBER)
    issue_document(draft, number="1-н", dated=ORDER_DAY, by=BY, moment=NOVEMBER)
    assert {norm.public_id, "r145"} <= set(Citation.objects.values_list("norm", flat=True))


def test_a_base_is_judged_by_all_its_rows_and_says_which(home):
    programme = make_ready_programme()
    names = [f"Иванова Алиса {chr(1040 + n % 25)}{'а' * (1 + n // 25)}" for n in range(ROWS_SHOWN + 3)]
    rows = [make_enrolment(programme, name, "mentee") for name in names]
    last = sorted(rows, key=lambda row: (row.person.sort_key, row.pk))[-1]
    write_request(last, text="По постановлению Р-145", by=BY, moment=NOVEMBER)
    (flag,) = flags(make_draft(programme, "mentee_base"))
    assert flag.place == "bases"
    assert flag.title.startswith(f"строка {len(rows)}, «")


def test_what_the_builder_says_is_judged_in_the_programme_on_paper(home):
    programme = make_ready_programme(aim="Исполнить постановление Р-145")
    words = {"problem": "Нет соглашений", "activity": "Оформить по ст. 358.1 ТК РФ", "result": "Есть"}
    add_link(programme, **words, by=BY, moment=NOVEMBER)
    found = flags(make_draft(programme, "programme"))
    assert [(flag.title, flag.mendable) for flag in found] == [
        ("цель программы", False), ("строка цепочки «Нет соглашений»", False),
    ]  # fmt: skip
