"""Whose is each column: names, and the columns that describe the person beside them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nastavnik.core.rosters.columns import Column, is_class_teacher, is_plain_word

OF_PUPIL = frozenset({"class", "class_letter", "birth_date", "gender", "age", "level"})
OF_MENTOR = frozenset({"wanted_age", "resource"})
OF_MAIN = frozenset({"track", "date_in", "date_out", "period", "result", "mark", "link"})
OF_NEAREST = frozenset({"position", "contact", "workplace", "competencies", "achievements", "interests"})


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Columns that together name a person: one of full names, or surname + name + patronymic.

    `role` is mentee, mentor, parent, pair or other; `index` is the leftmost column.
    """

    index: int
    role: str
    columns: tuple[Column, ...]
    header: str = ""

    @property
    def separate(self) -> bool:
        """Whether the parts of the name stand in separate columns."""
        return self.columns[0].meaning in ("surname", "given_name", "patronymic")


@dataclass(frozen=True, slots=True)
class Block:
    """One of the tables standing side by side: its columns and the people in them; `main` comes first."""

    columns: tuple[Column, ...]
    groups: tuple[NameGroup, ...]

    @property
    def people(self) -> tuple[NameGroup, ...]:
        """Groups of people of the register, parents left out."""
        return tuple(group for group in self.groups if group.role != "parent")


def split_blocks(columns: Sequence[Column]) -> list[list[Column]]:
    """Tables side by side: the same headings start again further right."""
    starts = [0]
    names = [
        place for place, column in enumerate(columns) if column.meaning in ("full_name", "pair", "surname")
    ]
    for place in names[1:]:
        first = names[0]
        twin = columns[place]
        if columns[first].header.casefold() != twin.header.casefold() or not twin.header:
            if not _independent(columns, first, place):
                continue
        start = place
        while start > first + 1 and columns[start - 1].meaning == "number":
            start -= 1
        repeats = any(column.meaning == "number" for column in columns[starts[-1] : first]) == (start < place)
        if repeats and start > starts[-1]:
            starts.append(start)
    bounds = [*starts, len(columns)]
    return [list(columns[left:right]) for left, right in itertools.pairwise(bounds)]


def _independent(columns: Sequence[Column], first: int, second: int) -> bool:
    """Two lists of different people: each has a numbering of its own, and a gap or one role parts them."""
    gap = any(column.meaning is None and not column.header for column in columns[first + 1 : second])
    if not gap and columns[first].role != columns[second].role:
        return False
    numbered = any(column.meaning == "number" for column in columns[:first])
    return numbered and any(column.meaning == "number" for column in columns[first + 1 : second])


def build_block(columns: Sequence[Column], default_role: str, asked: str, told: str | None = None) -> Block:
    """Settle roles of the groups of names and owners of the other columns.

    `told` is the role that the title or a section states; it beats a weak heading such as «педагог».
    """
    groups = _groups(columns)
    groups = _with_roles(_strengthened(groups, told), default_role, asked)
    people = [group for group in groups if group.role != "parent"]
    taken: set[tuple[str, int]] = set()
    settled = []
    unnamed = [column.meaning for column in columns if column.role is None]
    for column in columns:
        # «Класс» twice: each belongs to the name beside it, whatever is usual.
        twice = unnamed.count(column.meaning) > 1 and column.meaning in OF_PUPIL | OF_NEAREST | {
            "organization"
        }
        owner = (
            _nearest(column.index, [group.index for group in people])
            if twice and people
            else _owner(column, people, taken)
        )
        if owner is not None and column.meaning:
            taken.add((column.meaning, owner))
        settled.append(replace(column, owner=owner))
    return Block(tuple(settled), tuple(groups))


def _groups(columns: Sequence[Column]) -> list[NameGroup]:
    groups: list[NameGroup] = []
    parts: list[Column] = []
    for column in columns:
        if column.meaning in ("full_name", "pair"):
            groups.append(NameGroup(column.index, _declared(column), (column,), column.header))
        elif column.meaning in ("surname", "given_name", "patronymic"):
            repeated = any(part.meaning == column.meaning for part in parts)
            if repeated:
                groups.append(_part_group(parts))
                parts = []
            parts.append(column)
    if parts:
        groups.append(_part_group(parts))
    return sorted(groups, key=lambda group: group.index)


