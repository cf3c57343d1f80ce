"""Lists: order, pages, addresses."""

from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory

from nastavnik.web.shell.tables import Column, Listing

COLUMNS = [
    Column("Имя", "name", ("model",)),
    Column("Слов", "words", ("app_label",), numeric=True),
    Column("Знак"),
]


def listing(query="", rows=None, **options):
    rows = [SimpleNamespace(pk=n) for n in range(60)] if rows is None else rows
    return Listing(RequestFactory().get("/list/" + query), rows, COLUMNS, **options)


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=-3", "?page=x", "?sort=secret", "?sort=--name", "?page=1&page=y"]
)
def test_a_wrong_query_falls_back_to_the_first_page(query):
    assert listing(query).page.number == 1


def test_a_page_past_the_end_is_the_last():
    assert listing("?page=99").page.number == 3


def test_a_second_click_turns_the_order_round_and_returns_to_the_first_page():
    head = listing("?sort=name&page=2&q=иван").heads[0]
    assert (head.state, head.url) == ("ascending", "?q=%D0%B8%D0%B2%D0%B0%D0%BD&sort=-name")


def test_a_column_without_order_is_not_a_link():
    assert listing().heads[2].url == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("sort", "backwards"), [("name", False), ("-name", True)])
def test_rows_come_in_the_order_asked(sort, backwards):
    names = [row.model for row in listing(f"?sort={sort}", ContentType.objects.all()).ordered]
    assert names == sorted(names, reverse=backwards) and len(names) > 2


def test_the_default_order_is_shown_in_the_heading():
    assert listing(sort="-words").heads[1].state == "descending"


def test_pages_keep_the_filters():
    pages = listing("?q=a&page=2").pages
    assert [(number, current) for number, _, current in pages] == [("1", False), ("2", True), ("3", False)]
    assert pages[2][1] == "?q=a&page=3"


TABLE = '<c-data-table :listing="listing" caption="Пары" search="ФИО" export="/x/"><tr><td>ряд</td></tr></c-data-table>'


def test_the_table_draws_with_nothing_undefined(draw):
    drawn = draw(TABLE, listing=listing("?q=a", whole=90))
    assert "⟦" not in drawn
    assert "Показано 1–25 из 60, всего 90" in drawn
    assert 'href="/x/?q=a"' in drawn


def test_a_filter_that_finds_nothing_offers_the_way_back(draw):
    drawn = draw(TABLE, listing=listing("?q=zzz", rows=[]))
    assert "По этому отбору ничего нет" in drawn and 'href="/list/">Показать всех' in drawn


def test_an_empty_list_shows_its_first_step(draw):
    source = '<c-data-table :listing="listing" caption="Пары"><c-slot name="empty">Соберите запросы</c-slot></c-data-table>'
    assert "Соберите запросы" in draw(source, listing=listing(rows=[]))


def test_bulk_actions_are_a_post_form_that_the_ticks_belong_to(draw):
    source = '<c-data-table :listing="listing" caption="Пары"><c-slot name="bulk"><button>Напомнить</button></c-slot>{% pick 4 "Ким" %}</c-data-table>'
    drawn = draw(source, listing=listing())
    assert '<form method="post" id="bulk"' in drawn and 'name="_idem"' in drawn
    assert 'value="4" form="bulk" aria-label="Выбрать: Ким"' in drawn
