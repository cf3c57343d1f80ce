"""The head of the trail is told to somebody outside, once a week."""

from datetime import timedelta

import pytest

from nastavnik.kit.actions import Actor
from nastavnik.kit.audit.sealing import seal_all, verify_chain
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.mail.tables import Letter
from nastavnik.kit.witness import tell_witness
from tests.makers.organisations import MOMENT

SYSTEM = Actor.system("печать журнала")


@pytest.fixture
def told(home, settings):
    settings.AUDIT_WITNESS = "director@example.invalid"
    assert Entry.objects.exists()
    seal_all(MOMENT)
    return tell_witness(by=SYSTEM, moment=MOMENT)


def test_the_letter_carries_the_head_which_verifies_the_chain(told):
    head = next(line.split()[-1] for line in told.body.splitlines() if line.startswith("Печать:"))
    assert len(head) == 24 and verify_chain(expected=head).faults == []
    assert verify_chain(expected="0" * 24).faults != []


def test_a_week_has_one_letter_and_the_next_week_another(told):
    tell_witness(by=SYSTEM, moment=MOMENT + timedelta(days=1))
    assert Letter.objects.count() == 1
    tell_witness(by=SYSTEM, moment=MOMENT + timedelta(days=7))
    assert Letter.objects.count() == 2


def test_without_an_address_nothing_is_sent(home, settings):
    settings.AUDIT_WITNESS = ""
    seal_all(MOMENT)
    assert tell_witness(by=SYSTEM, moment=MOMENT) is None and not Letter.objects.exists()
