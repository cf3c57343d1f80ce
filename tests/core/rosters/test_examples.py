"""The five lists a school really keeps, in every format, against what a reader would understand."""

import csv
import json
from pathlib import Path

import pytest

from nastavnik.core.rosters import rehearse_file
from tests.makers.spreadsheets import csv_bytes, ods_bytes, xls_bytes, xlsx_bytes

FOLDER = Path(__file__).parent / "intake"
CASES = sorted(path.stem for path in FOLDER.glob("*.csv"))
COMPARED = (
    "role", "row", "rows", "surname", "name", "patronymic", "birth_date", "birth_year", "class_number", "class_letter",
    "track", "period_start", "period_end", "contact", "organization", "position", "paired_with", "wanted_age",
    "wanted_class", "group_of", "status",
)  # fmt: skip
FORMATS = ("csv-utf8", "csv-mark", "csv-cp1251", "csv-utf16", "csv-tabs", "xlsx", "ods", "xls")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_a_list_is_understood_as_a_reader_would(case: str, form: str) -> None:
    expected = json.loads((FOLDER / f"{case}.expected.json").read_text(encoding="utf-8"))
    found = rehearse_file(_as(form, case, expected), f"{case}.{form[:3]}").to_json()
    assert found["header_row"] == expected["header_row"]
    assert len(found["persons"]) == len(expected["persons"])
    differences = [
        difference
        for wanted, person in zip(expected["persons"], found["persons"], strict=True)
        for difference in _differences(wanted, person)
    ]
    assert differences == []
    assert set(expected.get("skip_rows", [])) <= {item["row"] for item in found["skipped_rows"]}


def test_two_spellings_of_one_teacher_are_offered_for_merging() -> None:
    found = rehearse_file((FOLDER / "08_reading_contest.csv").read_bytes(), "08.csv")
    assert [(item.kind, item.ids) for item in found.duplicates] == [("possible", (10,))]
    assert "Римская-Корсакова О. П." in found.duplicates[0].why


def _differences(wanted: dict, person: dict) -> list[str]:
    accepted = wanted.get("accept", {})
    found = []
    for key in COMPARED:
        known = "form" if key == "track" else key
        if known not in wanted:
            continue
        if person.get(key) != wanted[known] and person.get(key) not in accepted.get(known, []):
            found.append(f"{wanted['surname']}: {key} = {person.get(key)!r}, ждали {wanted[known]!r}")
    return found


def _as(form: str, case: str, expected: dict) -> bytes:
    text = (FOLDER / f"{case}.csv").read_text(encoding="utf-8")
    grid = list(csv.reader(text.splitlines(), delimiter=";"))
    if form == "xlsx":
        return xlsx_bytes(grid, expected.get("merged_ranges_in_source", []))
    if form in ("ods", "xls"):
        return ods_bytes(grid) if form == "ods" else xls_bytes(grid)
    if form == "csv-tabs":
        return csv_bytes(grid, "cp1251", "\t")
    encodings = {"csv-utf8": "utf-8", "csv-mark": "utf-8-sig", "csv-cp1251": "cp1251", "csv-utf16": "utf-16"}
    return text.encode(encodings[form])
