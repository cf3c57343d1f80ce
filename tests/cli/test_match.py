"""`nastavnik match` and `nastavnik verify` as they are called."""

import json

import pytest

from nastavnik.cli import main

PROBLEM = {
    "mentees": [{"id": "Аня"}, {"id": "Боря"}],
    "mentors": [{"id": "М1", "max": 1}],
    "pairs": [
        {"mentee": "Аня", "mentor": "М1", "score": 0.3},
        {"mentee": "Боря", "mentor": "М1", "score": 0.7},
    ],
}


@pytest.fixture
def files(tmp_path):
    problem, result = tmp_path / "problem.json", tmp_path / "result.json"
    problem.write_text(json.dumps(PROBLEM), encoding="utf-8")
    return problem, result


@pytest.mark.parametrize("objective", ["most-then-best", "best-total", "stable"])
def test_match_then_verify(files, capsys, objective):
    problem, result = files
    assert main(["match", str(problem), "--objective", objective, "--seed", "3", "--json"]) == 0
    printed = capsys.readouterr().out
    contract = {"pairs", "unmatched", "matched", "total", "objective", "status", "certificate"}
    assert contract | {"blocking_pairs", "seconds", "infeasible_because"} <= set(json.loads(printed))
    result.write_text(printed, encoding="utf-8")
    assert main(["verify", str(problem), str(result)]) == 0
    assert capsys.readouterr().out.strip() in {
        "оптимально, доказано",
        "устойчиво: ни одной пары, которая предпочла бы друг друга своим парам",
    }


def test_verify_says_the_first_violation_and_returns_one(files, capsys):
    problem, result = files
    main(["match", str(problem), "--json"])
    spoilt = json.loads(capsys.readouterr().out) | {"total": 5}
    result.write_text(json.dumps(spoilt), encoding="utf-8")
    assert main(["verify", str(problem), str(result)]) == 1
    assert "Сумма баллов указана 5, а на деле 0.7" in capsys.readouterr().out


def test_the_table_is_russian(files, capsys):
    assert main(["match", str(files[0])]) == 0
    printed = capsys.readouterr().out
    assert "Боря  —  М1  (балл 0,7)" in printed
    assert "Без пары — Аня: Все разрешённые наставники заняты" in printed


@pytest.mark.parametrize(
    ("text", "words"),
    [("{", "не JSON"), ("[]", "объектом JSON"), (b"\xff\xfe", "UTF-8"), (None, "файла нет")],
)
def test_a_bad_file_is_refused_with_two(tmp_path, capsys, text, words):
    path = tmp_path / "bad.json"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert main(["match", str(path), "--json"]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(("option", "value"), [("--objective", "luck"), ("--seed", "семь")])
def test_a_bad_option_is_refused_with_two(files, capsys, option, value):
    assert main(["match", str(files[0]), option, value]) == 2
    assert value in capsys.readouterr().err


def test_a_result_that_is_not_a_result_is_refused(files, capsys):
    files[1].write_text("[]")
    assert main(["verify", str(files[0]), str(files[1])]) == 2
    assert "не результат подбора" in capsys.readouterr().err
