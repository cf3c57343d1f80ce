"""The methodology is read by parts and changed by layers, by whoever has the right."""

import pytest
from django.urls import reverse

from nastavnik.core.methodology.anatomy import is_list, parts
from nastavnik.core.methodology.layering import identity
from nastavnik.features.methodology.queries import own_layer, pack_here
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.accounts import make_account
from tests.makers.methodology import layered_school, make_layer

HOME = "/methodology/pupils/"


def page_of(name: str, way: str) -> str:
    """The address of a page about a way."""
    return reverse(f"methodology:{name}", args=["pupils", way])


def filled(page) -> dict:
    """What a browser would send back from the form as shown."""
    form, sent = page.context["form"], {}
    for name in form.fields:
        value = form[name].value()
        if value not in (None, False, ""):
            sent[name] = value
    return {**sent, "_v": form.version}


def own(cast) -> dict:
    """The own layer of the cast's school."""
    with organisation_scope(cast.school.pk):
        layer = own_layer("pupils")
        return layer.data if layer else {}


@pytest.mark.parametrize("role", ["curator", "head"])
def test_every_part_has_a_page_without_latin_captions(cast, as_role, role):
    browser = as_role(role)
    assert browser.get(HOME).status_code == 200
    for name in parts():
        page = browser.get(page_of("at", name))
        assert page.status_code == 200, name


def test_every_kind_of_entry_has_a_page_and_a_form(cast, as_role):
    browser = as_role("curator")
    with organisation_scope(cast.school.pk):
        data = pack_here("pupils").model_dump(mode="json")
    for name in parts():
        way = f"{name}/{identity(name, data[name][0]) or '-'}" if is_list((name,)) else name
        if is_list((name,)) and not data[name]:
            continue
        assert browser.get(page_of("at", way)).status_code == 200, way
        assert browser.get(page_of("edit", way)).status_code == 200, way


def test_a_form_sent_back_untouched_changes_nothing(cast, as_role):
    browser = as_role("curator")
    for way in (
        "tracks/peer",
        "defaults",
        "meetings/acquaintance",
        "matching/weights/-",
        "roadmap/steps/1",
        "stages/work",
    ):
        page = browser.get(page_of("edit", way))
        answer = browser.send(page_of("edit", way), filled(page))
        assert answer.status_code == 302, (way, answer.context and answer.context["form"].errors)
        assert own(cast) == {}, way


def test_a_curator_changes_a_number_and_the_page_says_whose_it_is(cast, as_role):
    browser = as_role("curator")
    page = browser.get(page_of("edit", "defaults"))
    browser.send(
        page_of("edit", "defaults"), filled(page) | {"silent_pair_days": "10", "why": "Так решил педсовет"}
    )
    assert own(cast) == {"defaults": {"silent_pair_days": 10}}
    shown = browser.get(page_of("at", "defaults")).text
    assert "Школа: МБОУ «СОШ № 14»" in shown
    assert "Так решил педсовет" in browser.get(f"{HOME}history/").text


def test_the_second_of_two_sees_both_texts_and_may_save_hers(cast, as_role):
    browser, way = as_role("curator"), page_of("edit", "rewards/diploma")
    first, second = (filled(browser.get(way)) | {"title": title} for title in ("Звезда", "Кубок"))
    assert browser.send(way, first).status_code == 302
    page = browser.send(way, second)
    assert (page.status_code, "Звезда" in page.text, "Кубок" in page.text) == (409, True, True)
    assert browser.send(way, dict(page.context["resend"])).status_code == 302
    assert "Кубок" in browser.get(page_of("at", "rewards/diploma")).text


def test_a_number_back_as_above_leaves_the_layer(cast, as_role):
    browser = as_role("curator")
    make_layer(cast.school, {"defaults": {"silent_pair_days": 10}})
    page = browser.get(page_of("edit", "defaults"))
    browser.send(page_of("edit", "defaults"), filled(page) | {"silent_pair_days": "21"})
    assert own(cast) == {}


