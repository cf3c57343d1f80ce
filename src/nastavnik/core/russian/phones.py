"""Telephones, e-mail addresses and remarks out of one cell: «мама, 8 (900) 000-00-41, доб. 105»."""

import re
from dataclasses import dataclass

# a mailbox is tried from its first letter only: long runs of digits must not cost their square
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]++@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_LINK = re.compile(
    r"(?:https?://\S+|(?:www\.)\S+|(?:vk\.com|vk\.ru|vkontakte\.ru|t\.me|ok\.ru|wa\.me|max\.ru|sferum\.ru|instagram\.com)/\S+|(?<![\w.])@[A-Za-z]\w{3,})",
    re.I,
)
_EXTENSION = re.compile(
    r"(?:доб(?:авочный|\.)?|вн(?:утр(?:енний|\.)?|\.)|ext\.?)\s*[:№#]?\s*[\d\-]{2,7}", re.I
)
_DIGITS = re.compile(r"\+?\d(?:[\s().\-–—]{0,3}\d){4,24}")
_LABEL = re.compile(
    r"\b(?:сот(?:овый|\.)?|моб(?:ильный|\.)?|дом(?:ашний|\.)|раб(?:очий|\.)|тел(?:ефоны?|\.)?|т\.|e-?mail|эл(?:ектронная|\.)?\s*(?:почта|адрес)|почта)\s*[:.]?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Phones in E.164, e-mails, other ways to write (pages, city numbers), and a remark such as «мама».

    `rejected` are strings meant as a phone or e-mail that cannot be one; the caller must report them.
    """

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    note: str | None = None
    rejected: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is no way to reach the person."""
        return not (self.phones or self.emails or self.other)


def parse_contact(text: str) -> Contact:
    """Split a messy contact cell; never fails, never invents a digit."""
    rest, emails = _cut(_EMAIL, text)
    rest, links = _cut(_LINK, rest)
    rest, extensions = _cut(_EXTENSION, rest)
    phones: list[str] = []
    other = list(links)
    rejected: list[str] = []
    for written in _DIGITS.findall(rest):
        _sort_number(written.strip(" -–—.("), phones, other, rejected)
    rest = _DIGITS.sub(" | ", rest)
    if re.search(r"\S@|@\S", rest):
        rejected.append(next(word for word in rest.split() if "@" in word))
    note = _note(rest, extensions)
    return Contact(
        _unique(phones),
        _unique(email.lower().rstrip(".") for email in emails),
        _unique(other),
        note,
        tuple(rejected),
    )


def merge_contacts(first: Contact, second: Contact) -> Contact:
    """Everything known from both; two different remarks are joined."""
    notes = _unique(note for note in (first.note, second.note) if note)
    return Contact(
        _joined(first.phones, second.phones),
        _joined(first.emails, second.emails),
        _joined(first.other, second.other),
        "; ".join(notes) or None,
    )


def normal_phone(text: str) -> str | None:
    """One Russian or foreign number as E.164, or None."""
    import phonenumbers

    digits = re.sub(r"\D", "", text)
    if len(digits) == 11 and digits[0] in "78":
        candidate = "+7" + digits[1:]
    elif len(digits) == 10 and digits[0] in "3489" and not digits.startswith("89"):  # «89…» lost a digit
        candidate = "+7" + digits
    elif (text.lstrip().startswith("+") and len(digits) >= 10) or (
        len(digits) == 12 and digits.startswith(("375", "380", "998", "996", "992", "994", "374", "373"))
    ):
        candidate = "+" + digits
    else:
        return None
    try:
        number = phonenumbers.parse(candidate, "RU")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _sort_number(written: str, phones: list[str], other: list[str], rejected: list[str]) -> None:
    number = normal_phone(written)
    digits = re.sub(r"\D", "", written)
    if number:
        phones.append(number)
    elif len(digits) in (20, 21, 22):  # two numbers written in one breath
        half = len(digits) // 2
        pieces = [normal_phone(digits[:half]), normal_phone(digits[half:])]
        phones.extend(piece for piece in pieces if piece)
        if None in pieces:
            rejected.append(written)
    elif len(digits) in (5, 6, 7):
        other.append(written)
    else:
        rejected.append(written)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    found = [match.strip(" ,;.") for match in pattern.findall(text)]
    return pattern.sub(" | ", text), found


def _note(rest: str, extensions: list[str]) -> str | None:
    words = _LABEL.sub(" ", rest)
    words = re.sub(r"[()\[\]|+:;,\n]+|(?<!\w)[-–—./](?!\w)", "|", words)
    pieces = [" ".join(piece.split()).strip(" -–—.") for piece in words.split("|")]
    return ", ".join([piece for piece in pieces if re.search(r"[^\W\d_]{2}", piece)] + extensions) or None


def _joined(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Both without repeats; nothing is built anew while a person of a thousand rows is put together."""
    new = tuple(value for value in more if value not in known)
    return known + new if new else known


def _unique(values: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))  # type: ignore[call-overload]
