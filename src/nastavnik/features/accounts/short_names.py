"""Short sign-in names for pupils: two plain words and a number, which say nothing about who it is."""

import secrets
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml


@cache
def _words() -> list[str]:
    return str(yaml.safe_load(Path(__file__).with_name("short_names.yaml").read_text())["words"]).split()


def short_names() -> Iterator[str]:
    """Names drawn one after another: «кит-лодка-47»."""
    while True:
        one, other = secrets.choice(_words()), secrets.choice(_words())
        if one != other:
            yield f"{one}-{other}-{secrets.randbelow(90) + 10}"
