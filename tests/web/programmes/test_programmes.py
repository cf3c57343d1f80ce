"""Pages of programmes: opened with a roadmap, corrected, chosen, finished."""

import pytest
from django.urls import reverse

from nastavnik.features.programmes.models import Programme, ProgrammeTrack
from nastavnik.features.roadmaps.models import Step
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.conftest import Browser
from tests.makers.accounts import make_account
from tests.makers.organisations import make_school
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme

NEW = "/programmes/new/pupils/"
FACTS = {
    "title": "Наставничество", "school_year": "2026", "starts_on": "", "ends_on": "", "curator": "", "aim": "Помочь",
    "track_peer": "on", "target_peer": "12",
}  # fmt: skip


def test_new_programme_is_proposed_by_the_pack(as_role):
    browser = as_role("curator")
    assert NEW in browser.get(reverse("programmes:new")).text
    page = browser.get(NEW)
    assert "раскрыть" in page.context["form"]["aim"].value()
    assert page.context["form"]["track_peer"].value() is True
    assert "Сколько пар хотим" in page.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "ticked", "left"),
    [("school", "peer", "employer_student"), ("college", "employer_student", "peer")],
)
def test_forms_are_ticked_by_the_kind_of_organisation(kind, ticked, left):
    house = make_school("Организация для проверки", kind=kind, inn="0000000015", ogrn="0000000000015")
    browser = Browser()
    browser.force_login(make_account(house, "curator", f"curator-{kind}"))
    form = browser.get(NEW).context["form"]
    assert form[f"track_{ticked}"].value() is True
    assert not form[f"track_{left}"].value()


def test_programme_is_opened_with_its_roadmap_and_becomes_the_current_one(home, as_role):
    curator = make_person("Орлова Нина Викторовна", "staff", post="учитель")
    browser = as_role("curator")
    answer = browser.send(NEW, FACTS | {"curator": curator.public_id})
    assert (answer.status_code, answer.url) == (302, reverse("programmes:home"))
    made = Programme.objects.get()
    assert (str(made.starts_on), str(made.ends_on), made.curator) == ("2026-09-01", "2027-05-31", curator)
    assert Step.objects.filter(programme=made).count() == 44
    assert browser.session["programme"] == made.public_id


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"track_peer": "", "target_peer": ""}, "хотя бы одну форму"),
        ({"title": ""}, "Обязательное поле"),
        ({"starts_on": "2020-01-01"}, "не попадает"),
        ({"target_peer": "-1"}, "больше либо равно"),
        ({"starts_on": "2027-05-01", "ends_on": "2026-10-01"}, "раньше, чем началась"),
    ],
)
def test_bad_programme_is_answered_by_a_sentence_and_nothing_is_written(home, as_role, change, sentence):
    answer = as_role("curator").send(NEW, {k: v for k, v in (FACTS | change).items() if v})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Programme.objects.exists()


def test_second_programme_of_the_same_name_and_year_is_refused(home, as_role):
    browser = as_role("curator")
    browser.send(NEW, FACTS)
    assert "уже есть" in browser.send(NEW, FACTS).text
    assert Programme.objects.count() == 1


def test_unknown_contour_does_not_exist(as_role):
    assert as_role("curator").get("/programmes/new/cats/").status_code == 404


def edited(browser, programme) -> dict:
    form = browser.get(reverse("programmes:edit", args=[programme.public_id])).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {n: "on" if v is True else str(v) for n, v in values.items() if v not in (None, False)} | {
        "_v": form.version
    }


