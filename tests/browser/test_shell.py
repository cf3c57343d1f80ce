"""The frame in a real browser: accessibility, narrow screens, and life with and without script."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import sideways, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def gallery():
    return reverse("shell:gallery")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_gallery_has_no_accessibility_faults(width, open_page, gallery):
    assert violations(open_page(gallery, width=width)) == []


@pytest.mark.parametrize("width", [1280, 1000, 640, 390, 320])
def test_nothing_scrolls_sideways(width, open_page, gallery):
    assert sideways(open_page(gallery, width=width)) <= 0


def test_the_version_for_weak_sight_is_accessible_and_fits(open_page, gallery):
    page = open_page(gallery)
    page.get_by_role("button", name="Версия для слабовидящих").click()
    expect(page.locator("html")).to_have_attribute("data-sight", "weak")
    assert violations(page) == []
    for width in (1280, 1000, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert sideways(page) <= 0, width


def test_touch_targets_are_large_on_a_phone(open_page, gallery):
    page = open_page(gallery, width=390)
    small = """[...document.querySelectorAll('.btn:not(.btn-sm), .form-control, .form-select, .side-menu a, .pages a, .tabs a')]
        .filter(it => it.offsetParent && it.getBoundingClientRect().height < 43.5).map(it => it.outerHTML.slice(0, 90))"""
    assert page.evaluate(small) == []


def test_the_menu_of_a_phone_opens_by_key_and_closes_by_escape(open_page, gallery):
    page = open_page(gallery, width=390)
    button = page.get_by_role("button", name="Меню")
    button.press("Enter")
    expect(page.get_by_role("link", name="Участники")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Участники")).to_be_hidden()
    expect(button).to_be_focused()


def test_without_script_the_menu_opens_and_the_filters_have_their_button(open_page, gallery):
    page = open_page(gallery, width=390, java_script_enabled=False)
    page.locator(".burger").click()
    expect(page.get_by_role("link", name="Участники")).to_be_visible()
    page.goto(page.url.split("#")[0])
    page.get_by_label("Найти: ФИО или класс").fill("Ким")
    page.get_by_role("button", name="Показать", exact=True).click()
    assert "q=%D0%9A%D0%B8%D0%BC" in page.url


def test_typing_into_the_search_box_filters_without_leaving_it(open_page, gallery):
    page = open_page(gallery)
    box = page.get_by_label("Найти: ФИО или класс")
    box.press_sequentially("Ким")
    expect(page.get_by_role("link", name="Сбросить отбор")).to_be_visible()
    expect(box).to_be_focused()
    assert "q=%D0%9A%D0%B8%D0%BC" in page.url


def test_bulk_buttons_wake_when_rows_are_picked(open_page, gallery):
    page = open_page(gallery)
    button = page.get_by_role("button", name="В архив")
    expect(button).to_be_disabled()
    page.get_by_label("Выбрать все строки на странице").check()
    expect(page.locator("[data-bulk-count]")).to_have_text("Выбрано: 6 из 6 на странице")
    expect(button).to_be_enabled()


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(open_page, gallery):
    page = open_page(gallery)
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    expect(page.locator("#id_wrong-pairing")).to_be_focused()


def test_the_skip_link_is_the_first_stop(open_page):
    page = open_page(reverse("shell:gallery"))
    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    expect(page.locator(".skip-link")).to_have_attribute("href", "#main")
    page.locator(".skip-link").focus()
    expect(page.locator(".skip-link")).to_be_in_viewport()


def test_nothing_of_the_frame_is_printed(open_page, gallery):
    page = open_page(gallery)
    page.emulate_media(media="print")
    for place in (".side", ".topbar", ".page-foot", ".bulk-bar"):
        expect(page.locator(place).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_printed_sheet_with_a_table_flows_over_pages_instead_of_leaving_the_first_one_empty(
    open_page, gallery
):
    page = open_page(gallery)
    page.emulate_media(media="print")
    flow = "document.querySelector('.paper').append(document.createElement('table')), getComputedStyle(document.querySelector('.paper')).breakInside"
    assert page.evaluate(f"({flow})") == "auto"


def test_a_long_word_of_the_trail_does_not_widen_a_phone(open_page, gallery):
    page = open_page(gallery, width=390)
    page.evaluate("document.querySelector('.event-words').append('щ'.repeat(200))")
    assert sideways(page) == 0
