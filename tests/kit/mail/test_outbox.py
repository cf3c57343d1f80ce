"""A letter is a row of its action; sending it is another matter, and a crash may only repeat it recognisably."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks_db.models import DBTaskResult

from nastavnik.kit import moments
from nastavnik.kit.mail.outbox import LetterOutsideAction, send_later
from nastavnik.kit.mail.sending import (
    MAX_ATTEMPTS,
    due_letters,
    forget_sent,
    message_id,
    oldest_unsent,
    send_due,
)
from nastavnik.kit.mail.tables import Letter
from nastavnik.kit.verdict import BadInput, Refused
from tests.kit.conftest import acting


class Broken(BaseEmailBackend):
    """A mail server that is never there."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError("mail of ivanova@example.org")


@pytest.fixture
def folder(settings):
    settings.EMAIL_BACKEND = "nastavnik.kit.mail.backend.EmlFolder"
    return settings.MAIL_DIR


@pytest.fixture
def no_server(settings):
    settings.EMAIL_BACKEND = "tests.kit.mail.test_outbox.Broken"


def write(key="notice-1", recipient="mentor@example.org"):
    return acting(lambda: send_later(recipient, "Встреча назначена", "Завтра в 14:00", key, None))


def letters(folder):
    return [message_from_bytes(p.read_bytes(), policy=policy.default) for p in sorted(folder.glob("*.eml"))]


def test_a_letter_reaches_the_folder_whole(db, folder):
    write()
    assert send_due() == 1
    [letter] = letters(folder)
    assert (letter["To"], letter["Subject"]) == ("mentor@example.org", "Встреча назначена")
    assert letter["Message-ID"] == message_id("notice-1")
    assert letter.get_content().strip() == "Завтра в 14:00"


def test_a_letter_of_a_failed_action_does_not_exist(db):
    def fail():
        send_later("mentor@example.org", "Тема", "Текст", "notice-1", None)
        raise Refused("нет")

    with pytest.raises(Refused):
        acting(fail)
    assert Letter.objects.count() == 0


def test_a_letter_cannot_be_written_outside_an_action(db):
    with pytest.raises(LetterOutsideAction):
        send_later("mentor@example.org", "Тема", "Текст", "notice-1", None)


def test_the_same_key_is_one_letter(db, folder):
    write()
    write()
    assert send_due() == 1
    assert send_due() == 0


def test_a_wrong_address_is_refused_with_advice(db):
    with pytest.raises(BadInput, match="Адрес электронной почты"):
        write(recipient="mentor@example.org\nBcc: all@example.org")


def test_a_subject_cannot_bring_a_header(db, folder):
    acting(lambda: send_later("mentor@example.org", "Тема\r\nBcc: all@example.org", "Текст", "k", None))
    send_due()
    assert letters(folder)[0]["Bcc"] is None


def test_a_letter_wakes_the_worker_once(db):
    write("notice-1")
    write("notice-2")
    assert DBTaskResult.objects.count() == 1


def test_the_worker_sends_what_an_action_wrote(worker, folder):
    write()
    worker.drain()
    assert len(letters(folder)) == 1


def test_a_crash_between_sending_and_marking_repeats_the_same_letter(db, folder):
    """The folder was written, the mark was not; when the lease has ended the letter goes again, as the same file."""
    write()
    send_due()
    Letter.objects.update(sent_at=None, lease_until=moments.now() - timedelta(seconds=1))
    assert send_due() == 1
    assert len(letters(folder)) == 1


def test_a_letter_in_other_hands_is_left_alone(db, folder):
    write()
    Letter.objects.update(lease_until=moments.now() + timedelta(minutes=1))
    assert send_due() == 0


def test_a_letter_not_taken_by_the_server_waits_and_goes_later(db, no_server, settings, folder):
    write()
    settings.EMAIL_BACKEND = "tests.kit.mail.test_outbox.Broken"
    assert send_due() == 0
    letter = Letter.objects.get()
    assert (letter.attempts, letter.fault, letter.lease_until) == (1, "ConnectionRefusedError", None)
    assert not due_letters(moments.now()).exists()
    settings.EMAIL_BACKEND = "nastavnik.kit.mail.backend.EmlFolder"
    Letter.objects.update(due_at=moments.now())
    assert send_due() == 1


def test_a_letter_that_never_goes_is_buried_with_an_alarm(db, no_server, caplog):
    write()
    for _ in range(MAX_ATTEMPTS):
        Letter.objects.update(due_at=moments.now())
        send_due()
    assert Letter.objects.get().dead_at is not None
    assert oldest_unsent() is None
    assert [r.levelname for r in caplog.records if "dead" in r.msg] == ["ERROR"]
    assert "ivanova" not in caplog.text


def test_the_oldest_letter_tells_how_long_mail_has_been_stuck(db):
    assert oldest_unsent() is None
    letter = write()
    assert oldest_unsent() == letter.created_at


def test_letters_sent_long_ago_are_forgotten(db, folder):
    write("notice-1")
    send_due()
    write("notice-2")
    forget_sent(moments.now() + timedelta(days=1))
    assert list(Letter.objects.values_list("key", flat=True)) == ["notice-2"]