def test_programme_and_its_tracks_are_corrected_together(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    sent = edited(browser, programme) | {"title": "Новое имя", "track_student_pupil": "on"}
    answer = browser.send(reverse("programmes:edit", args=[programme.public_id]), sent)
    assert answer.status_code == 302
    programme.refresh_from_db()
    assert programme.title == "Новое имя"
    assert ProgrammeTrack.objects.filter(programme=programme).count() == 3


def test_second_of_two_curators_sees_both_texts(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    seen, address = edited(browser, programme), reverse("programmes:edit", args=[programme.public_id])
    browser.send(address, seen | {"title": "Первое имя"})
    late = browser.send(address, seen | {"title": "Второе имя"})
    assert late.status_code == 409
    assert "Первое имя" in late.text and "Второе имя" in late.text


def test_track_with_people_in_it_is_not_taken_away(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    make_enrolment(programme, "Иванова Алиса Денисовна", "mentee")
    sent = {k: v for k, v in edited(browser, programme).items() if k != "track_teacher_pupil"}
    answer = browser.send(reverse("programmes:edit", args=[programme.public_id]), sent)
    assert "уже есть участники" in answer.text
    assert ProgrammeTrack.objects.filter(programme=programme).count() == 2


def test_programme_starts_moves_on_finishes_and_comes_back(home, as_role):
    programme, browser = make_programme(running=False), as_role("curator")
    for step, data, state in [
        ("start", {}, "running"),
        ("stage", {"stage": 3}, "running"),
        ("finish", {}, "finished"),
        ("start", {}, "running"),
    ]:
        assert (
            browser.send(reverse(f"programmes:{step}", args=[programme.public_id]), data).status_code == 302
        )
        programme.refresh_from_db()
        assert programme.state == state
    assert programme.stage == 7


def test_finished_programme_is_not_edited(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    browser.send(reverse("programmes:finish", args=[programme.public_id]))
    assert browser.get(reverse("programmes:edit", args=[programme.public_id])).status_code == 409


def test_stage_beyond_seven_is_a_sentence(home, as_role):
    answer = as_role("curator").send(
        reverse("programmes:stage", args=[make_programme().public_id]), {"stage": 8}
    )
    assert (answer.status_code, "Этапов семь" in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("role", "status"), [("curator", 200), ("head", 200), ("class_teacher", 200), ("mentor", 403)]
)
def test_who_sees_programmes(home, as_role, role, status):
    assert as_role(role).get(reverse("programmes:list")).status_code == status


@pytest.mark.parametrize("step", ["start", "finish", "stage"])
def test_head_does_not_change_programmes(home, as_role, step):
    programme = make_programme()
    assert as_role("head").send(reverse(f"programmes:{step}", args=[programme.public_id])).status_code == 403


@pytest.mark.parametrize("name", ["programme", "edit", "finish"])
def test_strangers_programme_does_not_exist(home, as_role, name):
    programme = make_programme("Секретная программа")
    answer = as_role("stranger").get(reverse(f"programmes:{name}", args=[programme.public_id]))
    assert (answer.status_code, "Секретная" in answer.text) == (404, False)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_three(home, as_role, count, django_assert_num_queries):
    for number in range(count):
        make_programme(f"Программа {number}")
    browser = as_role("curator")
    browser.get(reverse("programmes:list"))
    with django_assert_num_queries(7):
        page = browser.get(reverse("programmes:list"))
    assert page.text.count("Работать с ней") == count


def test_list_is_searched_without_case_and_yo(home, as_role):
    make_programme("Весёлые старты")
    make_programme("Другая")
    page = as_role("curator").get(reverse("programmes:list"), {"q": "ВЕСЕЛЫЕ"})
    assert "Весёлые старты" in page.text and "Другая" not in page.text


def test_other_schools_programme_is_not_in_the_list(cast, as_role):
    with organisation_scope(cast.other.pk):
        make_programme("Чужая программа")
    page = as_role("curator").get(reverse("programmes:list"))
    assert "Чужая программа" not in page.text and "Программ пока нет" in page.text


def test_list_is_taken_away_as_filtered(home, as_role):
    from io import BytesIO

    from openpyxl import load_workbook

    make_programme("Весёлые старты")
    make_programme("Другая")
    answer = as_role("curator").get(reverse("programmes:export"), {"q": "старты"})
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert [row[0] for row in rows[1:]] == ["Весёлые старты"]


def test_head_is_offered_nothing_that_only_the_curator_may_do(home, as_role):
    programme, browser = make_programme(), as_role("head")
    page = browser.get(reverse("programmes:programme", args=[programme.public_id])).text
    assert all(word not in page for word in ("Править", "Завершить программу", "Перейти к этапу"))
    assert reverse("programmes:new") not in browser.get(reverse("programmes:list")).text
