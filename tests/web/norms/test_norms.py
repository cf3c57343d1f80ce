"""Pages of the register: seen by level, kept by their owners, a text checked, a draft mended."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from nastavnik.features.documents.actions import settle_document
from nastavnik.features.norms.models import Norm
from nastavnik.kit.tenancy.scope import maintenance, organisation_scope
from tests.core.norms.conftest import PACKS
from tests.makers.documents import NOVEMBER, make_draft, make_issued, make_ready_programme
from tests.makers.norms import make_norm
from tests.makers.organisations import BY

pytestmark = pytest.mark.django_db
NEW = {
    "kind": "приказ", "body": "МБОУ «СОШ № 14»", "dated": "2025-09-01", "number": "15-од",
    "title": "О наставничестве", "preamble": "on",
}  # fmt: skip


@pytest.fixture
def norm(cast):
    return make_norm(cast.school)


def fresh(pk: int) -> Norm:
    with maintenance():
        return Norm.objects.get(pk=pk)


def test_the_register_shows_federal_and_own_acts(cast, as_role, norm):
    page = as_role("curator").get("/norms/?q=114").text
    assert norm.title in page and "локальный" in page
    assert "Р-145" in as_role("head").get("/norms/?q=р-145").text
    assert "ГОСТ Р 7.0.97-2016" not in as_role("curator").get("/norms/?state=now&q=гост").text


def test_a_list_is_filtered_by_level_and_day(as_role, norm):
    browser = as_role("curator")
    assert norm.title not in browser.get("/norms/?level=federal").text
    assert norm.title not in browser.get("/norms/?level=local&day=2020-01-01").text
    assert norm.title in browser.get("/norms/?level=local&day=2026-01-01&contour=pupils").text


def test_the_register_is_taken_away_as_a_workbook(as_role, norm):
    answer = as_role("curator").get("/norms/export/?level=local")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [row[4] for row in rows if "114" in map(str, row)] == ["114"]


def test_a_curator_enters_corrects_ends_and_deletes_an_act(as_role, cast):
    browser = as_role("curator")
    assert browser.send("/norms/new/", NEW).status_code == 302
    with organisation_scope(cast.school.pk):
        norm = Norm.objects.get()
    card = f"/norms/{norm.public_id}/"
    assert browser.send(card + "edit/", NEW | {"number": "16-од", "_v": 1}).status_code == 302
    assert fresh(norm.pk).number == "16-од"
    ended = browser.send(card + "end/", {"in_force_to": "2026-01-31", "replaced_by": "r145", "_v": 2})
    assert ended.status_code == 302
    assert "утратил силу" in browser.get(card).text
    assert browser.send(card + "renew/", {"_v": 3}).status_code == 302
    assert browser.send(card + "remove/", {"_v": 4}).status_code == 302
    assert browser.get(card).status_code == 404


def test_bad_dates_come_back_with_a_sentence(as_role):
    answer = as_role("curator").send("/norms/new/", NEW | {"dated": "1025-09-01"})
    assert answer.status_code == 422
    assert "Проверьте год" in answer.text


def test_a_stranger_finds_no_act_of_another_school(cast, as_role, norm):
    browser = as_role("stranger")
    for part in ("", "edit/", "end/", "remove/"):
        assert browser.get(f"/norms/{norm.public_id}/{part}").status_code == 404
    assert norm.title not in browser.get("/norms/?q=114").text


def test_a_card_names_own_documents_that_cite_the_act(cast, as_role):
    with organisation_scope(cast.school.pk):
        norm = make_norm()
        make_issued(make_ready_programme())
    browser = as_role("curator")
    assert "№ 1-н" in browser.get(f"/norms/{norm.public_id}/").text
    assert "№ 1-н" in browser.get("/norms/federal/r145/").text
    assert "№ 1-н" not in as_role("stranger").get("/norms/federal/r145/").text
    assert browser.send(f"/norms/{norm.public_id}/remove/", {"_v": 1}).status_code == 409


def test_a_repealed_act_leads_to_its_successor(as_role):
    page = as_role("curator").get("/norms/federal/gost_2016/").text
    assert "Акт утратил силу" in page
    assert as_role("curator").get("/norms/federal/nothing/").status_code == 404


def test_a_pasted_text_is_checked_and_mended(as_role):
    sent = {"text": "По постановлению Р-145 и ст. 358.1 ТК РФ, приказ от 01.09.2026 № 5-од"}
    page = as_role("curator").send("/norms/check/", sent).text
    assert "неверный вид" in page and "неверный номер" in page
    assert "ст. 351.8 ТК РФ, приказ от 01.09.2026 № 5-од" in page


def test_an_uploaded_document_is_checked(as_role):
    blank = (PACKS / "pupils" / "blanks" / "regulation.docx").read_bytes()
    file = SimpleUploadedFile("Положение.docx", blank)
    assert "Ошибок нет" in as_role("curator").send("/norms/check/", {"file": file}).text
    wrong = SimpleUploadedFile("Положение.docx", b"not a document")
    assert as_role("curator").send("/norms/check/", {"file": wrong}).status_code == 422
    assert as_role("curator").send("/norms/check/", {"text": " "}).status_code == 422


def test_the_day_of_a_check_decides(as_role):
    sent = {"text": "по ГОСТ Р 7.0.97-2016", "day": date(2025, 1, 1).isoformat()}
    assert "Ошибок нет" in as_role("curator").send("/norms/check/", sent).text


def test_a_draft_shows_its_wrong_references_and_a_button_mends_them(cast, as_role):
    with organisation_scope(cast.school.pk):
        draft = make_draft(make_ready_programme())
        settle_document(draft, {"bases": "постановлением Р-145"}, by=BY, moment=NOVEMBER)
    browser, at = as_role("curator"), f"/documents/{draft.public_id}/"
    for page in (at, at + "issue/"):
        text = browser.get(page).text
        assert "Проверьте ссылки на нормативные акты" in text and "Исправить" in text
    assert browser.send(at + "mend/", {"_v": draft.version}).status_code == 302
    assert "Проверьте ссылки" not in browser.get(at).text
