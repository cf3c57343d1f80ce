"""What an upload is, is told by its bytes; what we do not know, we do not keep."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from nastavnik.kit.files import pictures
from nastavnik.kit.files.kinds import KINDS, LISTS, kind_of
from nastavnik.kit.files.receiving import clean_title, judged, receive
from nastavnik.kit.verdict import BadInput
from tests.kit.files.samples import HONEST, HOSTILE, located_picture, picture, xlsx

EVERYTHING = frozenset(KINDS)


@pytest.mark.parametrize(("name", "data", "code"), [(name, *sample) for name, sample in HONEST.items()])
def test_an_honest_file_is_known_by_its_bytes(name, data, code):
    assert receive(SimpleUploadedFile(name, data), EVERYTHING).kind.code == code


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name):
    with pytest.raises(BadInput) as refusal:
        receive(SimpleUploadedFile(name, HOSTILE[name]), EVERYTHING)
    assert refusal.value.reason[0].isupper()


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr("nastavnik.kit.files.kinds.MOST_UNPACKED", 1000)
    with pytest.raises(BadInput, match="слишком велик"):
        judged(xlsx(sheet=bytes(2000)), "список.xlsx", LISTS)


def test_a_crowd_of_parts_is_refused_before_its_directory_is_read(monkeypatch):
    monkeypatch.setattr("nastavnik.kit.files.kinds.MOST_PARTS", 3)
    monkeypatch.setattr("zipfile.ZipFile", None)  # whoever opened the archive would fall
    with pytest.raises(BadInput, match="слишком велик"):
        kind_of(b"PK\x03\x04" + b"PK\x01\x02" * 4)


def test_a_file_over_the_limit_is_not_even_read(settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    with pytest.raises(BadInput, match="больше 1 МБ"):
        receive(SimpleUploadedFile("список.csv", b"a" * (1024 * 1024 + 1)), LISTS)


def test_a_kind_not_allowed_here_is_refused_and_the_allowed_ones_are_named():
    with pytest.raises(BadInput, match=r"таблица \.xlsx"):
        judged(picture(), "скан.png", LISTS)


def test_a_picture_is_upright_and_forgets_where_it_was_taken():
    redrawn = Image.open(io.BytesIO(judged(located_picture(), "фото.jpg", {"jpg"}).data))
    assert redrawn.size == (6, 8)
    assert not redrawn.getexif()
    assert "дом ученика".encode() not in judged(located_picture(), "фото.jpg", {"jpg"}).data


@pytest.mark.parametrize("code", ["png", "jpg"])
def test_words_and_profiles_of_a_picture_do_not_survive(code):
    words, out = PngImagePlugin.PngInfo(), io.BytesIO()
    words.add_text("Author", "secret")
    more = {"pnginfo": words} if code == "png" else {"comment": "secret", "xmp": b"secret"}
    Image.new("RGB", (4, 4)).save(out, "PNG" if code == "png" else "JPEG", icc_profile=b"secret", **more)
    assert b"secret" in out.getvalue()
    assert b"secret" not in judged(out.getvalue(), f"фото.{code}", {code}).data


def test_what_hides_behind_a_picture_does_not_survive():
    assert b"<script>" not in judged(picture() + b"<script>alert(1)</script>", "фото.png", {"png"}).data


def test_a_picture_with_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 40)
    with pytest.raises(BadInput, match="мегапикселей"):
        judged(picture(), "фото.png", {"png"})


@given(st.binary(max_size=300))
def test_any_bytes_are_known_or_refused_and_never_crash(data):
    for start in (
        b"",
        b"PK\x03\x04",
        b"%PDF",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ):
        try:
            kind_of(start + data)
            judged(start + data, "файл.png", EVERYTHING)
        except BadInput:
            continue


@given(st.text())
def test_a_title_never_carries_signs_of_paths_or_headers(name):
    title = clean_title(name)
    assert 0 < len(title) <= 150
    assert not set(title) & set('/\\\r\n\x00"<>|:*?')