def test_an_entry_is_renamed_hidden_brought_back_and_let_go(cast, as_role):
    browser = as_role("curator")
    page = browser.get(page_of("edit", "rewards/diploma"))
    browser.send(page_of("edit", "rewards/diploma"), filled(page) | {"title": "Звезда наставника"})
    press = {"_v": 2}
    assert browser.send(page_of("hide", "rewards/diploma"), press).status_code == 302
    shown = browser.get(page_of("at", "rewards"))
    assert "Скрыто" in shown.text and "Звезда наставника" in shown.text
    browser.send(page_of("show", "rewards/diploma"), {"_v": 3})
    browser.send(page_of("reset", "rewards/diploma"), {"_v": 4})
    assert own(cast) == {}


def test_a_new_entry_gets_its_code_from_its_title(cast, as_role):
    browser = as_role("curator")
    sent = {"title": "Ленточка", "note": "на линейке", "_v": 1}
    page = browser.get(page_of("add", "rewards"))
    assert browser.send(page_of("add", "rewards"), filled(page) | sent).status_code == 302
    (entry,) = own(cast)["rewards"]
    assert (entry["code"], entry["title"]) == ("own_lentochka", "Ленточка")


def test_a_new_form_of_mentoring_is_whole_with_its_first_role_model(cast, as_role):
    browser = as_role("curator")
    with organisation_scope(cast.school.pk):
        sample = pack_here("pupils").track("peer")
    sent = filled(browser.get(page_of("add", "tracks"))) | {
        "title": "волонтёр – ученик", "short_title": "волонтёр", "contour": "pupils", "purpose": "помощь", "aim": "Помочь.",
        "mentor.kind": sample.mentor.kind, "mentor.portrait": "Волонтёр", "mentee.kind": sample.mentee.kind,
        "mentee.portrait": "Младший", "mentor.consents": ["processing"], "mentee.consents": ["processing"],
        "role_models.0.title": "старший – младший", "role_models.0.mentor_does": "помогает",
        "load.places": 1, "load.places_warning": 2, "load.months_min": 1, "load.months_max": 9,
        "load.meetings_per_month": 2, "load.meeting_minutes": 45, "load.hours": 12, "_v": 1,
    }  # fmt: skip
    answer = browser.send(page_of("add", "tracks"), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    with organisation_scope(cast.school.pk):
        made = pack_here("pupils").track("own_volonter_uchenik")
    assert made.role_models[0].title == "старший – младший"


def test_a_step_of_ones_own_gets_the_next_number(cast, as_role):
    browser = as_role("curator")
    with organisation_scope(cast.school.pk):
        steps = pack_here("pupils").roadmap.steps
    sent = {
        "stage": "work", "title": "Вечер наставников", "months.from": "3", "months.to": "4", "owner": "curator",
        "result": "Вечер прошёл", "evidence.kind": "reason", "_v": 1,
    }  # fmt: skip
    answer = browser.send(page_of("add", "roadmap/steps"), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    ((number, months),) = [(s["number"], s["months"]) for s in own(cast)["roadmap"]["steps"]]
    assert number == max(step.number for step in steps) + 1 and months == [3, 4]


def test_what_breaks_the_methodology_is_refused_with_what_was_typed(cast, as_role):
    browser = as_role("curator")
    page = browser.get(page_of("edit", "matching/weights/-"))
    sent = filled(page) | {"weights.competence": 99}
    answer = browser.send(page_of("edit", "matching/weights/-"), sent)
    assert answer.status_code == 422 and "сумма весов" in answer.text and own(cast) == {}


def test_hiding_what_others_lean_on_is_refused_in_russian(cast, as_role):
    answer = as_role("curator").send(page_of("hide", "owners/curator"), {"_v": 1})
    assert answer.status_code == 422 and "ссылается на скрытое" in answer.text


def test_the_second_of_two_curators_is_told(cast, as_role):
    browser = as_role("curator")
    make_layer(cast.school, {"defaults": {"silent_pair_days": 10}})
    assert browser.send(page_of("hide", "rewards/diploma"), {"_v": 1}).status_code == 409


@pytest.mark.parametrize(
    "way", ["nothing", "tracks/nothing", "tracks/peer/title", "tracks/peer/nothing", "-", "code"]
)
def test_a_place_that_is_not_there_is_not_found(cast, as_role, way):
    browser = as_role("curator")
    for name in ("at", "edit", "add", "table"):
        assert browser.get(page_of(name, way)).status_code == 404, name
    for name in ("hide", "show", "reset"):
        assert browser.send(page_of(name, way), {"_v": 1}).status_code == 404, name


def test_search_finds_words_and_says_where(cast, as_role):
    page = as_role("curator").get(f"{HOME}?q=адаптац")
    assert page.context["found"] and all("href" not in one["text"] for one in page.context["found"])


def test_a_list_is_taken_as_a_table_and_the_whole_is_printed(cast, as_role):
    browser = as_role("head")
    assert browser.get(page_of("table", "tracks"))["Content-Disposition"].startswith("attachment")
    assert "Ролевые модели" in browser.get(f"{HOME}print/").text


def test_those_without_the_right_do_not_enter(cast, as_role):
    assert as_role("mentor").get(HOME).status_code == 403
    auditor = make_account(cast.school, "auditor", "auditor")
    from tests.conftest import Browser

    browser = Browser()
    browser.force_login(auditor)
    assert browser.get(HOME).status_code == 200
    assert "Править" not in browser.get(page_of("at", "defaults")).text
    assert browser.send(page_of("hide", "rewards/diploma"), {"_v": 1}).status_code == 403


def test_a_coordinator_changes_the_layer_of_the_region_and_schools_beneath_see_it(cast):
    from tests.conftest import Browser

    region, _, school = layered_school()
    coordinator, curator = Browser(), Browser()
    coordinator.force_login(make_account(region, "regional", "regional"))
    curator.force_login(make_account(school, "curator", "curator-21"))
    page = coordinator.get(page_of("edit", "defaults"))
    coordinator.send(page_of("edit", "defaults"), filled(page) | {"silent_pair_days": "12"})
    shown = curator.get(page_of("at", "defaults")).text
    assert "12" in shown and "Регион: Минобразования Северной области" in shown
    assert "СОШ № 21" not in coordinator.get(HOME).text


def sent_with(browser, way: str, **told) -> object:
    address = page_of("edit", way)
    return browser.send(address, filled(browser.get(address)) | told)


def test_the_name_and_the_summary_are_changed_on_a_page_with_their_origin(cast, as_role):
    browser = as_role("curator")
    address = reverse("methodology:head", args=["pupils"])
    shown = filled(browser.get(address))
    assert browser.send(address, shown).status_code == 302
    assert own(cast) == {}
    assert (
        browser.send(address, filled(browser.get(address)) | {"title": "Наставники Крамска"}).status_code
        == 302
    )
    assert own(cast) == {"title": "Наставники Крамска"}
    page = browser.get(HOME).text
    assert "Наставники Крамска" in page and "Название: " in page and "Описание: " not in page
    browser.send(address, filled(browser.get(address)) | {"title": shown["title"]})
    assert own(cast) == {}
    assert as_role("class_teacher").get(address).status_code in (403, 404)


def test_the_way_through_stages_is_changed_stage_by_stage(cast, as_role):
    browser = as_role("curator")
    with organisation_scope(cast.school.pk):
        stage = next(iter(pack_here("pupils").track("peer").scheme))
    answer = sent_with(browser, "tracks/peer", **{f"scheme.{stage}": "Собираем запросы на классных часах"})
    assert answer.status_code == 302
    assert own(cast) == {
        "tracks": [{"code": "peer", "scheme": {stage: "Собираем запросы на классных часах"}}]
    }
    assert "Собираем запросы на классных часах" in browser.get(page_of("at", "tracks/peer")).text


def test_thresholds_of_a_sign_are_changed_for_one_form_and_let_go(cast, as_role):
    browser = as_role("curator")
    assert sent_with(browser, "benchmarks/e15", **{"tracks.peer.hours": "7"}).status_code == 302
    assert own(cast) == {"benchmarks": [{"code": "e15", "tracks": {"peer": {"hours": 7}}}]}
    with organisation_scope(cast.school.pk):
        assert pack_here("pupils").benchmark("e15").amount("hours", "peer") == 7
    assert sent_with(browser, "benchmarks/e15", **{"tracks.peer.hours": "2"}).status_code == 302
    assert own(cast) == {}
