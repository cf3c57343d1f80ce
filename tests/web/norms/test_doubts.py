"""What a curator writes for the programme is held against the register where it is written: warned, never blocked."""

from html import unescape

import pytest

from nastavnik.features.programmes.actions import add_link, change_programme
from nastavnik.features.roadmaps.actions import change_step
from tests.makers.norms import NOVEMBER, make_norm
from tests.makers.organisations import BY
from tests.makers.programmes import make_programme
from tests.makers.roadmaps import make_step

SIGNED = {"by": BY, "moment": NOVEMBER}
WARNING = "Проверьте ссылки на нормативные акты"
WORDS = {
    "problem": "Нет соглашений",
    "activity": "Оформить по ст. 358.1 ТК РФ",
    "result": "Есть",
    "indicator": "",
}


def page(browser, path: str) -> str:
    return unescape(browser.get(path).text)


def test_a_wrong_reference_in_the_aim_is_saved_and_warned_of(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    at = f"/programmes/{programme.public_id}/"
    assert WARNING not in page(browser, at)
    change_programme(programme, aim="Исполнить постановление Р-145", **SIGNED)
    shown = page(browser, at)
    assert WARNING in shown and "Цель:" in shown
    assert "Исполнить постановление Р-145" in shown


def test_a_row_of_the_chain_is_judged_in_the_chain_and_in_the_programme(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    assert browser.send(f"/programmes/{programme.public_id}/chain/", WORDS).status_code == 302
    for path in ("", "chain/"):
        shown = page(browser, f"/programmes/{programme.public_id}/{path}")
        assert "Строка «Нет соглашений»:" in shown
        assert "351.8" in shown


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", "Изучить постановление Р-145"),
        ("content", "По ст. 358.1 ТК РФ"),
        ("result", "постановление Р-145"),
    ],
)
def test_a_step_is_judged_on_its_own_page(home, as_role, field, text):
    step = make_step(make_programme())
    browser = as_role("curator")
    assert WARNING not in page(browser, f"/roadmaps/{step.public_id}/")
    change_step(step, **{field: text}, **SIGNED)
    assert WARNING in page(browser, f"/roadmaps/{step.public_id}/")


def test_a_right_reference_and_an_act_of_the_school_raise_no_doubt(home, as_role):
    make_norm(kind="приказ", number="5-од", body="МБОУ «СОШ № 14»")
    text = "Исполнить приказ от 20.03.2021 № 5-од и распоряжение Минпросвещения России от 25.12.2019 № Р-145"
    programme = make_programme(aim=text)
    assert WARNING not in page(as_role("curator"), f"/programmes/{programme.public_id}/")


def test_texts_without_references_cost_nothing(home, django_assert_num_queries):
    from nastavnik.features.norms.queries import doubts

    with django_assert_num_queries(0):
        assert doubts([("Цель", "Подружить классы"), ("", "")], NOVEMBER.date()) == []


def test_a_chain_written_in_an_action_is_judged_as_well(home, as_role):
    programme = make_programme()
    add_link(programme, **WORDS, **SIGNED)
    assert WARNING in page(as_role("curator"), f"/programmes/{programme.public_id}/")
