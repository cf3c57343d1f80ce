"""Pages of the desk: requests with terms, own data, two people for a destruction, clocks, the public policy."""

import io
import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from openpyxl import load_workbook

from nastavnik.core.paperwork.acts import words_of
from nastavnik.features.people.actions import leave, link_account
from nastavnik.features.privacy.actions import open_incident, receive_request
from nastavnik.features.privacy.models import Destruction, ExportReason, Incident, SubjectRequest
from nastavnik.features.privacy.register import register_rows
from nastavnik.features.privacy.rules import due_of
from nastavnik.kit import moments
from nastavnik.kit.audit.tables import Entry
from tests.conftest import Browser
from tests.makers.accounts import make_account
from tests.makers.organisations import BY
from tests.makers.people import make_guardian, make_person

COMMISSION = "директор — Г. Б. Мирная\nзавуч — С. С. Сидорова\nпсихолог — О. О. Ким"


@pytest.mark.parametrize(
    "kind, received, due",
    [
        ("disclosure", date(2026, 11, 20), date(2026, 12, 4)),  # ten working days after a Friday
        ("correction", date(2026, 11, 2), date(2026, 11, 12)),  # the fourth of November is not worked
        ("withdrawal", date(2026, 11, 20), date(2026, 12, 20)),  # calendar days
        ("dissemination", date(2026, 12, 30), date(2027, 1, 13)),  # over the New Year holidays
    ],
)
def test_terms_are_counted_by_the_production_calendar(kind, received, due):
    assert due_of(kind, received) == due


def test_a_request_is_written_down_and_answered(home, desk):
    child, day = make_person(), moments.today()
    facts = {
        "person": child.public_id,
        "kind": "disclosure",
        "received_on": day.isoformat(),
        "text": "что у вас есть",
    }
    assert desk.send("/privacy/requests/new/", facts).status_code == 302
    row = SubjectRequest.objects.get()
    assert row.due_on == due_of("disclosure", day) and row.text == "что у вас есть"
    told = {"decision": "answer", "answer": "выдали сведения"}
    assert desk.send(f"/privacy/requests/{row.public_id}/", told).status_code == 302
    assert SubjectRequest.objects.get().state == "answered"
    assert desk.send(f"/privacy/requests/{row.public_id}/", told).status_code == 422


def test_a_term_is_prolonged_once_and_where_the_law_lets(home, desk):
    save = {"received_on": date(2026, 11, 2), "by": BY, "moment": datetime(2026, 11, 2, 9, tzinfo=UTC)}
    row = receive_request(make_person(), kind="disclosure", **save)
    fixed = receive_request(make_person("Рой Пётр"), kind="correction", **save)
    assert (
        desk.send(f"/privacy/requests/{row.public_id}/extend/", {"reason": "ищем в архиве"}).status_code
        == 302
    )
    assert SubjectRequest.objects.get(pk=row.pk).due_on == date(2026, 11, 24)
    assert desk.send(f"/privacy/requests/{row.public_id}/extend/", {"reason": "ещё"}).status_code == 422
    assert desk.send(f"/privacy/requests/{fixed.public_id}/extend/", {"reason": "ещё"}).status_code == 422


def test_the_desk_gives_data_out_and_leaves_a_trail(home, desk):
    child = make_person(phone="8 916 000-00-01")
    page = desk.get(f"/privacy/people/{child.public_id}/").content.decode()
    assert "8 916 000-00-01" not in page and "закрыто" in page and "Зачем:" in page
    answer = desk.send(f"/privacy/people/{child.public_id}/give/", {"form": "json"})
    told = json.loads(answer.content)
    assert told["субъект"] == "Иванова Алиса Денисовна"
    assert "8 916 000-00-01" in answer.content.decode()
    assert desk.send(f"/privacy/people/{child.public_id}/give/", {"form": "pdf"}).content.startswith(b"%PDF")
    assert Entry.objects.filter(event="privacy.export_own", person_id=child.public_id).count() == 2


def test_a_guardian_sees_the_child_and_no_other(home, cast):
    child, stranger = make_person(), make_person("Рой Пётр Ильич")
    adult = make_guardian(child).guardian
    account = make_account(cast.school, "guardian", "parent")
    link_account(adult, account, by=BY, moment=moments.now())
    browser = Browser()
    browser.force_login(account)
    page = browser.get("/privacy/mine/").content.decode()
    assert "Иванова Алиса" in page and "Рой" not in page
    assert browser.get(f"/privacy/mine/{child.public_id}/json/").status_code == 200
    assert browser.get(f"/privacy/mine/{stranger.public_id}/json/").status_code == 404


def gone(name="Рой Пётр Ильич"):
    person = make_person(name)
    day = moments.today() - timedelta(days=500)
    return leave(person, on=day, reason="moved", by=BY, moment=moments.now())


def proposal(person) -> dict:
    return {
        "people": person.public_id, "reason": "term", "number": "1", "order_number": "7", "commission": COMMISSION,
        "order_date": moments.today().isoformat(),
    }  # fmt: skip


