"""Floors and the ladder of slices, as `.importlinter` has them: the picture cannot differ from the contract."""

from configparser import ConfigParser
from pathlib import Path

from nastavnik.cli.drawing.svg import Box, Picture, width_of

MEANING = {
    "config": "настройки и корень адресов",
    "web": "страницы, программный доступ, фоновая работа, команды",
    "processes": "истории через несколько срезов",
    "features": "срезы предметной области, одни пишут строки",
    "core": "правила и математика | Django без слов наставничества",
}


def layers(contract: str, root: Path) -> list[list[str]]:
    """Rows of one layered contract, from the top."""
    parser = ConfigParser()
    parser.read(root / ".importlinter", encoding="utf-8")
    rows = parser[f"importlinter:contract:{contract}"]["layers"].strip().splitlines()
    return [[word.strip(" ()") for word in row.split("|")] for row in rows]


def floors(root: Path) -> str:
    """The five floors."""
    picture = Picture(760, 380, "Этажи дома")
    picture.words(20, 32, "Этажи: каждый знает только тех, кто ниже", "head")
    for level, names in enumerate(layers("floors", root)):
        y = 56 + level * 62
        _row(picture, names, 20, y, 360)
        picture.words(400, y + 26, MEANING.get(names[0], ""), "small")
    return picture.told()


def ladder(root: Path) -> str:
    """Slices on their rungs."""
    rungs = layers("ladder", root)
    picture = Picture(620, 70 + 52 * len(rungs), "Лестница срезов")
    picture.words(20, 32, "Лестница: срез пользуется теми, кто ниже", "head")
    for level, names in enumerate(rungs):
        _row(picture, names, 20, 52 + level * 52, 580)
    return picture.told()


def _row(picture: Picture, names: list[str], x: float, y: float, width: float) -> None:
    gap = 10.0
    natural = [width_of(name) for name in names]
    spare = (width - sum(natural) - gap * (len(names) - 1)) / len(names)
    for name, need in zip(names, natural, strict=True):
        picture.box(Box(x, y, need + spare, 40, name, "strong" if len(names) == 1 else "box"))
        x += need + spare + gap
