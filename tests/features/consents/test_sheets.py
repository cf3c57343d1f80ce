"""Sheets: printed for a class, taken back by code, refused, undone without a trace in what is in force."""

from datetime import date, timedelta

import pytest

from nastavnik.features.consents.actions import register_sheet, reopen_sheet, void_sheet
from nastavnik.features.consents.models import Consent, ConsentSheet
from nastavnik.features.consents.queries import sheet_by_code
from nastavnik.kit.verdict import BadInput, Refused
from tests.makers.consents import FACTS, PUPILS, make_consent, make_sheets
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_guardian, make_person

BOTH, DONE = ("guardian", "self"), {"on": date(2026, 9, 7), "by": BY, "moment": MOMENT}
PROCESSING = PUPILS.consent("processing")


@pytest.fixture
def child(home):
    """A pupil of fourteen."""
    return make_person("Ёлкин Артём", birth_date=date(2012, 3, 1))


@pytest.fixture
def mother(child):
    return make_guardian(child, "Ёлкина Мария").guardian


def states() -> list[str]:
    return sorted(Consent.objects.values_list("state", flat=True))


def test_printing_numbers_each_sheet_and_asks_for_every_signature(child, mother):
    sheets = make_sheets((child, "processing", BOTH, [mother]), (child, "participation", BOTH, [mother]))
    assert len({sheet.code for sheet in sheets}) == 2 and states() == ["asked"] * 4
    assert set(Consent.objects.values_list("asked_on", flat=True)) == {date(2026, 9, 7)}
    again = make_sheets((child, "processing", BOTH, [mother]))
    assert states() == ["asked"] * 4 and again[0].code not in {sheet.code for sheet in sheets}


def test_one_code_gives_both_signatures_on_the_printed_text(child, mother):
    (sheet,) = make_sheets((child, "processing", BOTH, [mother]))
    register_sheet(
        sheet_by_code(sheet.code), PROCESSING, signed=True, guardian=mother, place="папка 1", **DONE
    )
    assert states() == ["given", "given"] and {c.text for c in Consent.objects.all()} == {sheet.text}
    assert {c.signed_by for c in Consent.objects.all()} == {mother, None}


def test_either_parent_may_sign_what_was_asked_of_one(child, mother):
    father = make_guardian(child, "Ёлкин Пётр", "father").guardian
    (sheet,) = make_sheets((child, "processing", BOTH, [mother, father]))
    register_sheet(sheet, PROCESSING, signed=True, guardian=father, **DONE)
    assert states() == ["given", "given"]
    assert Consent.objects.exclude(signed_by=None).get().signed_by == father


def test_without_a_guardian_named_the_sheet_is_not_taken(child, mother):
    (sheet,) = make_sheets((child, "processing", BOTH, [mother]))
    with pytest.raises(BadInput, match="представителей"):
        register_sheet(sheet, PROCESSING, signed=True, **DONE)
    assert states() == ["asked", "asked"]


def test_a_sheet_is_taken_once_and_a_double_of_it_is_put_aside(child, mother):
    (lost,) = make_sheets((child, "processing", BOTH, [mother]))
    (found,) = make_sheets((child, "processing", BOTH, [mother]))
    register_sheet(found, PROCESSING, signed=True, guardian=mother, **DONE)
    lost.refresh_from_db()
    assert lost.state == "void"
    with pytest.raises(Refused, match="подписан"):
        register_sheet(found, PROCESSING, signed=True, guardian=mother, **DONE)


@pytest.mark.parametrize("signed", [True, False])
def test_undo_leaves_the_sheet_waiting_and_nothing_in_force(child, mother, signed):
    (sheet,) = make_sheets((child, "processing", BOTH, [mother]))
    register_sheet(sheet, PROCESSING, signed=signed, guardian=mother, **DONE)
    assert states() == (["given"] * 2 if signed else ["refused"] * 2)
    reopen_sheet(sheet, by=BY, moment=MOMENT)
    assert (sheet.state, sheet.closed_on, states()) == ("out", None, ["asked", "asked"])
    register_sheet(sheet, PROCESSING, signed=True, guardian=mother, **DONE)
    assert states() == ["given", "given"]


def test_undo_brings_back_the_consent_that_had_given_way(home):
    adult = make_person("Соколов Игорь", "staff", birth_date=date(1985, 3, 1))
    older = make_consent(adult, "processing", given_on=date(2026, 1, 10))
    (sheet,) = make_sheets((adult, "processing", ("self",), []))
    register_sheet(sheet, PROCESSING, signed=True, **DONE)
    older.refresh_from_db()
    assert older.state == "ended"
    reopen_sheet(sheet, by=BY, moment=MOMENT)
    older.refresh_from_db()
    assert (older.state, older.ended_on) == ("given", None) and states() == ["given"]


def test_a_sheet_printed_before_a_birthday_is_taken_by_the_age_on_the_day_it_was_signed(home):
    grown = make_person("Зорина Вера", birth_date=date(2008, 9, 3))
    mother = make_guardian(grown, "Зорина Анна").guardian
    (sheet,) = make_sheets((grown, "processing", BOTH, [mother]))
    register_sheet(sheet, PROCESSING, signed=True, guardian=mother, **DONE)
    assert [c.signed_by for c in Consent.objects.filter(state="given")] == [None]


def test_a_sheet_that_will_not_come_back_can_wait_again(child, mother):
    (sheet,) = make_sheets((child, "processing", BOTH, [mother]))
    void_sheet(sheet, by=BY, moment=MOMENT)
    with pytest.raises(Refused, match="не нужен"):
        register_sheet(sheet, PROCESSING, signed=True, guardian=mother, **DONE)
    reopen_sheet(sheet, by=BY, moment=MOMENT)
    assert ConsentSheet.objects.get().state == "out" and states() == ["asked", "asked"]


def test_a_day_that_has_not_come_is_refused_and_nothing_is_half_done(child, mother):
    (sheet,) = make_sheets((child, "processing", BOTH, [mother]))
    ahead = DONE | {"on": date(2026, 9, 7) + timedelta(days=1)}
    with pytest.raises(BadInput, match="не наступила"):
        register_sheet(sheet, PROCESSING, signed=True, guardian=mother, **ahead)
    sheet.refresh_from_db()
    assert sheet.state == "out" and states() == ["asked", "asked"]
    assert FACTS["contour"] == sheet.contour
