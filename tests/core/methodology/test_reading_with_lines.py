"""YAML is read with the line of every value."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.methodology.spelling import spelling_key
from nastavnik.core.methodology.yaml_lines import read_located

TEXT = """# comment
title: Название
list:
  - {code: one, count: 3, share: 0.5, yes_or_no: true, nothing: null}
  - code: two
    note: >-
      две
      строки
date: 2026-09-01
"""


def test_values_and_lines_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(TEXT, encoding="utf-8")
    read = read_located(path, "sample.yaml")
    assert read.value["list"][0] == {
        "code": "one",
        "count": 3,
        "share": 0.5,
        "yes_or_no": True,
        "nothing": None,
    }
    assert read.value["list"][1]["note"] == "две строки"
    assert read.value["date"] == "2026-09-01"
    assert read.line(("list",)) == 3
    assert read.line(("list", 0, "count")) == 4
    assert read.line(("list", 1, "note")) == 6
    assert read.line(("list", 1, "missing", "deeper")) == 5
    assert read.line(("absent",)) == 2


@given(st.text(max_size=30))
def test_the_key_of_a_spelling_is_its_own_key(text: str) -> None:
    key = spelling_key(text)
    assert spelling_key(f"  {key} ") == spelling_key(key)


def test_dashes_case_and_quotes_do_not_matter() -> None:
    spellings = ["Учитель — учитель", "учитель-учитель ", "«УЧИТЕЛЬ / УЧИТЕЛЬ»", "учитель – учитель."]
    assert {spelling_key(text) for text in spellings} == {"учитель-учитель"}
