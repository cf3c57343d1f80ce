"""A person is destroyed by act: nothing of them is left in the database and the files, and figures stay."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from nastavnik.core.paperwork.acts import words_of
from nastavnik.features.consents.models import Consent
from nastavnik.features.enrolments.actions import write_request
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.people.actions import change_person, link_account
from nastavnik.features.people.models import Person
from nastavnik.features.privacy.actions import hold_person, propose_destruction
from nastavnik.features.privacy.models import Destruction
from nastavnik.features.readiness.models import Statement
from nastavnik.kit.actions import Actor, action, change, create
from nastavnik.kit.audit.sealing import seal_all, verify_chain
from nastavnik.kit.audit.tables import Entry, Redaction
from nastavnik.kit.files.keeping import read_file, store_upload
from nastavnik.kit.files.kinds import SCANS
from nastavnik.kit.files.sweeping import file_faults
from nastavnik.kit.mail.outbox import send_later
from nastavnik.kit.privacy.searching import file_text, files, left_in_database, left_in_files
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.verdict import Refused
from nastavnik.processes.close_pairing import close_pairing
from nastavnik.processes.destroy_people import destroy_people
from tests.makers.accounts import make_account
from tests.makers.intake import accept_everything, make_intake, perform
from tests.makers.meetings import TENTH, make_meeting
from tests.makers.organisations import BY
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_programme

JUNE = datetime(2028, 6, 14, 9, tzinfo=UTC)
SAVE = {"by": BY, "moment": TENTH + timedelta(days=2)}
COMMISSION = [["директор", "Г. Б. Мирная"], ["завуч", "С. С. Сидорова"], ["психолог", "О. О. Ким"]]
# every way the child's and the mother's data were written anywhere
CANARIES = (
    "Кнопкодавлев", "Кнопкодавлевой", "Эвелин", "Абрамовн", "9161234567", "(916) 123-45-67", "knopka@example.org",
    "knopka-login", "секретный запрос", "тайная тема", "чудесный итог", "место хранения особое", "снимок-канарейка",
)  # fmt: skip
LIST = "ФИО;Класс;Запрос\nКнопкодавлева Эвелина Абрамовна;7А;секретный запрос\nПетров Пётр Петрович;7А;математика\n"


@action("test.tell")
def tell(organisation: int, *, by, moment):
    """Words of people in places that belong to nobody in particular."""
    text = "Ответственна Кнопкодавлева Э. А., тел. 8 (916) 123-45-67"
    facts = {"pack": "pupils", "condition": "curator", "stated_on": date(2026, 9, 2)}
    create(Statement(organisation_id=organisation, text=text, **facts))
    send_later(
        "knopka@example.org",
        "Приглашение",
        "Здравствуйте, Эвелина Абрамовна Кнопкодавлева",
        "k1",
        organisation,
    )


@action("test.scan")
def add_scan(consent: Consent, *, by, moment):
    upload = SimpleUploadedFile("согласие Кнопкодавлевой.pdf", "%PDF-1.4\nснимок-канарейка\n".encode())
    scan = store_upload(upload, kind="scan", organisation_id=consent.organisation_id, allowed=SCANS)
    change(consent, scan=scan, place="место хранения особое")


@pytest.fixture
def child(home, django_capture_on_commit_callbacks):
    """A pupil of a finished pair, with everything a school writes about her."""
    with django_capture_on_commit_callbacks(execute=True):
        pairing = make_pairing(
            make_programme(), "Захаров Пётр Петрович", "Кнопкодавлева Эвелина Абрамовна", active=True
        )
        person = Person.objects.get(surname="Кнопкодавлева", kind="pupil")
        enrolment = Enrolment.objects.get(person=person)
        change_person(
            person,
            phone="+7 916 123-45-67",
            email="knopka@example.org",
            contact_note="звонить Эвелине",
            **SAVE,
        )
        write_request(enrolment, text="секретный запрос", **SAVE)
        make_meeting(pairing, held=True, topic="тайная тема", place="у Кнопкодавлевой")
        close_pairing(
            pairing,
            reason="mismatch",
            on=date(2026, 12, 14),
            by=BY,
            moment=datetime(2026, 12, 14, 9, tzinfo=UTC),
        )
        change_enrolment(enrolment)
        link_account(person, make_account(home.school, "mentee", "knopka-login"), **SAVE)
        add_scan(Consent.objects.filter(person=person).first(), **SAVE)
        tell(home.school.pk, **SAVE)
        intake = make_intake(LIST)
        accept_everything(intake)
        perform(intake)
    return Person.objects.get(pk=person.pk)


@action("test.result")
def _result(row, *, by, moment):
    change(row, results="чудесный итог")


def change_enrolment(row):
    _result(Enrolment.objects.get(pk=row.pk), **SAVE)


def everybody(child):
    """The child, the mother made for the consents, and the twin the list brought in."""
    return {one: "срок истёк" for one in Person.objects.filter(surname__startswith="Кнопкодавлев")}


def proposed(child, chosen=None, by=BY) -> Destruction:
    order = {"order_number": "12-н", "order_date": date(2028, 6, 1), "reason": "term", "term": "participant"}
    return propose_destruction(
        chosen or everybody(child), number="1", commission=COMMISSION, by=by, moment=JUNE, **order
    )


def destroyed(child, cast, callbacks, chosen=None) -> Destruction:
    row = proposed(child, chosen)
    with callbacks(execute=True):
        return destroy_people(row, by=Actor(cast.head.pk, "head"), moment=JUNE)


def left() -> list[str]:
    with maintenance():
        return [text for text in CANARIES if left_in_database([text]) or left_in_files([text])]


def test_the_search_sees_every_canary_before(child):
    assert set(CANARIES) - set(left()) == {"9161234567"}  # her phone is written with signs between


def test_nothing_is_left_in_the_database_and_the_files(child, cast, django_capture_on_commit_callbacks):
    destroyed(child, cast, django_capture_on_commit_callbacks)
    with maintenance():
        assert {text: left_in_database([text]) for text in CANARIES} == {text: [] for text in CANARIES}
        assert {text: left_in_files([text]) for text in CANARIES} == {text: [] for text in CANARIES}
    assert file_faults(warm=-1) == []


def test_figures_stay_under_a_pseudonym(child, cast, django_capture_on_commit_callbacks):
    destroyed(child, cast, django_capture_on_commit_callbacks)
    person = Person.objects.get(pk=child.pk)
    assert person.surname == f"Запись {child.public_id[:8]}"
    assert (
        Meeting.objects.filter(state="held").count(),
        Enrolment.objects.filter(person=person).count(),
    ) == (1, 1)
    assert person.state == "left"


def test_others_are_left_alone(child, cast, django_capture_on_commit_callbacks):
    namesake = make_person("Петров Пётр Ильич")
    destroyed(child, cast, django_capture_on_commit_callbacks)
    assert Person.objects.get(pk=namesake.pk).full_name.full == "Петров Пётр Ильич"
    assert Person.objects.filter(surname="Захаров", name="Пётр").exists()
    assert Statement.objects.get().text.startswith("Ответственна Запись ")


def test_the_act_names_exactly_what_was_destroyed(child, cast, django_capture_on_commit_callbacks):
    row = destroyed(child, cast, django_capture_on_commit_callbacks)
    words = words_of(read_file(row.act))
    text = "\n".join(words)
    for said in (
        "Оператор",
        "Способ уничтожения",
        "Причина уничтожения",
        "Дата уничтожения: 14.06.2028",
        "Г. Б. Мирная",
    ):
        assert said in text
    for table in row.destroyed["tables"]:
        place = words.index(table["title"])
        assert words[place + 2 : place + 4] == [str(table["stripped"]), str(table["removed"])]
    assert child.public_id[:8] in words
    assert "Кнопкодавлев" not in text


def test_the_extract_has_every_field_of_the_order(child, cast, django_capture_on_commit_callbacks):
    row = destroyed(child, cast, django_capture_on_commit_callbacks)
    text = "\n".join(words_of(read_file(row.extract)))
    for said in ("Субъект", "Категории", "Информационная система", "Причина", "Дата", child.public_id[:8]):
        assert said in text


def test_the_chain_of_the_trail_stays_sound(child, cast, django_capture_on_commit_callbacks):
    seal_all(JUNE)
    destroyed(child, cast, django_capture_on_commit_callbacks)
    seal_all(JUNE)
    report = verify_chain()
    assert (report.faults, report.redacted > 0, Redaction.objects.count() > 0) == ([], True, True)


def test_an_entry_changed_without_an_act_is_seen(child, cast, django_capture_on_commit_callbacks):
    from nastavnik.kit.tenancy.walls import opened

    seal_all(JUNE)
    destroyed(child, cast, django_capture_on_commit_callbacks)
    with transaction.atomic(), opened("kit_entry", "update"):
        Entry.objects.filter(pk=Entry.objects.order_by("pk").first().pk).update(note="подделка")
    assert verify_chain().faults


def test_the_trail_is_shut_again(child, cast, django_capture_on_commit_callbacks):
    destroyed(child, cast, django_capture_on_commit_callbacks)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(note="подделка")


def test_who_proposed_does_not_confirm(child, cast):
    head = Actor(cast.head.pk, "head")
    row = proposed(child, by=head)
    with pytest.raises(Refused, match="другой человек"):
        destroy_people(row, by=head, moment=JUNE)


def test_the_program_itself_does_not_confirm(child):
    with pytest.raises(Refused, match="подтверждает человек"):
        destroy_people(proposed(child), by=BY, moment=JUNE)


def test_a_held_person_is_not_destroyed(child, cast):
    row = proposed(child)
    hold_person(child, reason="суд", by=BY, moment=JUNE)
    with pytest.raises(Refused, match="запрещено"):
        destroy_people(row, by=Actor(cast.head.pk, "head"), moment=JUNE)
    assert Person.objects.get(pk=child.pk).surname == "Кнопкодавлева"


def test_a_destruction_is_never_done_twice(child, cast, django_capture_on_commit_callbacks):
    row = destroyed(child, cast, django_capture_on_commit_callbacks)
    with pytest.raises(Refused):
        destroy_people(row, by=Actor(cast.head.pk, "head"), moment=JUNE)


def test_search_reads_documents_cut_into_runs():
    assert "Иванова" in file_text("Иванова".encode("cp1251"))
    assert files() == []
