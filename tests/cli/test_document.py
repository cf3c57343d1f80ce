"""`nastavnik document`: a document into a file, or one Russian sentence."""

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from nastavnik.cli.refusal import CommandRefused
from nastavnik.core.paperwork.reading import docx_text, find_unfilled
from nastavnik.features.documents.models import Document
from nastavnik.features.organisations.actions import change_passport
from tests.makers.documents import make_ready_programme
from tests.makers.organisations import BY, MOMENT
from tests.makers.programmes import make_enrolment


def test_document_is_written_and_nothing_is_left_in_the_database(home, tmp_path):
    out, programme = tmp_path / "приказ.docx", make_ready_programme()
    options = {"programme": programme.public_id, "out": str(out), "number": "7-н", "date": "2026-11-20"}
    call_command("document", "introduction_order", **options)
    assert "№\u00a07-н" in docx_text(out.read_bytes()) and find_unfilled(out.read_bytes()) == []
    assert not Document.objects.exists()


def test_base_is_written_as_a_workbook(home, tmp_path):
    out, programme = tmp_path / "база.xlsx", make_ready_programme()
    make_enrolment(programme, "Захаров Пётр Петрович", "mentor")
    call_command("document", "mentor_base", programme=programme.public_id, out=str(out))
    assert load_workbook(out).active.max_column == 16


def refusal(blank: str, **options) -> str:
    with pytest.raises(CommandRefused) as refused:
        call_command("document", blank, **options)
    return str(refused.value)


def test_missing_facts_are_one_sentence(home, tmp_path):
    change_passport(home.school, expected=None, inn="", by=BY, moment=MOMENT)
    programme = make_ready_programme()
    said = refusal("regulation", programme=programme.public_id, out=str(tmp_path / "x.docx"))
    assert said == "Документ выпустить нельзя, не хватает: ИНН."
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize(
    ("blank", "change", "word"),
    [
        ("no_such", {}, "бланка нет"),
        ("curator_order", {}, "нет бланка"),
        ("regulation", {"programme": "нет"}, "Такой записи нет"),
        ("regulation", {"programme": ""}, "Укажите программу"),
        ("regulation", {"date": "вчера"}, "не читается"),
        ("regulation", {"out": "/nonexistent/x.docx"}, "не записан"),
    ],
)
def test_wrong_call_is_one_sentence(home, tmp_path, blank, change, word):
    options = {"programme": make_ready_programme().public_id, "out": str(tmp_path / "x.docx")}
    assert word in refusal(blank, **(options | change))
