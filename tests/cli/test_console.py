"""What the console says by itself: help, refusals, a reader who has read enough."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from nastavnik.cli.dispatch import FULL, LIGHT

NASTAVNIK = Path(sys.executable).with_name("nastavnik")
ENGLISH = re.compile(
    r"usage|options|positional|show this|exit|Django|Verbosity|default|database", re.IGNORECASE
)


def said(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([NASTAVNIK, *words], capture_output=True, text=True)


@pytest.mark.parametrize("word", [*LIGHT, *FULL])
def test_the_help_of_each_command_is_russian(word):
    told = said(word, "--help").stdout
    assert told.startswith("вызов: nastavnik")
    assert not ENGLISH.search(re.sub(r"--\S+|\S+\.json", "", told)), told


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("run", "--portt", "3"),
        ("worker", "--bad"),
        ("seed",),
        ("web", "--port", "x"),
        ("decline",),
        ("evaluate", "a.csv", "--scale", "1"),
    ],
)
def test_a_wrong_call_is_refused_in_one_russian_sentence(words):
    answer = said(*words)
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)
    assert not ENGLISH.search(answer.stderr)
    assert "--help" in answer.stderr


def test_a_reader_who_has_read_enough_is_no_fault(tmp_path):
    names = tmp_path / "список.csv"
    people = [f"Иван{a}{b}ова Мария Петровна" for a in "бвгдзклмнпрст" for b in "бвгдзклмнпрстаиоу"]
    names.write_text("\n".join(["ФИО", *people]))  # the answer is longer than a pipe holds
    program = subprocess.Popen(
        [NASTAVNIK, "rehearse", "--json", names], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == ""
    program.stderr.close()
    assert program.wait() == 141


def test_the_version_is_of_this_program():
    assert re.fullmatch(r"Наставник \d+\.\d+\.\d+\n", said("--version").stdout)
