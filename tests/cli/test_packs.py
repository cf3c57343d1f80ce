"""`nastavnik packs check|show` as it is seen from the shell, with packs broken in each way."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nastavnik.cli import main

SHIPPED = Path(__file__).parents[2] / "packs"
REGION = Path(__file__).parents[1] / "core" / "methodology" / "region" / "north"
Spoil = Callable[[str, str, str], int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder «packs» with a copy of the pupils' pack."""
    shutil.copytree(SHIPPED / "pupils", tmp_path / "packs" / "pupils")
    return tmp_path / "packs"


@pytest.fixture
def spoil(root: Path) -> Spoil:
    """Replace the first such piece of text; returns the line where it stood."""

    def spoil_once(file: str, old: str, new: str) -> int:
        path = root / "pupils" / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return spoil_once


BROKEN = [
    ("types", "defaults.yaml", "silent_pair_days: 21", "silent_pair_days: долго", "должно быть целым числом"),
    ("choices", "monitoring.yaml", "kind: moral", "kind: kind_word", "поле «вид» не бывает «kind_word»"),
    ("references", "projects.yaml", "ticked: [peer,", "ticked: [nobody,", "указана несуществующая форма «nobody»"),
    ("references", "people.yaml", "categories: [gifted,", "categories: [clever,", "указана несуществующая категория «clever»"),
    ("references", "conditions.yaml", "owner: curator", "owner: keeper", "указан неизвестный ответственный «keeper»"),
    ("codes", "conditions.yaml", "code: working_group", "code: curator_appointed", "повторён код «curator_appointed»"),
    ("proofs", "conditions.yaml", "kind: document, document: introduction_order", "kind: document", "не назван документ, которым оно подтверждается"),
    ("ticks", "projects.yaml", "ticked: [peer,", "ticked: [employer_student,", "отмечена, но не предложена"),
    ("empty", "glossary.yaml", "title: Наставничество,", 'title: "  ",', "поле «название» не заполнено"),
    ("empty", "people.yaml", 'note: "общественная жизнь, творчество, таланты"', 'note: ""', "поле «пояснение» не заполнено"),
    ("bare", "stages.yaml", "    inputs: [федеральные", "    outer_notes: [федеральные", "неизвестное поле «outer_notes»"),
    ("latin", "glossary.yaml", "title: Куратор", "title: Kуратор", "есть латинские буквы: «Kуратор»"),
    ("quotes", "training.yaml", "title: Школа наставников", "title: 'Школа \"наставников\"'", "кавычки не «ёлочки»"),
    ("dash", "tracks.yaml", "title: студент – ученик", "title: студент - ученик", "вместо тире стоит дефис"),
    ("spaces", "meetings.yaml", "title: Пробная рабочая встреча", "title: Пробная  рабочая встреча", "есть лишние пробелы"),
    ("source", "people.yaml", "confidence: confirmed, source: pupils §4.1", "confidence: confirmed", "источник не назван"),
    ("files", "documents.yaml", "blanks: [pairs_order]", "blanks: [pairs]", "нет файла pairs.docx"),
    ("markup", "rest.yaml", "", "words: ]", "разметка файла нарушена"),
]  # fmt: skip


def test_the_shipped_packs_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "check"]) == 0
    assert capsys.readouterr().out == "Всё верно: pupils, teachers.\n"


@pytest.mark.parametrize(("way", "file", "old", "new", "said"), BROKEN)
def test_a_broken_pack_is_told_with_file_and_line(
    root: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str], way: str, file: str, old: str, new: str, said: str
) -> None:  # fmt: skip
    (root / "pupils" / "rest.yaml").touch() if way == "markup" else None
    line = spoil(file, old, new)
    assert main(["packs", "check", str(root)]) == 1
    printed = [one for one in capsys.readouterr().out.splitlines() if said in one]
    assert printed and printed[0].startswith(f"packs/pupils/{file}:{line}: "), printed


def test_a_stage_without_inputs_teaches_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "pupils" / "stages.yaml"
    lines = [
        one for one in path.read_text(encoding="utf-8").splitlines() if "    inputs: [база наст" not in one
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["packs", "check", str(root)]) == 1
    assert "у этапа «Отбор и обучение наставников» поле" in capsys.readouterr().out


def test_a_blank_with_an_unknown_word_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blanks = root / "pupils" / "blanks"
    shutil.copy(blanks / "regulation.docx", blanks / "pairs_order.docx")
    shutil.copy(blanks / "regulation.docx", blanks / "forgotten.docx")
    assert main(["packs", "check", str(root / "pupils")]) == 1
    printed = capsys.readouterr().out
    assert "blanks/pairs_order.docx:1: " in printed
    assert "blanks/forgotten.docx:1: этот бланк не назван ни у одного документа" in printed


def test_the_answer_for_programs_holds_every_fault(root: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    line = spoil("glossary.yaml", "title: Куратор", "title: Kуратор")
    assert main(["packs", "check", str(root), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["packs"] == ["pupils"]
    assert [(one["file"], one["line"]) for one in answer["faults"]] == [("packs/pupils/glossary.yaml", line)]


def test_what_a_regional_pack_inherits_is_not_its_fault(root: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    spoil("glossary.yaml", "title: Куратор", "title: Kуратор")
    north = root / "north" / "pack.yaml"
    north.parent.mkdir()
    north.write_text(
        'code: north\nextends: pupils\nversion: "1"\ntitle: Север\ndefaults: {silent_pair_days: 9}\n'
    )
    assert main(["packs", "check", str(north.parent)]) == 0
    assert capsys.readouterr().out == "Всё верно: north.\n"


@pytest.mark.parametrize(
    "words", [["pupils", "tracks"], ["pupils", "Формы наставничества"], ["pupils", "Tracks"]]
)
def test_a_part_is_listed_for_people(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", *words]) == 0
    printed = capsys.readouterr().out
    assert "• работодатель – студент [employer_student]" in printed
    assert "успешный профессионал – студент, выбирающий профессию" in printed
    assert "Согласие на обработку персональных данных" in printed


def test_the_contents_of_a_pack_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", "teachers"]) == 0
    printed = capsys.readouterr().out
    assert "Версия 2026.1" in printed
    assert "conditions" in printed and "Условия готовности" in printed


def test_a_part_is_given_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", "teachers", "categories", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 8


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "/no/such/folder"], "Папки «/no/such/folder» нет"),
        (["check", str(Path(__file__).parent)], "нет ни одной методики"),
        (["show", "nobody"], "Методики «nobody» в папке нет. Есть: pupils, teachers."),
        (["show", "pupils", "nothing"], "нет части с кодом «nothing»"),
        (["show"], "КОД"),
        ([], "ДЕЙСТВИЕ"),
    ],
)
def test_a_bad_call_is_refused_in_one_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["packs", *words]) == 2
    out = capsys.readouterr()
    assert out.out == "" and said in out.err and len(out.err.strip().splitlines()) == 1
