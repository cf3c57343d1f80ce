"""A roadmap as lines of a paper: headings in two levels, and steps in three, with every cell as it was written."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

Kind = Literal["section", "step"]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line. `depth` is 0 or 1 for sections, 0..2 for steps; `row` is its row in the file, 0 if it has none."""

    kind: Kind
    depth: int
    title: str
    number: str = ""
    stage: str = ""
    section: str = ""
    subsection: str = ""
    content: str = ""
    period: str = ""
    start: str = ""
    finish: str = ""
    owners: str = ""
    co_owners: str = ""
    document: str = ""
    result: str = ""
    note: str = ""
    mark: str = ""
    evidence: str = ""
    reason: str = ""
    done_on: str = ""
    row: int = 0

    def as_json(self) -> dict[str, Any]:
        """Only what is filled, for keeping."""
        return {name: value for name, value in asdict(self).items() if value or name in {"depth", "title"}}


TEXTS = tuple(one.name for one in fields(PlanLine) if one.type is str or one.type == "str")


def line_of(kept: Mapping[str, Any]) -> PlanLine:
    """A line out of `PlanLine.as_json`."""
    return PlanLine(**kept)


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """A remark to a place of the file. `lost`: what stood there will not be loaded."""

    address: str
    text: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """A column of the file: its letter, its heading, and what it was understood as (empty: kept in the notes)."""

    letter: str
    header: str
    meaning: str

    @property
    def is_note(self) -> bool:
        """Whether nobody understood it."""
        return not self.meaning


@dataclass(frozen=True, slots=True)
class PlanRead:
    """What one sheet says."""

    sheet: str
    columns: tuple[PlanColumn, ...]
    lines: tuple[PlanLine, ...]
    findings: tuple[PlanFinding, ...]

    def address(self, meaning: str, row: int) -> str:
        """Where the cell with this meaning stands in a row of the file."""
        return next((f"{one.letter}{row}" for one in self.columns if one.meaning == meaning), str(row))

    @property
    def steps(self) -> Sequence[PlanLine]:
        """Lines that are steps."""
        return [line for line in self.lines if line.kind == "step"]
