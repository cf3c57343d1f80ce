"""The page of the guide that tells how long the main job is."""

import re
from pathlib import Path
from typing import NamedTuple

GUIDE = Path(__file__).parents[2] / "docs/guide"
PAGE = GUIDE / "journey.md"
HEAD = """# Путь за {pressed} {presses} и {seconds} {moments}

Этот путь проходит сама программа при каждой проверке: настоящий сайт на пустой базе, настоящий браузер, два списка
школы в виде таблиц. Нажатия посчитаны точно; секунды — время машины, человеку нужно ещё читать и печатать: полей
на всём пути заполняется {typed}.

| Глава | Нажатий | Полей | Секунд |
|---|---:|---:|---:|
"""
TAIL = """
Вернуться к [оглавлению](index.md).
"""


class Chapter(NamedTuple):
    """What one chapter of the story has taken."""

    title: str
    pressed: int
    typed: int
    seconds: int


def word(number: int, one: str, few: str, many: str) -> str:
    """The word that stands after this number."""
    if number % 100 in range(11, 15):
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(number % 10, many)


def told(chapters: list[Chapter]) -> str:
    """The whole page."""
    pressed, typed, seconds = (sum(one[place] for one in chapters) for place in (1, 2, 3))
    head = HEAD.format(
        pressed=pressed, presses=word(pressed, "нажатие", "нажатия", "нажатий"),
        seconds=seconds, moments=word(seconds, "секунду", "секунды", "секунд"), typed=typed,
    )  # fmt: skip
    rows = [f"| {one.title} | {one.pressed} | {one.typed} | {one.seconds} |" for one in chapters]
    return head + "\n".join(rows) + "\n" + TAIL


def presses(page: str) -> dict[str, int]:
    """Chapters of a told page with their presses."""
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \| \d+ \| \d+ \|$", page, re.M)
    return {title: int(pressed) for title, pressed in rows}
