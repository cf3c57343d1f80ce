"""What data a blank accepts, and how a contract refuses to be incomplete."""

from typing import Any

import pytest
from markupsafe import Markup

from nastavnik.core.paperwork.context import plain_context
from nastavnik.core.paperwork.contracts import CONTRACTS, IntroductionOrder, slots_of
from nastavnik.core.paperwork.refusals import BlankIncomplete, BlankRefused
from tests.core.paperwork.specimens import SPECIMENS, introduction, pair, pairs, school


class Person:
    name = "Иван"


@pytest.mark.parametrize(
    "value",
    [Person(), Markup("<b>"), None, 1.5, ("а",), {1}, b"x", lambda: 1, {"_скрыто": "x"}, {"два слова": "x"}],
)
def test_only_plain_data_enters_a_blank(value: Any):
    with pytest.raises(BlankRefused):
        plain_context({"поле": value})


def test_the_copy_is_independent_of_the_source():
    rows = ["а"]
    copied = plain_context({"строки": rows, "да": True, "число": 7})
    rows.append("б")
    assert copied == {"строки": ["а"], "да": True, "число": 7}


def test_too_deep_or_too_long_data_are_refused():
    deep: Any = "х"
    for _ in range(9):
        deep = {"а": deep}
    with pytest.raises(BlankRefused, match="глубоко"):
        plain_context({"поле": deep})
    with pytest.raises(BlankRefused, match="длиннее"):
        plain_context({"поле": "х" * 100_001})


def test_missing_particulars_of_the_school_are_listed_in_russian():
    order = introduction(school=school(inn="", address="  "))
    with pytest.raises(BlankIncomplete) as refusal:
        order.context()
    assert str(refusal.value) == "Не заполнены реквизиты школы: адрес, ИНН."


def test_gaps_of_several_kinds_are_told_line_by_line():
    order = introduction(school=school(ogrn=""), starts="", tracks=("ученик – ученик", ""), enclosures=())
    with pytest.raises(BlankIncomplete) as refusal:
        order.context()
    assert str(refusal.value).splitlines() == [
        "Не заполнены реквизиты школы: ОГРН.",
        "Не заполнены данные приказа о внедрении: дата начала программы, формы наставничества, строка 2, "
        "утверждаемые документы.",
    ]


def test_a_gap_inside_the_table_of_pairs_names_its_row():
    with pytest.raises(
        BlankIncomplete, match=r"таблица пар \(строка 2\): фамилия, имя и отчество наставника"
    ):
        pairs((pair(1), pair(2, mentor=""))).context()


def test_optional_fields_may_stay_empty():
    values = introduction(
        control_accs="", responsible=(), results=(), school=school(okpo="", phone="")
    ).context()
    assert values["контроль_вин"] == ""
    assert values["ответственные"] == []


@pytest.mark.parametrize("code", list(CONTRACTS))
def test_each_field_of_a_contract_is_explained(code):
    slots = slots_of(CONTRACTS[code])
    assert [slot.path for slot in slots if not (slot.title and slot.example)] == []
    assert len({slot.path for slot in slots}) == len(slots)
    assert isinstance(SPECIMENS[code], CONTRACTS[code])


def test_the_list_of_fields_tells_what_is_obligatory_and_what_repeats():
    slots = {slot.path: slot for slot in slots_of(IntroductionOrder)}
    assert slots["школа.инн"].required
    assert not slots["школа.инн"].repeated
    assert not slots["школа.окпо"].required
    assert slots["мониторинг.срок"].repeated