def test_two_people_destroy_and_the_act_is_given_out(home, desk, as_role):
    person, stays = gone(), make_person()
    page = desk.get("/privacy/destructions/new/?term=participant").content.decode()
    assert "Рой Пётр" in page and stays.surname not in page
    assert desk.send("/privacy/destructions/new/", proposal(person)).status_code == 302
    path = f"/privacy/destructions/{Destruction.objects.get().public_id}/"
    assert desk.send(f"{path}confirm/").status_code == 403
    assert "Рой Пётр" in desk.get(f"{path}subjects/").content.decode()
    head = as_role("head")
    assert head.get(f"{path}confirm/").status_code == 200
    assert head.send(f"{path}confirm/").status_code == 302
    act = b"".join(head.get(f"{path}act/").streaming_content)
    assert "Рой" not in "\n".join(words_of(act)) and person.public_id[:8] in words_of(act)
    assert "Рой" not in desk.get(path).content.decode()
    assert head.send(f"{path}confirm/").status_code == 409


def test_a_declined_destruction_leaves_everything(home, desk):
    person = gone()
    desk.send("/privacy/destructions/new/", proposal(person))
    path = f"/privacy/destructions/{Destruction.objects.get().public_id}/"
    assert desk.send(f"{path}decline/", {"note": "ещё нужны"}).status_code == 302
    assert desk.get(f"{path}act/").status_code == 404
    person.refresh_from_db()
    assert person.surname == "Рой"


def test_a_held_person_is_not_offered(home, desk):
    person = gone()
    facts = {"person": person.public_id, "reason": "суд"}
    assert desk.send("/privacy/holds/", facts).status_code == 302
    page = desk.get("/privacy/destructions/new/?term=participant").content.decode()
    assert "стоит запрет" in page
    assert desk.send("/privacy/destructions/new/", proposal(person)).status_code == 422


def test_clocks_of_an_incident_run_and_the_notice_is_printed(home, desk):
    found_at = moments.now() - timedelta(hours=25)
    save = {"by": BY, "moment": moments.now()}
    row = open_incident(title="Список ушёл не тому", discovered_at=found_at, what="письмо с ошибкой", **save)
    path = f"/privacy/incidents/{row.public_id}/"
    assert "просрочено на 1 ч" in desk.get(path).content.decode()
    words = "\n".join(words_of(desk.get(f"{path}notice/").content))
    assert "письмо с ошибкой" in words and "Уведомить Роскомнадзор" in words
    assert desk.send(f"{path}close/").status_code == 409
    for step in ("stop", "record", "head", "notify", "families", "results"):
        assert desk.send(f"{path}step/", {"step": step}).status_code == 302
    assert desk.send(f"{path}close/").status_code == 302 and Incident.objects.get().state == "closed"


def test_the_policy_is_open_to_everybody(cast):
    page = Client().get(f"/privacy/policy/{cast.school.public_id}/").content.decode()
    assert cast.school.full_name in page and "согласие субъекта" in page


def test_the_register_tells_every_column(home, desk):
    page = desk.get("/privacy/registry/?q=телефон").content.decode()
    assert "телефон" in page and "ч. 1 ст. 6 152-ФЗ" in page
    book = load_workbook(io.BytesIO(desk.get("/privacy/registry/export/").content))
    assert book.active.max_row > 100


def test_a_large_list_needs_a_reason_and_bears_a_stamp(home, as_role, monkeypatch):
    monkeypatch.setattr("nastavnik.kit.taking_away.threshold", lambda: 2)
    for name in ("Рой Пётр", "Рой Олег", "Рой Иван"):
        make_person(name)
    curator = as_role("curator")
    asked = curator.get("/people/kinds/pupil/export/")
    assert asked.status_code == 409
    ticket = asked.context["ticket"]
    sent = curator.send("/privacy/exports/reason/", {"ticket": ticket, "reason": "сверка с классами"})
    book = load_workbook(io.BytesIO(curator.get(sent["Location"]).content))
    assert "сверка с классами" in book["Кто выгрузил"]["A1"].value
    assert "сверка" in book.worksheets[0].oddFooter.left.text
    assert ExportReason.objects.get().rows == 3
    other = as_role("head").get(sent["Location"])
    assert other.status_code == 409  # the reason of one person opens nothing to another


def test_a_ticket_of_somebody_else_is_refused(home, as_role):
    assert (
        as_role("curator").send("/privacy/exports/reason/", {"ticket": "x", "reason": "y"}).status_code == 422
    )


def test_a_list_of_requests_asks_the_base_as_often_for_three_as_for_one(
    home, desk, django_assert_num_queries
):
    save = {"kind": "disclosure", "received_on": moments.today(), "by": BY, "moment": moments.now()}
    receive_request(make_person(), **save)
    desk.get("/privacy/requests/")
    for names, many in (((), 6), (("Рой Пётр", "Рой Олег"), 6)):
        for name in names:
            receive_request(make_person(name), **save)
        with django_assert_num_queries(many):
            desk.get("/privacy/requests/")


def test_the_register_speaks_russian(desk):
    told = {
        word for row in register_rows() for cell in row.told[:2] for word in re.findall("[A-Za-z]{3,}", cell)
    }
    assert told == set()
    assert "фоновая работа" in {row.table for row in register_rows()}
