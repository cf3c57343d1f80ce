"""Vendored line icons, inlined into the page so that they take the colour of the text."""

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static/shell/vendor/icons"


class NoSuchIcon(LookupError):
    """The name is not in the vendored set: add it to .ci/vendored/icons.txt and run .ci/vendor."""


@lru_cache(maxsize=256)
def icon_body(name: str) -> str:
    """The drawing inside `<svg>` of a vendored icon, as markup."""
    path = FOLDER / f"{name}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        raise NoSuchIcon(name)
    drawing = re.sub(
        r"^<svg.*?>|</svg>\s*$|\s*<path stroke=\"none\"[^>]*/>", "", path.read_text(), flags=re.S
    )
    return re.sub(r"\s*\n\s*", "", drawing)


def known_icons() -> list[str]:
    """Names that `{% icon %}` accepts."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))
