"""Understanding the other cells: workplaces, posts, forms of mentoring, wanted ages."""

import re
from dataclasses import dataclass

from nastavnik.core.rosters.vocabulary import vocabulary
from nastavnik.core.russian.class_codes import ClassCode, class_range, find_class, parse_class
from nastavnik.core.russian.dates import find_dates
from nastavnik.core.russian.name_words import NOMINATIVE, to_nominative
from nastavnik.core.russian.people_cells import is_blank_mark

_STUDENT = re.compile(r"студ(?:ент(?:ка)?|\.)?\s*([1-6])\s*(?:-?\s*го\s*)?курса?(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class Workplace:
    """«МБОУ СОШ № 1, 10 Б кл.» → organisation and class; «ООО «Сталь», гл. инженер» → organisation and post."""

    organization: str | None = None
    position: str | None = None
    class_code: ClassCode | None = None
    note: str | None = None


def looks_like_workplace(text: str) -> bool:
    """Whether the text names a post or an organisation."""
    words = vocabulary()
    return bool(
        words.abbreviations.search(text) or words.institutions.search(text) or words.posts.match(text)
    )


def is_pupil_word(text: str) -> bool:
    """«ученица», «обучающийся»: says no more than that the person studies."""
    return bool(re.fullmatch(rf"\W*(?:{vocabulary().pupil_words.pattern})\W*", text, re.I))


def read_workplace(text: str, trusted: str | None = "organization") -> Workplace:
    """Sort the parts of a workplace; parts of an unknown kind are taken for `trusted` (None: a note).

    Never fails; «-» and «нет» give an empty `Workplace`.
    """
    if is_blank_mark(text):
        return Workplace()
    organizations: list[str] = []
    posts: list[str] = []
    notes: list[str] = []
    code: ClassCode | None = None
    for part in _parts(text):
        student = _STUDENT.search(part)
        if student:
            posts.append(f"{'студентка' if 'студентка' in part.lower() else 'студент'} {student[1]} курса")
            code = code or ClassCode(course=int(student[1]))
            part = " ".join(f"{part[: student.start()]} {part[student.end() :]}".split()).strip(" ,")
        found, rest = _class_in(part)
        code = code or found
        for kind, piece in _sorted_part(rest, trusted):
            {"organization": organizations, "position": posts, "note": notes}[kind].append(piece)
    return Workplace(
        ", ".join(organizations) or None, ", ".join(posts) or None, code, "; ".join(notes) or None
    )


def _parts(text: str) -> list[str]:
    """Pieces between commas, semicolons and line breaks that stand outside quotes and brackets."""
    depth, pieces, piece = 0, [], ""
    for sign in text:
        depth += (sign in "«(“„") - (sign in "»)”")
        if sign in ",;\n" and depth <= 0:
            pieces.append(piece)
            piece = ""
        else:
            piece += sign
    return [
        " ".join(item.split()).strip(" .-–—")
        if not re.search(r"[а-я]\.\s*$", item)
        else " ".join(item.split())
        for item in [*pieces, piece]
        if item.strip(" .-–—")
    ]


def _class_in(part: str) -> tuple[ClassCode | None, str]:
    """The class of a part and what is left of the part."""
    whole = parse_class(part)
    if whole and not whole.fault and not vocabulary().abbreviations.search(part):
        return whole, ""
    found = find_class(part)
    if found and not re.search(r"(?:№|N)\s*$", part[: found[1]]):
        rest = f"{part[: found[1]]} {part[found[2] :]}"
        rest = re.sub(rf"(?<!\w)(?:{vocabulary().pupil_words.pattern})(?!\w)", " ", rest, flags=re.I)
        return found[0], " ".join(rest.split()).strip(" ,.-–—")
    return None, part


def _sorted_part(part: str, trusted: str | None) -> list[tuple[str, str]]:
    if not part or re.fullmatch(vocabulary().pupil_words, part):
        return []
    words = vocabulary()
    if re.match(r"стаж|категори|высшая|первая кат|\d|не работает|не учится|безработ|временно не", part, re.I):
        return [("note", part)]
    abbreviation = words.abbreviations.search(part) or re.search(r"«", part)
    if words.posts.match(part):
        if abbreviation and abbreviation.start() > 3:
            place = abbreviation.start()
            return [("position", part[:place].strip(" ,-–—")), ("organization", part[place:].strip())]
        return [("position", part)]
    if abbreviation or words.institutions.search(part):
        return _post_behind(part)
    return [(trusted or "note", part)]


def _post_behind(part: str) -> list[tuple[str, str]]:
    """«МБОУ СОШ № 1 учитель физики»: a post right behind an organisation."""
    found = re.search(rf"(?<=[\s»\"\d])(?:{vocabulary().posts.pattern})[а-яё.]*", part, re.I)
    if (
        found
        and found.start() > 4
        and part[found.start()].islower()
        and not re.search(r"«[^»]*$", part[: found.start()])
    ):
        return [
            ("organization", part[: found.start()].strip(" ,-–—")),
            ("position", part[found.start() :].strip()),
        ]
    return [("organization", part)]


def nominative_post(post: str, case: str) -> str:
    """«учителя физики» (gent) → «учитель физики»; only the leading words in that very case change."""
    if case == NOMINATIVE:
        return post
    words = post.split()
    for place, word in enumerate(words[:4]):
        better, noun = to_nominative(word, case)
        if better is None:
            break
        words[place] = better
        if noun:
            break
    return " ".join(words)


def read_track(text: str) -> tuple[str | None, bool]:
    """«Учитель — ученик» → («учитель-ученик», True); unknown wording comes back as written with False."""
    if is_blank_mark(text):
        return None, True
    sides = re.split(r"\s*(?:[-–—−/+→]|\bи\b|\bс\b)+\s*", text.strip(' «»".()'))
    known = [side for side in map(_side, sides) if side]
    if len(known) == 2 and len(sides) == 2:
        return "-".join(known), True
    found = [side for side in map(_side, re.findall(r"[А-Яа-яё]+", text)) if side]
    if len(found) == 2:
        return "-".join(found), True
    return " ".join(text.split()), False


def find_track(text: str) -> str | None:
    """A form of mentoring named inside a title: «Форма «ученик – ученик»»."""
    match = re.search(r"([А-Яа-яё]{5,})\s*[-–—]\s*([А-Яа-яё]{5,})", text)
    track = read_track(match[0]) if match else (None, False)
    return track[0] if track[1] else None


def _side(word: str) -> str | None:
    folded = word.lower().replace("ё", "е")
    return next((side for side, pattern in vocabulary().tracks.items() if pattern.search(folded)), None)


def read_wanted(text: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Wanted ages and wanted classes: «14-16 лет», «5–7 кл.», «от 10 до 12»; «любой» gives neither."""
    classes = class_range(text)
    if classes:
        return None, classes
    if find_dates(text):
        return None, None
    both = re.search(r"(?:от|с)?\s*(\d{1,2})\s*(?:лет|года?)?\s*(?:[-–—]|до|по)\s*(\d{1,2})", text)
    if both and 5 <= int(both[1]) <= int(both[2]) <= 99:
        return (int(both[1]), int(both[2])), None
    one = re.search(r"(?<!\d)(\d{1,2})(?!\d)", text)
    if one and 5 <= int(one[1]) <= 99 and not re.search(r"от|до|с |старше|младше|\+", text):
        return (int(one[1]), int(one[1])), None
    return None, None
