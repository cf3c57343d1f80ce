"""Sealed columns: unreadable in the database, bound to their row, turned from key to key, never read without one."""

import base64

import pytest
from django.core.management import call_command
from django.db import connection

from nastavnik.features.people.actions import change_person
from nastavnik.features.people.models import Person
from nastavnik.kit import turning
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.secrets import keys
from nastavnik.kit.secrets.fields import WrittenUnsealed
from nastavnik.kit.secrets.sealing import Tampered, key_number, seal, unseal
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_person

PLACE = "people_person|contact_note|abc"
NOTE = "звонить бабушке после шести"


def raw(person, column="contact_note") -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM people_person WHERE id = %s", [person.pk])
        return cursor.fetchone()[0]


@pytest.fixture
def person(home):
    return change_person(make_person(), contact_note=NOTE, by=BY, moment=MOMENT)


def test_the_database_holds_no_words(person):
    assert raw(person).startswith("s1:") and "бабушке" not in raw(person)
    assert Person.objects.get(pk=person.pk).contact_note == NOTE


def test_the_trail_holds_no_words(person):
    assert not any("бабушке" in str(entry.after) for entry in Entry.objects.all())


def test_a_new_row_is_sealed_as_well(home):
    made = make_person(contact_note=NOTE)
    assert raw(made).startswith("s1:") and Person.objects.get(pk=made.pk).contact_note == NOTE


def test_lists_of_values_hold_no_words(person):
    assert NOTE not in str(list(Person.objects.values_list("contact_note", flat=True)))


def test_a_value_carried_to_another_row_is_refused(person):
    other = change_person(make_person("Рой Пётр Ильич"), contact_note="другое", by=BY, moment=MOMENT)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET contact_note = %s WHERE id = %s", [raw(person), other.pk])
    with pytest.raises(Tampered):
        _ = Person.objects.get(pk=other.pk).contact_note


def test_a_value_laid_open_is_refused(person):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET contact_note = 'открыто' WHERE id = %s", [person.pk])
    with pytest.raises(Tampered):
        _ = Person.objects.get(pk=person.pk).contact_note


def test_a_bare_update_is_refused(person):
    with pytest.raises(WrittenUnsealed):
        Person.objects.filter(contact_note=NOTE).exists()


def test_one_changed_bit_is_seen():
    body = bytearray(base64.b64decode(seal(NOTE, PLACE)[3:]))
    body[-1] ^= 1
    with pytest.raises(Tampered):
        unseal("s1:" + base64.b64encode(bytes(body)).decode(), PLACE)


def test_rotation_goes_on_where_it_stopped(person, monkeypatch):
    others = [make_person(f"Рой Пётр{n}", contact_note=f"звонить {n}") for n in range(3)]
    keys.add_key()
    monkeypatch.setattr(turning, "BATCH", 2)
    first = next(iter(turning._batches("people_person", "contact_note")))
    assert len(first) == 2  # a rotation stopped after one batch leaves the rest readable by the older key
    assert turning.rotate() == 4 and turning.rotate() == 0
    assert {key_number(raw(one)) for one in [person, *others]} == {2}
    assert Person.objects.get(pk=person.pk).contact_note == NOTE


def test_the_command_rotates_and_drops(person, capsys):
    call_command("keys", "rotate")
    call_command("keys", "drop")
    assert "Перешифровано значений: 1" in capsys.readouterr().out
    assert list(keys.keys()) == [2]


def test_without_its_key_nothing_is_read(person):
    keys.key_file().unlink()
    with pytest.raises((Tampered, keys.NoKey)):
        _ = Person.objects.get(pk=person.pk).contact_note


def test_production_makes_no_keys_by_itself(settings):
    settings.PRODUCTION = True
    with pytest.raises(keys.NoKey, match="keys create"):
        keys.keys()


def test_what_lay_plain_is_sealed_by_the_migration(person):
    turning.unseal_all("people_person", "contact_note")
    assert raw(person) == NOTE
    turning.seal_plain("people_person", "contact_note")
    assert raw(person).startswith("s1:") and Person.objects.get(pk=person.pk).contact_note == NOTE
