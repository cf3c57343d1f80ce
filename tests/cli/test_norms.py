"""`nastavnik norms check` as it is seen from the shell."""

import json
from pathlib import Path

import pytest

from nastavnik.cli import main

BLANKS = Path(__file__).parents[2] / "packs" / "pupils" / "blanks"
Out = pytest.CaptureFixture[str]


def written(folder: Path, text: str) -> str:
    path = folder / "приказ.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_wrong_references_are_printed_with_the_right_words(tmp_path: Path, capsys: Out) -> None:
    file = written(tmp_path, "По постановлению Р-145, ст. 358.1 ТК РФ и приказу от 01.09.2026 № 5-од")
    assert main(["norms", "check", file, "--day", "2026-11-22"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("«постановлению Р-145» — неверный вид; надо: распоряжению Министерства")
    assert told[1:] == [
        "«ст. 358.1 ТК РФ» — неверный номер; надо: ст. 351.8 ТК РФ",
        "Ссылок: 2, из них требуют внимания: 2.",
    ]


def test_json_is_the_only_thing_printed(tmp_path: Path, capsys: Out) -> None:
    file = written(tmp_path, "ГОСТ Р 7.0.97-2016 и 273-ФЗ")
    assert main(["norms", "check", file, "--json", "--day", "2026-11-22"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["right"] == 1
    assert [(one["verdicts"], one["proposal"]) for one in told["findings"]] == [
        (["утратил силу"], "ГОСТ Р 7.0.97-2025")
    ]


def test_the_day_decides(tmp_path: Path, capsys: Out) -> None:
    file = written(tmp_path, "ГОСТ Р 7.0.97-2016")
    assert main(["norms", "check", file, "--day", "2025-08-17"]) == 0
    assert capsys.readouterr().out == "Ссылок: 1, из них требуют внимания: 0.\n"


@pytest.mark.parametrize("blank", sorted(BLANKS.glob("*.docx")), ids=lambda path: path.stem)
def test_our_blanks_pass(blank: Path, capsys: Out) -> None:
    assert main(["norms", "check", str(blank), "--day", "2026-11-22"]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["нет-такого.docx"], "не читается"),
        ([str(BLANKS)], "не читается"),
        ([str(BLANKS / "regulation.docx"), "--day", "вчера"], "День «вчера» не понят"),
        ([str(BLANKS / "regulation.docx"), "--folder", "/nowhere"], "Методика не читается"),
    ],
)
def test_bad_calls_are_refused_in_one_sentence(words: list[str], said: str, capsys: Out) -> None:
    assert main(["norms", "check", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("data", [b"PK\x03\x04 not a document", b"\xff\xfe\x00", b"text\x00"])
def test_what_is_no_document_is_refused(tmp_path: Path, data: bytes, capsys: Out) -> None:
    path = tmp_path / "файл.docx"
    path.write_bytes(data)
    assert main(["norms", "check", str(path)]) == 2
    assert "файл.docx" in capsys.readouterr().err
