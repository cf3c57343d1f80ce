"""Why a criterion has its value, in a Russian sentence with the very words that matched."""

from collections.abc import Callable

from nastavnik.core.calendars.week import free_time_words
from nastavnik.core.matching.criteria import akin_requests, place_in
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Seeker
from nastavnik.core.russian.plurals import counted

Reason = Callable[[Seeker, Guide, Norms, float], str]
WORDS_SHOWN = 4


def _request(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    met = _listed((mentee.requests or frozenset()) & (mentor.competences or frozenset()), norms)
    akin = [
        _akin_words(code, mentor, norms)
        for code in sorted(akin_requests(mentee, mentor, norms), key=norms.said)
    ]
    told = ([f"отвечает на запрос: {met}"] if met else []) + ([f"близко: {'; '.join(akin)}"] if akin else [])
    return ", ".join(told).capitalize() if told else "Опыт наставника не отвечает на запрос"


def _akin_words(code: str, mentor: Guide, norms: Norms) -> str:
    having = _listed(norms.near.get(code, frozenset()) & (mentor.competences or frozenset()), norms)
    return f"{norms.said(code)} — {having}"


def _text(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    common = [
        word for word in (mentee.words or frozenset()) & (mentor.words or frozenset()) if word in norms.rarity
    ]
    telling = sorted(common, key=lambda word: (-norms.rarity[word], word))[:WORDS_SHOWN]
    return f"Оба пишут: {', '.join(telling)}" if telling else "Пишут о разном"


def _choice(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    by_mentee, by_mentor = place_in(mentee.chosen, mentor.id), place_in(mentor.chosen, mentee.id)
    if by_mentee and by_mentor:
        return "Назвали друг друга" + (" первыми" if by_mentee == by_mentor == 1 else "")
    if by_mentee or by_mentor:
        return "Наставляемый назвал наставника" if by_mentee else "Наставник назвал наставляемого"
    return "Друг друга не называли"


def _age(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    low, high = mentor.wanted_age or (0, 0)
    words = "такой, какого ждёт наставник" if value == 1 else "отличается от желаемого"
    return f"Возраст {mentee.age} — {words}: {low}–{high}"


def _grade(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    ahead = (mentor.grade or 0) - (mentee.grade or 0)
    if ahead <= 0:
        return "Наставник учится не старше наставляемого"
    return f"Наставник старше на {counted(ahead, 'класс', 'класса', 'классов')}"


def _time(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    common = (mentee.free_time or frozenset()) & (mentor.free_time or frozenset())
    words = free_time_words(common) or ", ".join(sorted(common))
    return f"Общее свободное время: {words}" if common else "Нет общего свободного времени"


def _interests(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    common = _listed((mentee.interests or frozenset()) & (mentor.interests or frozenset()), norms)
    return f"Общие интересы: {common}" if common else "Общих интересов нет"


def _format(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    return "Способ встреч подходит обоим" if value else "Хотят встречаться по-разному"


def _language(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    common = _listed((mentee.languages or frozenset()) & (mentor.languages or frozenset()), norms)
    return f"Общий язык: {common}" if common else "Нет общего языка общения"


def _experience(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    known = _listed((mentee.support or frozenset()) & (mentor.experience or frozenset()), norms)
    return f"Наставник знает, как помочь: {known}" if known else "Такого опыта у наставника нет"


def _continuity(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    return "Пара работала вместе раньше" if value else "Раньше был другой наставник"


def _waiting(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    days = counted(max(0, mentee.waited_days or 0), "день", "дня", "дней")
    return f"Ждёт наставника {days}"


def _distance(mentee: Seeker, mentor: Guide, norms: Norms, value: float) -> str:
    way = mentee.place.kilometres(mentor.place) if mentee.place and mentor.place else None
    return f"Между ними {round(way)} км" if way else "В одном населённом пункте"


def _listed(codes: frozenset[str], norms: Norms) -> str:
    return ", ".join(sorted(norms.said(code) for code in codes))


REASONS: dict[str, Reason] = {
    "tags": _request,
    "text": _text,
    "mutual_choice": _choice,
    "age_gap": _age,
    "grade_gap": _grade,
    "slots": _time,
    "interests": _interests,
    "format": _format,
    "language": _language,
    "experience": _experience,
    "continuity": _continuity,
    "waiting": _waiting,
    "distance": _distance,
}
