"""The programme home: each line of «Что горит» comes and goes with its fact; the page costs the same for any size."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from nastavnik.features.organisations.actions import add_partner, change_passport
from nastavnik.features.programmes.actions import advance
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.actions import close_step
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.web.programmes.burning import SOURCES, burning
from nastavnik.web.programmes.facts import Facts
from nastavnik.web.programmes.numbers import proposed_stage
from tests.makers.organisations import BY, MOMENT
from tests.makers.pairings import make_pairing, sign_consent
from tests.makers.programmes import make_enrolment, make_programme
from tests.makers.roadmaps import make_roadmap, make_step

HOME = "/programmes/home/"
SIGNED = {"by": BY, "moment": MOMENT}
DECEMBER = datetime(2026, 12, 15, 9, 0, tzinfo=UTC)


def lines(programme, role="curator", moment=DECEMBER) -> dict[str, dict]:
    """Burning lines by the code of their rule."""
    titles = {
        form: rule.code for rule in pack_of(programme).burning for form in (rule.title, *(rule.many or ()))
    }
    return {titles[line["text"]]: line for line in burning(Facts(programme, moment.date(), moment), role)}


def test_every_source_serves_a_rule_of_some_pack(home):
    from nastavnik.features.organisations.methodology import packs

    assert set(SOURCES) <= {rule.code for pack in packs().packs for rule in pack.burning}


def test_new_school_is_led_to_its_first_programme(as_role):
    page = as_role("curator").get(HOME)
    assert page.status_code == 200
    assert reverse("programmes:new") in page.text


def test_quiet_programme_says_so(home):
    assert lines(make_programme()) == {}


def test_unfilled_passport_burns_until_it_is_filled(home):
    programme = make_programme()
    change_passport(home.school, expected=None, founder="", **SIGNED)
    assert "учредитель" in lines(programme)["passport_incomplete"]["note"]


def test_overdue_step_leads_to_itself_and_several_to_the_list(home):
    programme = make_programme()
    step = make_step(programme)
    assert lines(programme)["step_overdue"]["note"].startswith("Приказ о внедрении")
    make_step(programme, "Второе")
    assert lines(programme)["step_overdue"]["count"] == 2
    close_step(step, done_on=MOMENT.date(), reason="есть", **SIGNED)
    assert lines(programme)["step_overdue"]["count"] == ""


def test_missing_consent_burns_until_it_is_signed(home):
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor")
    assert "Захаров" in lines(programme)["consent_missing"]["note"]
    for kind in pack_of(programme).consents_required(mentor.track, "mentor"):
        sign_consent(programme, mentor.person, kind.code)
    assert "consent_missing" not in lines(programme)


def test_people_who_wait_burn_after_the_days_of_the_pack(home):
    programme = make_programme()
    make_enrolment(programme, "Иванова Алиса Денисовна", "mentee")
    make_enrolment(programme, "Захаров Пётр Петрович", "mentor", accepted=False)
    assert {"mentee_without_pair", "candidate_undecided"} <= set(lines(programme))
    early = datetime(2026, 9, 16, tzinfo=UTC)
    assert not {"mentee_without_pair", "candidate_undecided"} & set(lines(programme, moment=early))


def test_pairing_without_meetings_and_order_burns(home):
    programme = make_programme()
    make_pairing(programme, active=True)
    assert {"first_meeting_unplanned", "pairing_without_order"} <= set(lines(programme))
    assert "mentor_untrained" not in lines(programme)


def test_agreement_that_ends_soon_burns(home):
    programme = make_programme()
    add_partner(name="Завод", agreement_number="1", agreement_until=DECEMBER.date(), **SIGNED)
    assert "Завод" in lines(programme)["agreement_expires"]["note"]


def test_a_line_is_shown_only_to_a_duty_that_may_open_its_page(home):
    programme = make_programme()
    make_enrolment(programme, "Захаров Пётр Петрович", "mentor", accepted=False)
    add_partner(name="Завод", agreement_until=DECEMBER.date(), **SIGNED)
    assert {"candidate_undecided", "agreement_expires"} <= set(lines(programme))
    assert "agreement_expires" not in lines(programme, "psychologist")


def test_class_teacher_sees_only_entrusted_people_among_the_burning(home, as_role):
    make_enrolment(make_programme(), "Тайнова Алиса Денисовна", "mentee", accepted=False)
    assert "Тайнова" in as_role("curator").get(HOME, {"today": "2026-12-15"}).text
    assert "Тайнова" not in as_role("class_teacher").get(HOME, {"today": "2026-12-15"}).text


def test_facts_propose_the_next_stage(home):
    programme = make_programme()
    facts = Facts(programme, DECEMBER.date(), DECEMBER)
    assert proposed_stage(facts) is None
    make_pairing(programme, active=True)
    proposed = proposed_stage(Facts(programme, DECEMBER.date(), DECEMBER))
    assert (proposed["stage"].number, proposed["why"]) == (5, "пары уже работают")
    advance(programme, 5, **SIGNED)
    assert proposed_stage(Facts(programme, DECEMBER.date(), DECEMBER)) is None


def test_closed_steps_of_a_stage_propose_the_next_one(home):
    programme = make_programme()
    close_step(make_step(programme), done_on=MOMENT.date(), reason="есть", **SIGNED)
    proposed = proposed_stage(Facts(programme, DECEMBER.date(), DECEMBER))
    assert proposed["stage"].number == 2


def test_proposed_stage_is_taken_by_one_click_and_leads_back(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    address = reverse("programmes:stage", args=[programme.public_id])
    assert browser.send(address, {"stage": 2, "_next": HOME}).url == HOME
    assert "Наставляемые" in browser.get(HOME).text


def test_week_tells_what_changed_in_words(home, as_role):
    make_roadmap(make_programme())
    page = as_role("curator").get(HOME, {"today": "2026-09-10"})
    assert "Составлена дорожная карта" in page.text
    assert "За последние семь дней ничего" in as_role("curator").get(HOME, {"today": "2027-09-10"}).text


def test_strangers_changes_are_not_told(cast, as_role):
    with organisation_scope(cast.other.pk):
        make_roadmap(make_programme("Чужая программа"))
    with organisation_scope(cast.school.pk):
        make_programme()
    page = as_role("curator").get(HOME, {"today": "2026-09-10"})
    assert "Составлена дорожная карта" not in page.text and "Чужая" not in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_home_costs_the_same_for_one_and_three(home, as_role, count, django_assert_num_queries):
    programme = make_programme()
    for number in range(count):
        mentor, mentee = f"Захаров Пётр {number}", f"Иванова Алиса {number}"
        make_pairing(programme, mentor, mentee, active=True)
        make_step(programme, f"Мероприятие {number}")
    browser = as_role("curator")
    browser.get(HOME)
    with django_assert_num_queries(21):
        assert browser.get(HOME, {"today": "2026-12-15"}).status_code == 200


@pytest.mark.parametrize(
    ("role", "status"), [("curator", 200), ("head", 200), ("class_teacher", 200), ("mentor", 403)]
)
def test_who_sees_the_home(home, as_role, role, status):
    make_programme()
    assert as_role(role).get(HOME).status_code == status


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("role", ["curator", "head"])
def test_every_line_leads_to_a_page_that_opens(home, as_role, role, several):
    programme = make_programme()
    for number in ("Первый", "Второй")[: 1 + several]:
        make_pairing(programme, f"Захаров {number}", f"Иванова {number}", active=True)
        make_enrolment(programme, f"Петров {number}", "mentor", accepted=False)
        make_enrolment(programme, f"Сидорова {number}", "mentee")
        make_step(programme, f"Мероприятие {number}")
        add_partner(name=f"Завод {number}", agreement_until=DECEMBER.date(), **SIGNED)
    shown, browser = lines(programme, role), as_role(role)
    assert len(shown) >= 6
    assert {browser.get(line["url"]).status_code for line in shown.values()} == {200}


def test_head_looks_and_curator_acts(home):
    programme = make_programme()
    step = make_step(programme)
    assert lines(programme)["step_overdue"]["url"] == reverse("roadmaps:close", args=[step.public_id])
    looked = lines(programme, "head")["step_overdue"]
    assert (looked["url"], looked["action"]) == (
        reverse("roadmaps:step", args=[step.public_id]),
        "Посмотреть",
    )
