"""The builder of a programme: amounts, directions, duties, the chain, two contours at once, and what would break."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.organisations.actions import change_passport
from nastavnik.features.programmes.content import (
    amounts,
    chain,
    duties,
    mentor_parts,
    relations,
    suggestions,
)
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import chosen_tracks, pack_of
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.organisations import BY, MOMENT
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme
from tests.makers.roadmaps import make_step

SIGNED = {"by": BY, "moment": MOMENT}
WORDS = {
    "problem": "мало друзей",
    "activity": "общий проект",
    "result": "есть команда",
    "indicator": "число проектов",
}


def at(name: str, row) -> str:
    return reverse(f"programmes:{name}", args=[row.public_id])


def test_amounts_are_those_of_the_pack_until_the_programme_says_its_own(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    usual = pack_of(programme).track("teacher_pupil").load
    assert amounts(programme)["teacher_pupil"].places == usual.places == 3
    told = {"hours_peer": "40", "places_teacher_pupil": "5", "_v": programme.version}
    browser.send(at("content", programme), told)
    now = amounts(programme)
    assert (now["peer"].hours, now["teacher_pupil"].places, now["teacher_pupil"].hours) == (
        40,
        5,
        usual.hours,
    )
    make_enrolment(programme, "Захаров Пётр Петрович", "mentor")
    assert Enrolment.objects.get().places == 5
    assert "40 ч на пару" in browser.get(at("programme", programme)).text


def test_the_programme_tells_who_the_mentor_is_to_each_kind_of_mentees(home, as_role):
    programme = make_programme(tracks={"peer": None, "teacher_teacher": None})
    pack = pack_of(programme)
    peer, teachers = pack.track("peer"), pack.track("teacher_teacher")
    assert [one.kind.code for one in relations(pack, peer)] == ["gifted", "team", "in_need"]
    assert [one.kind.code for one in relations(pack, teachers)] == ["young_specialist", "experienced_teacher"]
    assert "moderator" in {role.code for role in mentor_parts(pack, peer)}
    assert [role.code for role in mentor_parts(pack, teachers)] == ["supervisor", "assistant", "expert"]
    card = as_role("curator").get(at("programme", programme)).text.split("Кем наставник приходится")[1]
    for words in ("Молодые специалисты", "эксперт", "тьютор", "модератор"):
        assert words in card.split("Содержание")[0]


def test_the_page_of_a_pair_offers_the_parts_of_its_form(home, as_role):
    pairing = make_pairing(make_programme(), active=True)
    page = as_role("curator").get(f"/pairings/{pairing.public_id}/").text
    parts = page.split("Кем быть наставнику")[1].split("</dd>")[0]
    assert "тьютор" in parts and "эксперт" not in parts


def test_directions_manners_and_duties_are_shown_and_printed(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    pack, orlova = pack_of(programme), make_person("Орлова Нина Викторовна", "staff")
    owner = pack.owners[1]
    told = {"directions": [pack.directions[0].code], "manners": [pack.manners[0].code]}
    told |= {f"duty_{owner.code}": orlova.public_id, "_v": programme.version}
    browser.send(at("content", programme), told)
    assert [(row.duty, row.person) for row in duties(programme)] == [(owner.code, orlova)]
    for name in ("programme", "print"):
        text = browser.get(at(name, programme)).text
        assert pack.directions[0].title in text and pack.manners[0].title in text and "Орлова" in text
    programme.refresh_from_db()
    browser.send(at("content", programme), {"_v": programme.version})
    assert not duties(programme)


@pytest.mark.parametrize("told", [{"directions": ["unknown"]}, {"hours_peer": "0"}, {"places_peer": "сто"}])
def test_bad_content_is_answered_beside_its_field(home, as_role, told):
    programme = make_programme()
    answer = as_role("curator").send(at("content", programme), told | {"_v": programme.version})
    assert (answer.status_code, set(told) & set(answer.context["form"].errors)) == (422, set(told))


def test_fewer_places_than_are_taken_are_said_before_they_are_saved(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", places=3)
    with connection.cursor() as cursor:  # as two pairs of the mentor would have left it
        cursor.execute("UPDATE enrolments_enrolment SET used_places = 2 WHERE id = %s", [mentor.pk])
    told = {"places_teacher_pupil": "1", "_v": programme.version}
    answer = browser.send(at("content", programme), told)
    assert (answer.status_code, "больше наставляемых, чем 1" in answer.text) == (422, True)
    assert browser.send(at("content", programme), told | {"agreed": "on"}).status_code == 302


def test_shorter_terms_and_smaller_targets_are_said_before_they_are_saved(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    make_pairing(programme, active=True)
    make_step(programme, "Весеннее", period="май")
    told = {"title": "Программа", "starts_on": "2026-09-01", "ends_on": "2027-02-01", "track_peer": "on"}
    told |= {"target_teacher_pupil": "1", "_v": programme.version}
    answer = browser.send(at("edit", programme), told)
    assert (answer.status_code, "1\u00a0мероприятие дорожной карты" in answer.text) == (422, True)
    assert browser.send(at("edit", programme), told | {"agreed": "on"}).status_code == 302
    assert Programme.objects.get().ends_on == date(2027, 2, 1)


def test_the_chain_of_the_pack_is_taken_once_and_has_indicators(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    models = sum(len(track.role_models) for track in chosen_tracks(programme))
    for _ in range(2):
        browser.send(at("suggest", programme))
    rows = list(chain(programme))
    assert 0 < len(rows) <= models and all(
        row.problem and row.activity and row.result and row.indicator for row in rows
    )
    assert suggestions(programme) == []
    browser.send(at("drop-link", rows[0]))
    assert [one.origin for one in suggestions(programme)] == [rows[0].origin]


def test_rows_of_ones_own_are_added_changed_and_seen(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    browser.send(at("chain", programme), WORDS)
    link = chain(programme).get()
    browser.send(at("link", link), WORDS | {"result": "дружный класс", "_v": link.version})
    assert "дружный класс" in browser.get(at("programme", programme)).text
    assert browser.send(at("chain", programme), WORDS | {"problem": ""}).status_code == 422


def test_both_contours_are_opened_as_two_programmes(home, as_role):
    browser = as_role("curator")
    page = browser.get(reverse("programmes:both"))
    form = page.context["form"]
    told = {name: form.initial[name] for name in form.initial}
    answer = browser.send(reverse("programmes:both"), told | {"school_year": "2026"}, today="2026-09-07")
    assert answer.status_code == 302, answer.context["form"].errors
    made = {p.pack: {t.code for t in chosen_tracks(p)} for p in Programme.objects.all()}
    assert set(made) == {"pupils", "teachers"} and "employer_student" not in made["pupils"]


def test_a_contour_without_forms_opens_nothing(home, as_role):
    answer = as_role("curator").send(
        reverse("programmes:both"), {"school_year": "2026", "tracks_pupils": ["peer"]}
    )
    assert (answer.status_code, Programme.objects.count()) == (422, 0)


@pytest.mark.parametrize("kind", ["school", "college"])
def test_forms_are_ticked_by_the_kind_of_organisation(home, as_role, kind):
    change_passport(home.school, expected=None, kind=kind, **SIGNED)
    form = as_role("curator").get(reverse("programmes:both")).context["form"]
    assert ("employer_student" in form.initial["tracks_pupils"]) == (kind == "college")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("programme", 9), ("chain", 9), ("content", 8)])
def test_pages_cost_the_same_for_one_and_three(
    home, as_role, count, name, queries, django_assert_num_queries
):
    programme, browser = make_programme(), as_role("curator")
    for _ in range(count):
        browser.send(at("chain", programme), WORDS)
    browser.get(at(name, programme))
    with django_assert_num_queries(queries):
        browser.get(at(name, programme))


@pytest.mark.parametrize("name", ["content", "chain"])
def test_strangers_content_does_not_exist(home, as_role, name):
    programme = make_programme("Секретная")
    with organisation_scope(home.other.pk):
        make_programme("Чужая")
    assert as_role("stranger").get(at(name, programme)).status_code == 404
    assert as_role("head").get(at(name, programme)).status_code == 403
