"""Contacts as pages show them: covered until somebody says why they are needed."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person


@dataclass(frozen=True)
class Contacts:
    """What is written under «Контакты»; `open` when a reason was given."""

    phone: str
    email: str
    note: str
    open: bool

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.phone or self.email or self.note)


def covered(person: "Person") -> Contacts:
    """The last two digits and the mail server are enough to recognise a contact, not to use it."""
    note = "есть, скрыто" if person.contact_note else ""
    return Contacts(covered_phone(person.phone), covered_email(person.email), note, open=False)


def opened(person: "Person") -> Contacts:
    """As they are."""
    return Contacts(spoken_phone(person.phone), person.email, person.contact_note, open=True)


def covered_phone(phone: str) -> str:
    """«••• ••• 41»."""
    digits = re.sub(r"\D", "", phone)
    return f"••• ••• {digits[-2:]}" if digits else ""


def covered_email(email: str) -> str:
    """«и•••@mail.ru»."""
    name, sign, server = email.partition("@")
    return f"{name[:1]}•••{sign}{server}" if email else ""


def spoken_phone(phone: str) -> str:
    """«+7 900 000-00-41» out of «+79000000041»; other numbers as they were written."""
    found = re.fullmatch(r"\+7(\d{3})(\d{3})(\d{2})(\d{2})", phone)
    return "+7 {} {}-{}-{}".format(*found.groups()) if found else phone
