"""Pages of the roadmap: filtered, edited in words, closed by evidence, printed in three layouts, taken away."""

from io import BytesIO

import pytest
from django.urls import reverse

from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.models import Step
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme
from tests.makers.roadmaps import make_roadmap, make_step

MAP = "/roadmaps/"
DAY = {"today": "2026-12-15"}
WORDS = {"stage": "1", "title": "Педсовет", "period": "до 15 октября", "owner_text": "завуч"}


def at(name: str, step: Step) -> str:
    return reverse(f"roadmaps:{name}", args=[step.public_id])


def test_without_a_programme_the_page_leads_to_one(as_role):
    page = as_role("curator").get(MAP)
    assert (page.status_code, reverse("programmes:new") in page.text) == (200, True)


def test_empty_roadmap_is_drafted_by_one_click(home, as_role):
    make_programme()
    browser = as_role("curator")
    assert "Составить дорожную карту" in browser.get(MAP).text
    browser.send(reverse("roadmaps:draft"))
    assert Step.objects.count() == 44
    assert browser.send(reverse("roadmaps:draft")).status_code == 409


def test_roadmap_shows_progress_and_what_is_late(home, as_role):
    make_step(make_programme())
    page = as_role("curator").get(MAP, DAY)
    assert "просрочено на 76\u00a0дней" in page.text
    assert "0 из 1" in page.text


def test_roadmap_is_filtered_by_address(home, as_role):
    programme = make_programme()
    make_step(programme, "Осеннее")
    make_step(programme, "Весеннее", stage=2, period="март")
    page = as_role("curator").get(MAP, DAY | {"state": "overdue"})
    assert [row["step"].title for row in page.context["rows"]] == ["Осеннее"]


def test_own_step_is_added_and_its_period_understood(home, as_role):
    make_programme()
    owner = make_person("Орлова Нина Викторовна", "staff")
    browser = as_role("curator")
    answer = browser.send(reverse("roadmaps:new"), WORDS | {"owner": owner.public_id})
    step = Step.objects.get()
    assert answer.url == at("step", step)
    assert (step.period, str(step.ends_on), step.owner, step.number) == (
        "до 15 октября",
        "2026-10-15",
        owner,
        "1.1",
    )
    assert "понято так" in browser.get(answer.url).text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"period": "когда-нибудь"}, "period"),
        ({"title": ""}, "title"),
        ({"stage": "9"}, "stage"),
        ({"starts_on": "2026-31-31"}, "starts_on"),
    ],
)
def test_bad_step_is_answered_beside_its_field(home, as_role, change, field):
    make_programme()
    answer = as_role("curator").send(reverse("roadmaps:new"), WORDS | change)
    assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
    assert not Step.objects.exists()


def test_reading_of_a_period_is_shown_while_it_is_typed(home, as_role):
    make_programme()
    browser = as_role("curator")
    assert (
        "сентябрь – октябрь 2026"
        in browser.get(reverse("roadmaps:period"), {"period": "сентябрь-октябрь"}).text
    )
    assert "Напишите, например" in browser.get(reverse("roadmaps:period"), {"period": "потом"}).text


def shown(browser, step) -> dict:
    form = browser.get(at("edit", step)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, "")} | {"_v": form.version}


def test_step_is_edited_and_the_second_curator_sees_both_texts(home, as_role):
    step, browser = make_step(make_programme()), as_role("curator")
    seen = shown(browser, step)
    assert browser.send(at("edit", step), seen | {"title": "Первое имя"}).status_code == 302
    late = browser.send(at("edit", step), seen | {"title": "Второе имя"})
    assert late.status_code == 409
    assert "Первое имя" in late.text and "Второе имя" in late.text


def test_dates_set_by_hand_stay_when_other_words_change(home, as_role):
    from datetime import date

    step = make_step(make_programme(), period="по графику", ends_on=date(2026, 12, 1))
    browser = as_role("curator")
    browser.send(at("edit", step), shown(browser, step) | {"title": "Другое"})
    step.refresh_from_db()
    assert (step.title, step.ends_on) == ("Другое", date(2026, 12, 1))


def test_step_is_not_closed_without_evidence_or_reason(home, as_role):
    step = make_step(make_programme())
    answer = as_role("curator").send(
        at("close", step), {"proof": "", "reason": "  ", "done_on": "2026-09-01"}
    )
    assert (answer.status_code, "reason" in answer.context["form"].errors) == (422, True)


def test_step_is_closed_by_a_fact_that_exists(home, as_role):
    programme = make_programme()
    make_pairing(programme, active=True)
    step = make_step(programme, "Пары", stage=5, evidence_kind="pairing")
    browser = as_role("curator")
    offered = browser.get(at("close", step), DAY).context["proofs"]
    assert {proof.kind for proof in offered} == {"pairing", "base", "training", "consents"}
    browser.send(at("close", step), {"proof": offered[0].value, "done_on": "2026-12-14"})
    step.refresh_from_db()
    assert (step.state, step.evidence_id, step.evidence_ref) == (
        "done", programme.public_id, "В программе 1\u00a0пара или группа",
    )  # fmt: skip


