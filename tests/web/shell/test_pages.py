"""The gallery, the troubles, the switch of the version for weak sight."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse

from nastavnik.web import shell
from nastavnik.web.shell.errors import not_found, server_error, show_trouble, stale_page
from nastavnik.web.shell.troubles import TROUBLES

HOME = Path(shell.__file__).parent
FORBIDDEN = re.compile(
    r"<style|<script(?![^>]*\ssrc=)|\sstyle=\"|\son[a-z]+=\"|javascript:|https?://(?!www\.w3\.org)"
)


@pytest.fixture
def gallery(client, db, monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "⟦%s⟧")
    return client.get(reverse("shell:gallery")).content.decode()


def test_the_gallery_shows_every_component_with_nothing_undefined(gallery):
    assert "⟦" not in gallery and "<c-" not in gallery
    used = "".join(path.read_text() for path in (HOME / "templates").rglob("*.html"))
    names = [path.stem.replace("_", "-") for path in (HOME / "templates/cotton").glob("*.html")]
    assert [name for name in names if f"<c-{name}" not in used] == []


def test_no_page_has_inline_code_or_outside_addresses(gallery):
    assert FORBIDDEN.findall(gallery) == []


def test_ids_on_the_gallery_are_unique(gallery):
    ids = re.findall(r'\sid="([^"]+)"', gallery)
    assert [name for name in ids if ids.count(name) > 1] == []


def test_own_layers_stay_thin():
    lines = {
        name: len((HOME / "static/shell" / name).read_text().splitlines())
        for name in ("shell.css", "shell.js")
    }
    assert lines["shell.css"] <= 500 and lines["shell.js"] <= 300


@pytest.mark.parametrize("status", sorted(TROUBLES))
def test_a_trouble_says_what_where_and_what_to_do(status):
    answer = show_trouble(RequestFactory().get("/x/"), status)
    text = answer.content.decode()
    words = TROUBLES[status]
    assert answer.status_code == status
    assert all(part in text for part in (words.what, words.where, "Что сделать.", words.todo))


@pytest.mark.parametrize("handler", [server_error, stale_page, not_found])
def test_a_trouble_needs_neither_database_nor_session(handler):
    assert "Код ошибки" in handler(RequestFactory().get("/x/")).content.decode()


def test_given_words_replace_the_standing_ones():
    text = show_trouble(
        RequestFactory().get("/x/"), 413, reason="Файл 30 МБ, а можно 20 МБ."
    ).content.decode()
    assert "Файл 30 МБ" in text and TROUBLES[413].where not in text


@pytest.mark.django_db
def test_the_version_for_weak_sight_is_switched_on_and_off(client):
    seen = []
    for _ in range(2):
        client.post(reverse("shell:sight"), {"next": reverse("shell:gallery")})
        seen.append('data-sight="weak"' in client.get(reverse("shell:gallery")).content.decode())
    assert seen == [True, False]


@pytest.mark.django_db
@pytest.mark.parametrize("evil", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_switch_never_leads_outside(client, evil):
    assert client.post(reverse("shell:sight"), {"next": evil}).headers["Location"] == "/"


@pytest.mark.django_db
def test_reading_the_switch_is_not_allowed(client):
    assert client.get(reverse("shell:sight")).status_code == 405


def test_the_heading_is_the_window_title_too(draw):
    page = '{% extends "page.html" %}{% block title %}Пара № 14{% endblock %}{% block aside %}Сбоку{% endblock %}{% block content %}Тело{% endblock %}'
    drawn = draw(page)
    assert "<title>Пара № 14 — Наставник</title>" in drawn and "<h1>Пара № 14</h1>" in drawn
    assert "<aside>Сбоку</aside>" in drawn and "page-actions" not in drawn


def test_a_reason_equal_to_the_heading_is_not_said_twice():
    text = show_trouble(RequestFactory().get("/x/"), 404, reason=TROUBLES[404].what).content.decode()
    assert TROUBLES[404].where in text
