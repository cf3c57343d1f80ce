"""How consents stand: the days on which they begin, warn and end; whose signature counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.features.consents.actions import ask_consent, give_consent, refuse_consent
from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.queries import missing_for
from nastavnik.features.consents.rules import Slip
from nastavnik.features.consents.standing import ENOUGH, Stand, standings
from nastavnik.features.organisations.methodology import pack
from nastavnik.features.people.models import Person
from nastavnik.kit.verdict import BadInput, Refused
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_guardian, make_person

PUPILS = pack("pupils")
KIND = PUPILS.consent("processing")
ADULT = Person(pk=1, surname="Белова", kind="staff", birth_date=date(1985, 3, 1))
DAY, SOON = date(2026, 9, 7), 30
FACTS = {"contour": PUPILS.contour, "by": BY, "moment": MOMENT}


def slip(**facts) -> Slip:
    plain = {"pk": 1, "person_id": 1, "signed_by_id": None, "kind": KIND.code, "contour": PUPILS.contour}
    told = {"state": "given", "given_on": DAY, "expires_on": None, "ended_on": None}
    return Slip(**(plain | told | facts))


def stand_of(*slips: Slip) -> Stand:
    (told,) = standings(ADULT, [KIND], [KIND.code], slips, day=DAY, soon=SOON)
    return told.stand


@pytest.mark.parametrize(
    ("left", "stand"), [(31, "given"), (30, "expiring"), (0, "expiring"), (-1, "expired"), (-300, "expired")]
)
def test_the_last_day_still_counts_and_the_warning_comes_before(left, stand):
    given = slip(given_on=DAY - timedelta(days=400), expires_on=DAY + timedelta(days=left))
    assert stand_of(given) == stand


@given(st.lists(st.sampled_from(["asked", "refused", "withdrawn", "ended"]), max_size=4))
def test_a_consent_in_force_outweighs_whatever_else_was_written(others):
    rows = [slip(pk=n + 2, state=state) for n, state in enumerate(others)]
    assert stand_of(*rows, slip()) in ENOUGH
    assert stand_of(*rows) not in ENOUGH


def test_what_is_not_begun_is_not_in_force():
    assert stand_of(slip(given_on=DAY + timedelta(days=1))) not in ENOUGH


def test_one_query_tells_who_owes_what(home, django_assert_num_queries):
    child, other = (
        make_person(birth_date=date(2013, 1, 1)),
        make_person("Белов Лев", birth_date=date(2013, 1, 1)),
    )
    mother = make_guardian(child).guardian
    give_consent(child, KIND, given_on=DAY, signed_by=mother, **FACTS)
    with django_assert_num_queries(1):
        owed = missing_for([child, other], {child.pk: [KIND], other.pk: [KIND]}, DAY, PUPILS.contour)
    assert [one.signer for one in owed[other.pk]] == ["guardian"] and child.pk not in owed


def test_a_consent_of_another_contour_does_not_count(home):
    child = make_person(birth_date=date(2013, 1, 1))
    mother = make_guardian(child).guardian
    give_consent(child, KIND, given_on=DAY, signed_by=mother, **(FACTS | {"contour": "staff"}))
    assert child.pk in missing_for([child], {child.pk: [KIND]}, DAY, PUPILS.contour)


def test_a_stranger_cannot_sign_for_a_child(home):
    with pytest.raises(BadInput, match="не записан законным представителем"):
        give_consent(
            make_person(), KIND, given_on=DAY, signed_by=make_person("Белова Нина", "staff"), **FACTS
        )


def test_a_small_child_does_not_sign(home):
    with pytest.raises(Refused, match="законный представитель"):
        give_consent(make_person(birth_date=date(2014, 1, 1)), KIND, given_on=DAY, **FACTS)


def test_a_refusal_ends_the_asking_and_never_a_given_consent(home):
    adult = make_person("Белова Нина", "staff", birth_date=date(1985, 3, 1))
    ask_consent(adult, KIND, **FACTS)
    assert refuse_consent(adult, KIND, on=DAY, reason="нет", **FACTS).state == "refused"
    give_consent(adult, KIND, given_on=DAY, **FACTS)
    with pytest.raises(Refused, match="отзывом"):
        refuse_consent(adult, KIND, on=DAY, reason="нет", **FACTS)
    assert Consent.objects.count() == 2
