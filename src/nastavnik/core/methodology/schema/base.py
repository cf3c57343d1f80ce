"""What every entry of a pack has: a code to refer to it, a title to show, and how sure we are of it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, Field(min_length=1)]
Month = Annotated[int, Field(ge=1, le=12)]
Days = Annotated[int, Field(ge=0, le=366)]
Contour = Literal["pupils", "staff"]
Side = Literal["mentor", "mentee"]
Confidence = Literal["confirmed", "default"]
"""`confirmed`: seen in an official text; `default`: a customary value which an administrator may change."""


class Part(BaseModel):
    """A frozen piece of a pack; unknown fields are refused, so that a slip of the pen is not lost silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Entry(Part):
    """A piece which others refer to by `code` (unique in its list)."""

    code: Code
    title: Text
    confidence: Confidence = "default"
    source: str = ""


class Described(Entry):
    """An entry which only needs one more sentence: of a dictionary, of a list to choose from."""

    note: str = ""
