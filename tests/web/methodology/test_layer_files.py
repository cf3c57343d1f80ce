"""A layer goes out as a file and comes in again; a hostile file gets Russian sentences."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nastavnik.features.methodology.queries import own_layer, own_layers
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.methodology import make_layer

LOAD = "/methodology/pupils/load/"
LAYER = {"defaults": {"silent_pair_days": 10}, "rewards": [{"code": "diploma", "hidden": True}]}


def upload(browser, data: bytes, seen: int = 1):
    """Send a file as the page would."""
    return browser.send(LOAD, {"file": SimpleUploadedFile("layer.yaml", data), "_v": seen})


def test_a_layer_comes_back_as_it_went(cast, as_role):
    browser = as_role("curator")
    make_layer(cast.school, LAYER)
    file = browser.get("/methodology/pupils/export/").content
    make_layer(cast.school, {})
    assert upload(browser, file, seen=3).status_code == 302
    with organisation_scope(cast.school.pk):
        assert own_layer("pupils").data == LAYER


BOMB = b"a: &a [1,1,1,1,1,1,1,1,1]\nb: [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
HOSTILE = [
    (BOMB, "Строка 1: ссылки внутри файла"),
    (b"[" * 60 + b"]" * 60, "Строка 1: файл слишком сложен"),
    (b"defaults: {silent_pair_days: 1\n", "разметка файла нарушена"),
    ("заголовок".encode("cp1251"), "не в кодировке UTF-8"),
    (b"- 1\n- 2\n", "нет разделов методики"),
    (b"a: 1\n---\nb: 2\n", "два документа"),
    (b"title: !!python/object/apply:os.system [ls]\n", "Строка 1: поле «название» должно быть текстом"),
    (b"summary: ok\ndefaults:\n  silent_pair_days: many\n", "Строка 3:"),
    (b"rewards:\n- {code: nobody, hidden: true}\n", "Строка 2: скрывать нечего"),
    (b"code: mine\n", "слой не меняет"),
    (b"title: \"a\\0b\"\n", "недопустимый знак"),
    (b"x" * 400_001, "больше 400 килобайт"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), HOSTILE)
def test_a_hostile_file_gets_a_russian_sentence_and_changes_nothing(cast, as_role, data, said):
    answer = upload(as_role("curator"), data)
    assert answer.status_code == 422 and said in answer.text
    with organisation_scope(cast.school.pk):
        assert not own_layers("pupils").exists()


def test_an_earlier_version_is_brought_back_as_one_more(cast, as_role):
    browser = as_role("curator")
    first = make_layer(cast.school, LAYER)
    make_layer(cast.school, {})
    browser.send(f"/methodology/pupils/history/{first.public_id}/restore/", {"_v": 3})
    with organisation_scope(cast.school.pk):
        assert [row.number for row in own_layers("pupils")] == [3, 2, 1]
        assert own_layer("pupils").data == LAYER
    shown = browser.get("/methodology/pupils/history/").text
    assert "Возвращена версия 1" in shown and "действует" in shown


def test_a_strangers_version_cannot_be_brought_back(cast, as_role):
    alien = make_layer(cast.other, LAYER)
    answer = as_role("curator").send(f"/methodology/pupils/history/{alien.public_id}/restore/", {"_v": 1})
    assert answer.status_code == 404
    assert as_role("curator").get("/methodology/pupils/history/export/").status_code == 200
