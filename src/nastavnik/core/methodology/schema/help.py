"""Explanations of the methodology that stay on the screens."""

from typing import Annotated

from pydantic import Field

from nastavnik.core.methodology.schema.base import Code, Entry, Text


class Help(Entry):
    """What the step of the methodology behind a screen is for.

    `code` is the screen: its address name with «_» for «:» and «-». `chapter` is the handbook page without «.md».
    """

    stage: Code | None = None
    text: Text
    norms: tuple[Code, ...] = ()
    chapter: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