def _part_group(parts: Sequence[Column]) -> NameGroup:
    role = next((part.role for part in parts if part.role), None) or "unknown"
    return NameGroup(parts[0].index, role, tuple(parts), " ".join(part.header for part in parts))


def _declared(column: Column) -> str:
    return "pair" if column.meaning == "pair" else column.role or "unknown"


def _strengthened(groups: list[NameGroup], told: str | None) -> list[NameGroup]:
    """«Педагог» beside «наставник» is the one who is mentored; under «Молодые специалисты» as well."""
    people = [group for group in groups if group.role != "parent"]
    weak = [group for group in people if group.role == "mentor" and is_plain_word(group.header)]
    mentors = [group for group in people if group.role == "mentor" and group not in weak]
    if mentors and weak:
        class_teachers = [group for group in weak if is_class_teacher(group.header)]
        alone = not any(group.role in ("mentee", "unknown") for group in people)
        role_of_weak = {group.index: "mentee" if alone else group.role for group in weak}
        role_of_weak |= {group.index: "other" for group in class_teachers}
        return [replace(group, role=role_of_weak.get(group.index, group.role)) for group in groups]
    if told == "mentee" and len(people) == 1 and people == weak:
        return [replace(group, role="mentee") if group in weak else group for group in groups]
    return groups


def _with_roles(groups: list[NameGroup], default_role: str, asked: str) -> list[NameGroup]:
    """Unknown roles are settled by the role asked for, by the other groups, by what the list is about."""
    people = [group for group in groups if group.role != "parent"]
    if asked in ("mentee", "mentor") and people:
        alone = len(people) == 1 and people[0].role != "pair"
        if alone or people[0].role == "unknown":
            groups = [replace(group, role=asked) if group is people[0] else group for group in groups]
    known = {group.role for group in groups if group.role in ("mentee", "mentor")}
    settled: list[NameGroup] = []
    for group in groups:
        role = group.role
        twin = next(
            (
                other
                for other in settled
                if other.header and other.header.casefold() == group.header.casefold()
            ),
            None,
        )
        if role == "unknown" and twin:
            role = twin.role
        elif role == "unknown":
            role = default_role if not known else "mentee" if known == {"mentor"} else "mentor"
            if known == {"mentee", "mentor"}:
                role = "other"
            known.add(role)
        settled.append(replace(group, role=role))
    return settled


def _owner(column: Column, people: Sequence[NameGroup], taken: set[tuple[str, int]]) -> int | None:
    """Index of the group a column describes, or None when it describes nobody."""
    meaning = column.meaning
    if not people or meaning in (
        None,
        "number",
        "other",
        "private",
        "full_name",
        "pair",
        "subject",
        "work_author",
    ):
        return None
    main = people[0].index
    if meaning == "class" and all(is_class_teacher(group.header) for group in people):
        return None
    mentees = [group.index for group in people if group.role == "mentee"]
    mentors = [group.index for group in people if group.role == "mentor"]
    if meaning in OF_MENTOR:
        return mentors[0] if mentors else main
    if column.role in ("mentee", "mentor"):
        same = mentees if column.role == "mentee" else mentors
        return _nearest(column.index, same) if same else None
    if meaning == "request":
        return mentees[0] if mentees else main
    if meaning in OF_MAIN or column.role == "parent":
        return main
    nearest = _nearest(column.index, [group.index for group in people])
    if meaning in OF_PUPIL and mentees and not (nearest not in mentees and (meaning, mentees[0]) in taken):
        return _nearest(column.index, mentees)
    if meaning == "organization" and mentees and (meaning, mentees[0]) not in taken:
        return mentees[0] if nearest not in mentees else nearest
    if meaning in ("competencies", "interests") and mentors and not mentees:
        return mentors[0]
    return nearest


def _nearest(place: int, owners: Sequence[int]) -> int:
    """The closest owner on the left, else the closest on the right."""
    left = [owner for owner in owners if owner < place]
    return max(left) if left else min(owners)
