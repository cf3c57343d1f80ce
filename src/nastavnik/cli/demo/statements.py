"""What mentees of the demo ask for and mentors offer: different enough for the matching to have a choice."""

from typing import Any

from nastavnik.cli.demo.crowd import one_of, words
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.enrolments.enums import Format

DAYS, HOURS = ("пн", "вт", "ср", "чт", "пт"), ("13:30", "14:20", "15:10")
AGES = ((11, 13), (12, 15), (10, 12), (13, 16), (11, 15))
FORMATS = (Format.IN_PERSON, Format.ANY, Format.IN_PERSON, Format.ONLINE, Format.ANY)


def requested(pack: Pack, number: int) -> dict[str, Any]:
    """The request of the n-th mentee: a problem of the pack, its words and the competences it needs."""
    request = _request(pack, number)
    needs = request.competences[:2] or (pack.competences[number % len(pack.competences)].code,)
    return {
        "text": words()["wishes"].get(request.code, request.title),
        "problem": request.code,
        "needs": list(needs),
        "slots": _slots(number, 2),
        "interests": _interests(number, number % 3),
        "format": FORMATS[number * 3 % 5],
        "support": _experiences(pack, number, number % 2),
        "languages": _languages(pack, number),
    }


def offered(pack: Pack, number: int) -> dict[str, Any]:
    """The offer of the n-th mentor: the competences of a few requests, sometimes only half of what one of them needs."""
    asked = [_request(pack, number * 4 + k).competences for k in (0, 1, 2, 7, 12)]
    codes = dict.fromkeys(code for k, few in enumerate(asked) for code in (few[:1] if k % 2 else few))
    low, high = AGES[number % len(AGES)]
    return {
        "text": ", ".join(pack.competence(code).title for code in codes),
        "competences": list(codes),
        "slots": _slots(number * 2 + 1, 3),
        "interests": _interests(number + 1, 2),
        "wanted_age": f"{low}–{high} лет",
        "wanted_age_from": low,
        "wanted_age_to": high,
        "time_resource": one_of("weekly_hours", number),
        "format": FORMATS[number % 5],
        "experience": _experiences(pack, number, 2),
        "languages": _languages(pack, number * 2),
    }


def _request(pack: Pack, number: int) -> Any:
    known = [one for one in pack.requests if pack.contour in one.contours]
    return known[number % len(known)]


def _experiences(pack: Pack, number: int, count: int) -> list[str]:
    known = pack.matching.experiences
    return sorted({known[(number * 3 + 4 * k) % len(known)].code for k in range(count)}) if known else []


def _languages(pack: Pack, number: int) -> list[str]:
    """Everybody speaks the first language; every seventh one more."""
    known = [one.code for one in pack.matching.languages]
    return known[:1] + (
        known[1 + number % (len(known) - 1) :][:1] if number % 7 == 0 and len(known) > 1 else []
    )


def _slots(number: int, count: int) -> list[str]:
    return [f"{DAYS[(number + 2 * k) % 5]} {HOURS[(number // 5 + k) % 3]}" for k in range(count)]


def _interests(number: int, count: int) -> list[str]:
    return [str(one_of("interests", number * 3 + 4 * k)) for k in range(count)]
