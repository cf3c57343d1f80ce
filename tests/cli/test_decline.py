"""`nastavnik decline` as it is seen from the shell."""

import argparse
import json

import pytest

from nastavnik.cli import main
from nastavnik.cli.decline import configure, run
from nastavnik.cli.refusal import CommandRefused
from nastavnik.core.russian.cases import QUESTIONS

MARIA = "Иванова Мария Петровна"


def decline(*words: str) -> int:
    parser = argparse.ArgumentParser()
    configure(parser)
    return run(parser.parse_args(words))


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ([MARIA, "--case", "gent"], "Ивановой Марии Петровны"),
        (["Мария Петровна Иванова", "--case", "datv"], "Марии Петровне Ивановой"),
        (["  Шевчук   Саша ", "--case", "gent", "--gender", "m"], "Шевчука Саши"),
        (["Шевчук Саша", "--case", "gent", "--gender", "ж"], "Шевчук Саши"),
        (["заместитель директора по УВР", "--position", "--case", "ablt"], "заместителем директора по УВР"),
        (["Иванов И.П.", "--case", "loct"], "Иванове И. П."),
        ([MARIA, "--case", "nomn"], MARIA),
    ],
)
def test_the_form_asked_for_is_printed(
    words: list[str], printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decline(*words) == 0
    assert capsys.readouterr().out == printed + "\n"


def test_json_is_the_only_thing_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decline", "Ким Саша", "--case", "gent", "--json"]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out) == {"text": "Ким Саши", "case": "gent", "gender": None, "input": "Ким Саша"}
    assert "--gender" in output.err


def test_without_a_case_all_six_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    decline(MARIA)
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == ["именительный", "кто?", "Иванова", "Мария", "Петровна"]
    assert table[4].split() == ["творительный", "кем?", "Ивановой", "Марией", "Петровной"]
    assert len(table) == 6


def test_json_without_a_case_holds_all_forms(capsys: pytest.CaptureFixture[str]) -> None:
    decline("тьютор", "--position", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["forms"]["accs"] == "тьютора" and len(answer["forms"]) == 6
    assert answer["input"] == "тьютор" and answer["gender"] is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([" "], "Нечего склонять"),
        ([MARIA, "--case", "кого"], "Падеж «кого» неизвестен"),
        ([MARIA, "--gender", "x"], "Род «x» неизвестен"),
        (["\udcff", "--case", "gent"], "UTF-8"),
    ],
)
def test_bad_calls_are_refused_in_russian(words: list[str], reason: str) -> None:
    with pytest.raises(CommandRefused, match=reason):
        decline(*words)


def test_a_refusal_leaves_the_shell_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decline", MARIA, "--case", "vocative"]) == 2
    output = capsys.readouterr()
    assert output.out == "" and output.err.startswith("Падеж «vocative»") and output.err.count("\n") == 1


def test_each_case_has_a_question_of_its_own():
    assert len(set(QUESTIONS.values())) == len(QUESTIONS)
