"""`nastavnik evaluate` keeps to its contract: JSON and nothing else, a Russian table, or one sentence and exit code 2."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nastavnik.cli import main

NASTAVNIK = Path(sys.executable).with_name("nastavnik")
CONTRACT = {
    "n_rows": None, "n_pairs": None, "dropped": None, "improved": None, "unchanged": None, "worsened": None,
    "method": None, "conclusion": None,
    "before": {"mean", "sd", "median"}, "after": {"mean", "sd", "median"}, "change": {"mean", "sd", "median", "ci95"},
    "t": {"t", "df", "p"}, "wilcoxon": {"W", "T", "n_nonzero", "p_exact", "p_normal", "ties"},
    "effect": {"dz", "dav", "rank_biserial"},
}  # fmt: skip
ROWS = [
    "а;3;5",
    "б;4;4",
    "в;5;7",
    "г;6;9",
    "д;2;3",
    "е;7;8",
    "ж;5;5",
    "з;4;6",
    "и;6;7",
    "к;3;6",
    "л;4;",
    "а;1;1",
]


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "ответы.csv"
    path.write_text("\n".join(["person;before;after", *ROWS]), encoding="utf-8")
    return path


def asked(capsys, *words):
    assert main(["evaluate", *map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_has_the_keys_of_the_contract(answers, capsys):
    found = asked(capsys, answers)
    assert set(found) >= set(CONTRACT)
    for key, inner in CONTRACT.items():
        assert inner is None or set(found[key]) >= inner
    assert found["dropped"] == [
        {"person": "л", "why": "строка 12: нет ответа «после»"},
        {
            "person": "а",
            "why": "строка 13: повтор, этот человек уже посчитан по строке 2, а ответы в ней другие",
        },
    ]
    assert (found["n_rows"], found["n_pairs"], found["change"]["mean"]) == (12, 10, 1.5)
    assert (found["improved"], found["unchanged"], found["worsened"]) == (8, 2, 0)


def test_the_program_itself_prints_json_and_nothing_else(answers):
    done = subprocess.run([NASTAVNIK, "evaluate", str(answers), "--json"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["n_pairs"] == 10


def test_an_inverse_scale_turns_improved_into_worsened(answers, capsys):
    found = asked(capsys, answers, "--inverse")
    assert (found["improved"], found["worsened"], found["change"]["mean"]) == (0, 8, 1.5)
    assert "шкала обратная" in found["conclusion"]


def test_answers_outside_the_scale_do_not_count(answers, capsys):
    found = asked(capsys, answers, "--scale", "1", "8")
    assert found["scale"] == [1, 8]
    assert {"person": "г", "why": "строка 5: ответ «после» 9 вне шкалы от 1 до 8"} in found["dropped"]
    assert "мало данных" in found["conclusion"]
    assert "шкала порядковая" in found["method"]


def test_how_many_pairs_are_enough_can_be_said(answers, capsys):
    assert "мало данных" in asked(capsys, answers, "--few", "11")["conclusion"]
    assert "мало данных" not in asked(capsys, answers, "--few", "10")["conclusion"]


def test_a_scale_may_begin_below_zero(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text("person;before;after\nа;-4;3,5\n", encoding="utf-8")
    assert asked(capsys, path, "--scale", "-4", "3,5")["n_pairs"] == 1


@pytest.mark.parametrize("n", [1, 2, 3, 15])
@pytest.mark.parametrize("column", [("5", "5"), ("5", "7"), ("7", "5")])
def test_constant_columns_and_few_people_break_nothing(tmp_path, capsys, n, column):
    path = tmp_path / "a.csv"
    path.write_text(
        "\n".join(["person,before,after", *(f"ч{k},{','.join(column)}" for k in range(n))]), encoding="utf-8"
    )
    found = asked(capsys, path)
    assert (found["n_pairs"], found["t"], found["change"]["ci95"]) == (n, None, None)
    assert found["change"]["sd"] == (None if n == 1 else 0.0)
    assert found["wilcoxon"]["p_exact"] == (1.0 if column == ("5", "5") else 2 / 2**n)
    assert main(["evaluate", str(path)]) == 0


def test_nobody_with_both_answers_is_an_answer_too(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text("person,before,after\nа,1,\nб,,2\n", encoding="utf-8")
    found = asked(capsys, path)
    assert (found["n_pairs"], len(found["dropped"]), found["before"]["mean"]) == (0, 2, None)
    assert "мало данных" in found["conclusion"]
    assert main(["evaluate", str(path)]) == 0


def test_the_table_is_russian_and_shows_who_was_left_out(answers, capsys):
    assert main(["evaluate", str(answers)]) == 0
    printed = capsys.readouterr().out
    assert "Строк 12, пар ответов 10." in printed
    assert "изменение  1,5 " in printed
    assert "Лучше стало у 8, без изменения 2, хуже у 0." in printed
    assert "  л — строка 12: нет ответа «после»" in printed
    assert "None" not in printed
    assert "nan" not in printed


def test_a_long_list_of_the_left_out_is_cut(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text("person,before,after\n" + "\n".join(f"ч{k},1," for k in range(30)), encoding="utf-8")
    assert main(["evaluate", str(path)]) == 0
    assert "и ещё 10: весь список — с ключом --json" in capsys.readouterr().out


def test_a_table_of_windows_is_read(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_bytes("кто;до;после\nИванова;3;4,5\nПетрова;2;2\n".encode("cp1251"))
    assert asked(capsys, path)["change"]["mean"] == 0.75


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (None, "файла нет"),
        (b"", "Файл пуст"),
        (b"\n \n", "Файл пуст"),
        (b"person,before,after\n", "одна шапка"),
        ("person,before\nа,1\n".encode(), "нет столбца «after»"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "картинка"),
        (bytes(range(256)) * 20, "не"),
        (b"PK\x03\x04broken", ""),
        (b"person,before,after\n" + b"a,1,2\n" * 20_001, "не больше 20000"),
        (b"a" * (26 * 1024 * 1024), "больше 25 МБ"),
    ],
    ids=["absent", "empty", "blank", "header", "column", "picture", "encoding", "broken", "rows", "huge"],
)
def test_a_bad_file_is_refused_in_one_sentence(tmp_path, capsys, body, words):
    path = tmp_path / "ответы.csv"
    if body is not None:
        path.write_bytes(body)
    assert main(["evaluate", str(path), "--json"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert words in said.err


def test_a_folder_is_not_a_file(tmp_path, capsys):
    assert main(["evaluate", str(tmp_path)]) == 2
    assert "это не файл" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scale", "10", "1"], "должна быть меньше наибольшей"),
        (["--scale", "один", "10"], "должны быть числами"),
        (["--scale", "1"], "--help"),
        (["--few", "0"], "целым числом от 1"),
        (["--few", "много"], "целым числом от 1"),
    ],
)
def test_a_bad_option_is_refused_in_one_sentence(answers, capsys, words, said):
    assert main(["evaluate", str(answers), *words]) == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.count("\n") == 1
