"""A newer edition is offered with what differs; taking it keeps what people did, and there is a way back."""

import pytest

from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.processes.open_programme import open_programme_with_roadmap
from tests.makers.methodology import make_layer
from tests.makers.organisations import BY, MOMENT
from tests.makers.programmes import make_enrolment, make_programme

NEW_STEP = {
    "number": 99, "stage": "work", "title": "Вечер наставников", "months": [3, 4], "owner": "curator",
    "result": "Вечер прошёл", "evidence": {"kind": "reason"},
}  # fmt: skip
LAYER = {"defaults": {"silent_pair_days": 10}, "roadmap": {"steps": [NEW_STEP]}}


@pytest.fixture
def programme(cast) -> Programme:
    """A programme that began before the layer changed."""
    with organisation_scope(cast.school.pk):
        return make_programme()


def address(programme: Programme, verb: str = "") -> str:
    """The page of a programme's edition."""
    return f"/methodology/programme/{programme.public_id}/{verb}"


def days(programme: Programme) -> int:
    """A number of the methodology the programme lives by."""
    with organisation_scope(programme.organisation_id):
        return pack_of(Programme.objects.get(pk=programme.pk)).defaults.silent_pair_days


def test_nothing_is_offered_while_nothing_changes(cast, as_role, programme):
    page = as_role("curator").get(address(programme))
    assert page.status_code == 200 and "Новых отличий нет" in page.text


def test_what_differs_is_told_with_who_brings_it(cast, as_role, programme):
    make_layer(cast.school, LAYER)
    browser = as_role("curator")
    shown = browser.get(address(programme)).text
    assert "<del>21</del> → <ins>10</ins>" in shown and "99. Вечер наставников" in shown
    assert "Школа: МБОУ «СОШ № 14»" in shown
    assert "предложена новая редакция" in browser.get("/methodology/pupils/").text


def test_the_edition_is_taken_and_the_former_one_taken_back(cast, as_role, programme):
    make_layer(cast.school, LAYER)
    browser = as_role("curator")
    page = browser.get(address(programme))
    browser.send(address(programme, "adopt/"), {"digest": page.context["digest"], "_v": programme.version})
    assert days(programme) == 10
    (former,) = browser.get(address(programme)).context["former"]
    browser.send(address(programme, "adopt/"), {"edition": former.public_id, "_v": programme.version + 1})
    assert days(programme) == 21


def test_what_changed_while_one_read_is_not_taken_unseen(cast, as_role, programme):
    make_layer(cast.school, LAYER)
    browser = as_role("curator")
    page = browser.get(address(programme))
    make_layer(cast.school, {"defaults": {"silent_pair_days": 3}})
    sent = {"digest": page.context["digest"], "_v": programme.version}
    assert browser.send(address(programme, "adopt/"), sent).status_code == 409
    assert days(programme) == 21


def test_a_form_with_live_people_cannot_vanish(cast, as_role, programme):
    with organisation_scope(cast.school.pk):
        make_enrolment(programme, "Пчёлкина Анна Игоревна", "mentee", track="peer")
    make_layer(cast.school, {"tracks": [{"code": "peer", "hidden": True}]})
    browser = as_role("curator")
    page = browser.get(address(programme))
    assert "есть участники: сначала завершите их участие" in page.text
    sent = {"digest": page.context["digest"], "_v": programme.version}
    assert browser.send(address(programme, "adopt/"), sent).status_code == 409


def test_new_steps_are_offered_and_drafted_ones_stay(cast, as_role):
    with organisation_scope(cast.school.pk):
        facts = {"starts_on": make_programme("Чужая").starts_on, "ends_on": make_programme("Иная").ends_on}
        programme = open_programme_with_roadmap(
            title="С картой", pack_code="pupils", school_year=2026, tracks={"peer": None}, by=BY, moment=MOMENT, **facts
        )  # fmt: skip
    make_layer(cast.school, LAYER)
    browser = as_role("curator")
    digest = browser.get(address(programme)).context["digest"]
    browser.send(address(programme, "adopt/"), {"digest": digest, "_v": programme.version})
    assert [step.number for step in browser.get(address(programme)).context["missing"]] == [99]
    assert browser.send(address(programme, "steps/"), {"steps": ["99"]}).status_code == 302
    assert browser.get(address(programme)).context["missing"] == []


def test_a_strangers_programme_is_not_found(cast, as_role, programme):
    assert as_role("stranger").get(address(programme)).status_code == 404
    assert as_role("stranger").send(address(programme, "adopt/"), {"_v": 1}).status_code == 404


def test_the_head_reads_and_does_not_take(cast, as_role, programme):
    make_layer(cast.school, LAYER)
    browser = as_role("head")
    assert "Взять новую редакцию" not in browser.get(address(programme)).text
    assert browser.send(address(programme, "adopt/"), {"_v": 1}).status_code == 403
