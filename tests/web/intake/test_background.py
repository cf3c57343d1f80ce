"""A long list is written behind the page: progress, a closed tab, a stop, and going on."""

import pytest

from nastavnik.features.intake.models import Intake
from nastavnik.features.people.models import Person
from nastavnik.kit.queue.worker import Worker
from tests.processes.intake_house import listed
from tests.web.intake.conftest import page_of

ROWS = 220


@pytest.fixture
def begun(wizard) -> Intake:
    intake = wizard.rehearse(listed(ROWS).encode())
    assert wizard.perform(intake).status_code == 302
    return intake


def test_the_page_shows_how_far_the_work_went_and_the_tab_may_be_closed(wizard, begun):
    page = wizard.page(begun)
    assert f"Сделано 0 из {ROWS}" in page and "Страницу можно закрыть" in page
    assert not Person.objects.exists()
    Worker().drain()
    assert f'Записаны <span class="count">{ROWS}</span>' in wizard.page(begun)
    assert Person.objects.count() == ROWS


def test_rows_cannot_be_touched_while_they_are_being_written(wizard, begun):
    answer = wizard.browser.send(page_of("perform", begun), {"seal": "x" * 32})
    assert answer.status_code == 422 and "записывается" in answer.text
    Worker().drain()
    assert Person.objects.count() == ROWS


def test_a_stopped_list_goes_on_another_day(wizard, begun):
    assert wizard.browser.send(page_of("cancel", begun)).status_code == 302
    Worker().drain()
    assert not Person.objects.exists()
    assert f"Записать {ROWS}" in wizard.page(begun)
    wizard.perform(begun)
    Worker().drain()
    assert Person.objects.count() == ROWS


def test_a_long_list_is_taken_back_behind_the_page(wizard, begun):
    Worker().drain()
    wizard.browser.send(page_of("undo", begun))
    assert "Отменяем загрузку" in wizard.page(begun)
    Worker().drain()
    assert Intake.objects.get(pk=begun.pk).state == "undone" and not Person.objects.exists()


def test_a_finished_list_is_not_written_again_by_a_late_call(wizard, begun, home):
    from nastavnik.processes.perform_intake import carry_on
    from tests.makers.organisations import MOMENT

    Worker().drain()
    carry_on(begun.public_id, by=home.by, moment=MOMENT)
    assert Person.objects.count() == ROWS
