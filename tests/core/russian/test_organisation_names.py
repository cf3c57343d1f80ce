"""Kinds of organisations in cases; names in quotes and abbreviations untouched."""

import csv
from pathlib import Path

import pytest

from nastavnik.core.russian.cases import OBLIQUE, Case
from nastavnik.core.russian.organisation_names import inflect_organisation

with (Path(__file__).parent / "gold_organisations.csv").open(encoding="utf-8") as lines:
    GOLD = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row["nomn"])
def test_every_organisation_of_the_gold_table_takes_its_five_cases(row: dict[str, str]) -> None:
    assert {case: inflect_organisation(row["nomn"], case) for case in Case} == row


@pytest.mark.parametrize("short", ["МБОУ СОШ № 5", "МБОУ «Школа № 5»", "ГБПОУ", "«Лицей»"])
def test_abbreviations_and_bare_names_are_untouched(short: str) -> None:
    assert {inflect_organisation(short, case) for case in OBLIQUE} == {short}


def test_a_clerks_own_form_wins() -> None:
    assert inflect_organisation("Школа № 5", Case.GENT, {"gent": "пятой школы"}) == "пятой школы"
