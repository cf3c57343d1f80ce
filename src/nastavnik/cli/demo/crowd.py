"""People who do not exist, always the same ones: the n-th person of a kind has the n-th name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Invented:
    """A name and a sex."""

    surname: str
    name: str
    patronymic: str
    sex: str


@cache
def words() -> dict[str, Any]:
    """The lists of `names.yaml`."""
    text = (Path(__file__).parent / "names.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def invented(number: int, sex: str = "") -> Invented:
    """The person of this number; strides are coprime with the lists, so that names repeat late."""
    lists = words()
    side = {"m": 0, "f": 1}[sex] if sex else number % 2
    surname = lists["surnames"][(number * 7 + number // 40) % len(lists["surnames"])][side]
    name = lists["women" if side else "men"][(number * 5 + number // 24) % 24]
    father = lists["fathers"][(number * 3 + number // 16) % len(lists["fathers"])][side]
    return Invented(surname, name, father, "f" if side else "m")


def facts_of(person: Invented) -> dict[str, Any]:
    """The fields of `add_person`."""
    return {
        "surname": person.surname,
        "name": person.name,
        "patronymic": person.patronymic,
        "sex": person.sex,
    }


def one_of(list_name: str, number: int) -> Any:
    """The n-th entry of a list, round and round."""
    entries = words()[list_name]
    return entries[number % len(entries)]
