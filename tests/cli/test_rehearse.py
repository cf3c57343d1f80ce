"""The command keeps to its contract: JSON and nothing else, or one Russian sentence and exit code 2."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.makers.spreadsheets import xlsx_bytes

NASTAVNIK = Path(sys.executable).parent / "nastavnik"
KEYS = {
    "id", "row", "rows", "role", "surname", "name", "patronymic", "birth_date", "birth_year", "class_number", "class_letter",
    "track", "period_start", "period_end", "contact", "organization", "position", "request", "paired_with",
}  # fmt: skip


def rehearse(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(NASTAVNIK), "rehearse", *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture
def listed(tmp_path: Path) -> str:
    path = tmp_path / "список.csv"
    path.write_bytes("№;ФИО;Класс\n1;Иванов Иван;7А\n2;;8Б\n".encode("cp1251"))
    return str(path)


def test_json_has_the_promised_keys(listed: str) -> None:
    found = json.loads(rehearse(listed, "--json").stdout)
    assert {
        "file",
        "sheet",
        "encoding",
        "header_row",
        "columns",
        "rows_total",
        "persons",
        "duplicates",
        "problems",
        "skipped_rows",
    } <= set(found)
    assert set(found["persons"][0]) >= KEYS
    assert (found["file"], found["encoding"], found["rows_total"]) == ("список.csv", "cp1251", 3)
    assert found["columns"][2] == {
        "index": 2,
        "letter": "C",
        "header": "Класс",
        "meaning": "class",
        "role": None,
    }


def test_the_readable_table_names_people_and_doubts(listed: str) -> None:
    shown = rehearse(listed, "--role", "mentor").stdout
    assert "Иванов Иван" in shown
    assert "наставник" in shown
    assert "строка 3" in shown


def test_a_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx_bytes([["ФИО"], ["Ким Алина"]], sheet="Дети"))
    assert json.loads(rehearse(str(path), "--sheet", "Дети", "--json").stdout)["sheet"] == "Дети"
    refused = rehearse(str(path), "--sheet", "Наставники")
    assert (refused.returncode, "«Дети»" in refused.stderr) == (2, True)


@pytest.mark.parametrize("body", [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 90, b"PK\x03\x04broken"])
def test_an_unreadable_file_gets_one_sentence(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "список.xlsx"
    path.write_bytes(body)
    refused = rehearse(str(path), "--json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.count("\n") == 1
    assert "Traceback" not in refused.stderr


def test_a_missing_file_gets_one_sentence() -> None:
    refused = rehearse("нет такого.csv")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