def test_invented_evidence_is_refused(home, as_role):
    step = make_step(make_programme())
    answer = as_role("curator").send(
        at("close", step), {"proof": "document:" + "a" * 26, "done_on": "2026-09-01"}
    )
    assert answer.status_code == 422


def test_closed_step_is_reopened_and_dropped_with_a_reason(home, as_role):
    step, browser = make_step(make_programme()), as_role("curator")
    browser.send(at("close", step), {"reason": "сделано", "done_on": "2026-09-01"})
    browser.send(at("reopen", step))
    browser.send(at("drop", step), {"reason": "нет партнёров"})
    step.refresh_from_db()
    assert (step.state, step.reason, step.done_on) == ("dropped", "нет партнёров", None)


def test_step_is_moved_and_numbers_follow_on_request(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    make_step(programme, "Один", number="8")
    second = make_step(programme, "Два", number="9")
    browser.send(at("move", second), {"way": "up"})
    browser.send(reverse("roadmaps:number"))
    assert list(Step.objects.values_list("title", "number")) == [("Два", "1"), ("Один", "2")]
    assert browser.send(at("move", second), {"way": "sideways"}).status_code == 422


def test_roadmap_is_printed_in_every_layout_of_the_pack(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    make_roadmap(programme)
    for layout in pack_of(programme).roadmap.layouts:
        page = browser.get(reverse("roadmaps:print", args=[layout.code]))
        assert all(column.header in page.text for column in layout.columns)
        assert "Изучение правовых актов" in page.text
    assert browser.get(reverse("roadmaps:print", args=["unknown"])).status_code == 404


def test_roadmap_is_taken_away_as_filtered(home, as_role):
    programme = make_programme()
    make_step(programme, "Осеннее")
    make_step(programme, "=СУММ(1)", stage=2, period="март")
    answer = as_role("curator").get(reverse("roadmaps:export"), {"stage": "2"})
    assert "attachment" in answer["Content-Disposition"]
    from openpyxl import load_workbook

    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert [row[2] for row in rows[1:]] == ["=СУММ(1)"]


@pytest.mark.parametrize("count", [1, 3])
def test_roadmap_costs_the_same_for_one_and_three(home, as_role, count, django_assert_num_queries):
    programme = make_programme()
    for number in range(count):
        make_step(programme, f"Мероприятие {number}", owner=make_person(f"Орлова Нина {number}", "staff"))
    browser = as_role("curator")
    browser.get(MAP)
    with django_assert_num_queries(10):
        browser.get(MAP, DAY)


@pytest.mark.parametrize(
    ("role", "status"), [("curator", 200), ("head", 200), ("class_teacher", 200), ("mentor", 403)]
)
def test_who_sees_the_roadmap(home, as_role, role, status):
    step = make_step(make_programme())
    browser = as_role(role)
    assert {browser.get(MAP).status_code, browser.get(at("step", step)).status_code} == {status}


@pytest.mark.parametrize("role", ["head", "class_teacher"])
@pytest.mark.parametrize("name", ["edit", "close", "drop", "move", "reopen"])
def test_only_the_curator_changes_the_roadmap(home, as_role, role, name):
    step = make_step(make_programme())
    assert as_role(role).send(at(name, step), {"reason": "нет", "way": "up"}).status_code == 403
    assert "Выполнено</a>" not in as_role(role).get(at("step", step)).text


@pytest.mark.parametrize("name", ["step", "edit", "close", "drop"])
def test_strangers_step_does_not_exist(home, as_role, name):
    step = make_step(make_programme(), "Секретное мероприятие")
    with organisation_scope(home.other.pk):
        make_programme("Чужая")
    answer = as_role("stranger").get(at(name, step))
    assert (answer.status_code, "Секретное" in answer.text) == (404, False)


def test_roadmap_of_a_chosen_programme_is_shown(home, as_role):
    make_step(make_programme(), "Главное")
    other = make_programme("Прошлогодняя", school_year=2025, running=False)
    make_step(other, "Прошлое", period="по плану", ends_on=other.ends_on)
    browser = as_role("curator")
    assert "Главное" in browser.get(MAP).text
    browser.send(reverse("programmes:choose", args=[other.public_id]))
    assert "Прошлое" in browser.get(MAP).text


def test_evidence_of_the_base_names_how_many(home, as_role):
    programme = make_programme()
    make_enrolment(programme, "Иванова Алиса Денисовна", "mentee")
    page = as_role("curator").get(at("close", make_step(programme, evidence_kind="base")))
    assert page.context["proofs"][0].title == "База наставляемых: 1\u00a0человек"
