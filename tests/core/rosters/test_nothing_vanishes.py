"""Each row of any grid ends as a person, a problem or a named skip; hostile bytes end as a sentence."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nastavnik.core.rosters import Rehearsal, rehearse, rehearse_file
from nastavnik.core.tables import TableRefused, read_table
from tests.makers.spreadsheets import csv_bytes, xlsx_bytes

WORDS = [
    "", "", "ФИО", "ФИО наставника", "Класс", "Дата рождения", "Телефон", "№", "1", "2", "12", "Иванов Иван", "Петрова А.А.",
    "7А", "12Ы", "31.02.2010", "05.04.2010", "Итого", "Директор", "-", "нет", "группа (5 чел.)", "2010 год рождения",
    "МБОУ СОШ № 1", "учитель физики", "Наставник: Ким О.И.", "1) Иванов Иван 2) Рой Пётр", "«", "(", "=1+1", "8 900 111 22 33",
    "Ивановой Марии", "Наставник – наставляемый", "А. – Б.", "\n", "x" * 300, "Ким Алина / Ли Анна", "2022-2023 уч. год", "наставляемый",
]  # fmt: skip
GRIDS = st.lists(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=12), min_size=1, max_size=6), min_size=1, max_size=9
)


def accounted(found: Rehearsal) -> set[int]:
    rows = {row for person in found.persons for row in person.rows}
    return rows | {problem.row for problem in found.problems} | {item.row for item in found.skipped}


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(GRIDS, st.sampled_from(["auto", "mentee", "mentor", "pair"]))
def test_nothing_vanishes_from_any_grid(grid: list[list[str]], role: str) -> None:
    try:
        sheet = read_table(csv_bytes(grid), "x.csv")
    except TableRefused:
        return
    found = rehearse(sheet, role)
    assert accounted(found) == {row.number for row in sheet.rows}
    ids = {person.id for person in found.persons}
    assert ids == set(range(1, len(ids) + 1))
    assert all(set(person.paired_with) <= ids - {person.id} for person in found.persons)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(GRIDS, st.lists(st.sampled_from(["A1:A3", "B2:B4", "A2:C2", "A1:D1", "C3:C9", "B1:C1"]), max_size=1))
def test_nothing_vanishes_from_merged_workbooks(grid: list[list[str]], merges: list[str]) -> None:
    clean = [["".join(sign for sign in text if sign >= " ") for text in record] for record in grid]
    try:
        sheet = read_table(xlsx_bytes(clean, merges), "x.xlsx")
    except TableRefused:
        return
    assert accounted(rehearse(sheet)) == {row.number for row in sheet.rows}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_end_as_a_list_or_a_sentence(source: bytes) -> None:
    try:
        found = rehearse_file(source, "x.xlsx")
    except TableRefused as refusal:
        assert str(refusal)[0].isupper()
        assert str(refusal).endswith((".", "»."))
    else:
        assert found.rows_total >= 1


def test_mutated_workbooks_are_read_or_refused() -> None:
    base = xlsx_bytes([["ФИО", "Класс"], ["Иванов Иван", "7А"], ["Ким Алина", "8Б"]])
    chance = random.Random(7)
    for _ in range(300):
        broken = bytearray(base)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            rehearse_file(bytes(broken[: chance.randrange(10, len(broken) + 1)]), "x.xlsx")
        except TableRefused:
            continue
