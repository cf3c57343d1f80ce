"""What a row tells after the curator's corrections, in the words of our tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.intake.models import IntakeRow

FIXABLE = (
    "surname", "name", "patronymic", "role", "birth_date", "school_class", "track", "phone", "email",
    "contact_note", "post", "workplace", "text", "places",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A person as the row tells. Dates are None when unknown; a month alone is its first or last day."""

    id: int
    role: str
    surname: str
    name: str
    patronymic: str
    sex: str
    birth_date: date | None
    birth_year: int | None
    school_class: str
    track: str
    track_text: str
    starts: date | None
    ends: date | None
    phone: str
    email: str
    contact_note: str
    post: str
    workplace: str
    text: str
    places: int | None
    partners: tuple[int, ...]
    extras: Mapping[str, Any]

    @property
    def full_name(self) -> str:
        """Known parts of the name in one line."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


def told(row: IntakeRow, pack: Pack | None) -> Told:
    """The row's reading with its corrections; tracks are recognised by the pack."""
    read, fixed = row.read, row.fixed.get("fields", {})
    plain = _plain(read)
    plain.update({name: value for name, value in fixed.items() if value is not None})
    track, written = _track(read, fixed, pack)
    return Told(
        id=row.position,
        role=str(plain["role"]),
        surname=str(plain["surname"])[:80],
        name=str(plain["name"])[:80],
        patronymic=str(plain["patronymic"])[:80],
        sex=str(read.get("gender") or ""),
        birth_date=day(plain["birth_date"]),
        birth_year=(day(plain["birth_date"]) or date(read.get("birth_year") or 1, 1, 1)).year
        if plain["birth_date"] or read.get("birth_year")
        else None,
        school_class=str(plain["school_class"]),
        track=track,
        track_text=written,
        starts=day(read.get("period_start")),
        ends=day(read.get("period_end"), last=True),
        phone=str(plain["phone"])[:60],
        email=str(plain["email"])[:254],
        contact_note=str(plain["contact_note"])[:200],
        post=str(plain["post"])[:160],
        workplace=str(plain["workplace"])[:200],
        text=str(plain["text"]),
        places=int(plain["places"]) if str(plain.get("places") or "").isdecimal() else None,
        partners=tuple(read.get("paired_with") or ()),
        extras=read,
    )


def _plain(read: Mapping[str, Any]) -> dict[str, Any]:
    contact = read.get("contact")
    contact = contact if isinstance(contact, dict) else {}
    phones, emails = list(contact.get("phones") or ()), list(contact.get("emails") or ())
    notes = [str(contact.get("note") or ""), *emails[1:], *(contact.get("other") or ()), *phones[3:]]
    if not notes[0]:
        notes[0] = ", ".join(read.get("guardians") or ())
    text = read.get("competencies") if read.get("role") == "mentor" else read.get("request")
    return {
        "surname": read.get("surname") or "",
        "name": read.get("name") or "",
        "patronymic": read.get("patronymic") or "",
        "role": read.get("role") or "other",
        "birth_date": read.get("birth_date"),
        "school_class": class_text(read),
        "phone": ", ".join(phones[:3]),
        "email": emails[0] if emails else "",
        "contact_note": ", ".join(filter(None, notes)),
        "post": read.get("position") or "",
        "workplace": read.get("organization") or "",
        "text": text or "",
        "places": "",
    }


def class_text(read: Mapping[str, Any]) -> str:
    """«7А», «ИС-21» or an empty string."""
    number = read.get("class_number")
    return f"{number}{read.get('class_letter') or ''}" if number else str(read.get("group") or "")


def _track(read: Mapping[str, Any], fixed: Mapping[str, Any], pack: Pack | None) -> tuple[str, str]:
    if "track" in fixed:
        return str(fixed["track"]), ""
    written = str(read.get("track") or "")
    known = pack.track_by_spelling(written) if pack and written else None
    return (known.code if known else ""), written


def day(value: object, last: bool = False) -> date | None:
    """A day of an ISO text; of a month alone, its first or `last` day; a year alone is no day."""
    parts = str(value or "").split("-")
    try:
        if len(parts) == 3:
            return date.fromisoformat(str(value))
        if len(parts) != 2:
            return None
        year, month = int(parts[0]), int(parts[1])
        if not last:
            return date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None
