"""Bars drawn on the server: no script, told apart by pattern as well as colour, every number also in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True)
class Bar:
    """One rectangle in drawing units, its number, and where that number is written."""

    x: float
    y: float
    width: float
    height: float
    text: str
    text_x: float
    text_y: float
    series: int


@dataclass(frozen=True)
class Mark:
    """A label, or a grid line with its label."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Drawing:
    """A picture ready for a template: size, bars, labels, grid."""

    width: float
    height: float
    bars: list[Bar]
    labels: list[Mark]
    grid: list[Mark]
    anchor: str


NOTHING = 1e-9
"""Below this no indicator of ours differs from zero, and powers of ten lose their precision further down."""


def nice_step(largest: float, *, whole: bool) -> float:
    """The grid step 1, 2 or 5 × 10ⁿ that covers the largest value in at most five steps; whole numbers stay whole."""
    if largest < NOTHING:
        return 1.0
    power = 10.0 ** (floor(log10(largest)) - 1)
    step = next(power * n for n in (1, 2, 5, 10, 20, 50) if power * n * 5 >= largest)
    return max(step, 1.0) if whole else step


def written(value: float) -> str:
    """A number as Russians write it: thousands apart, no needless fraction, a decimal comma."""
    return f"{value:,.10g}".replace(",", "\u00a0").replace(".", ",").replace("-", "−")


class BarChart:
    """Groups of bars: `labels` along the axis, `series` as (name, values); `None` is «нет данных» and draws no bar.

    Values are not negative. At most four series have patterns of their own.
    """

    def __init__(
        self, labels: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], *, unit: str = ""
    ) -> None:
        if len(series) > 4 or any(len(values) != len(labels) for _, values in series):
            raise ValueError("a bar chart takes up to four series, each with one value per label")
        if any(v is not None and v < 0 for _, values in series for v in values):
            raise ValueError("a bar chart has no room below zero")
        self.labels, self.series, self.unit = list(labels), list(series), unit
        known = [v for _, values in series for v in values if v is not None]
        self.step = nice_step(max(known, default=0), whole=all(float(v).is_integer() for v in known))
        self.lines = max(ceil(max(known, default=0) / self.step), 1)
        self.top = self.step * self.lines

    @property
    def names(self) -> list[tuple[int, str]]:
        """Numbered names for the legend."""
        return list(enumerate((name for name, _ in self.series), start=1))

    @property
    def table(self) -> list[tuple[str, list[str]]]:
        """The same numbers as rows: label and one cell per series."""
        cells = [["—" if v is None else written(v) for v in values] for _, values in self.series]
        return [(label, [column[i] for column in cells]) for i, label in enumerate(self.labels)]

    @property
    def wide(self) -> Drawing:
        """The picture of a wide page: upright while labels fit under their bars, lying otherwise."""
        fits = len(self.labels) * max((len(label) for label in self.labels), default=0) <= 100
        return self.columns() if fits else self.rows(760.0)

    @property
    def narrow(self) -> Drawing:
        """The picture of a phone: the page grows down, not sideways."""
        return self.rows(340.0)

    def columns(self) -> Drawing:
        """Upright bars over a grid."""
        width, height, left, base, head = 760.0, 280.0, 40.0, 250.0, 18.0
        slot = (width - left) / max(len(self.labels), 1)
        thick = min(34.0, slot * 0.78 / max(len(self.series), 1))
        bars = []
        for i, number, value in self._values():
            tall = (base - head) * value / self.top
            x = left + slot * (i + 0.5) + thick * (number - 1 - len(self.series) / 2)
            bars.append(
                Bar(
                    x,
                    base - tall,
                    thick - 2,
                    tall,
                    written(value),
                    x + thick / 2 - 1,
                    base - tall - 4,
                    number,
                )
            )
        labels = [Mark(left + slot * (i + 0.5), base + 18, text) for i, text in enumerate(self.labels)]
        rise = (base - head) / self.lines
        grid = [Mark(left, base - rise * k, written(self.step * k)) for k in range(self.lines + 1)]
        return Drawing(width, height, bars, labels, grid, "middle")

    def rows(self, width: float) -> Drawing:
        """Lying bars, each group under its label."""
        thick = 18.0
        slot = 24 + thick * len(self.series) + 8
        bars = []
        for i, number, value in self._values():
            y, long = i * slot + 22 + thick * (number - 1), (width - 50) * value / self.top
            bars.append(Bar(0, y, long, thick - 3, written(value), long + 5, y + thick - 6, number))
        labels = [Mark(0, i * slot + 15, text) for i, text in enumerate(self.labels)]
        return Drawing(width, slot * len(self.labels), bars, labels, [], "start")

    def _values(self) -> list[tuple[int, int, float]]:
        return [
            (i, number, value)
            for number, (_, values) in enumerate(self.series, start=1)
            for i, value in enumerate(values)
            if value is not None
        ]
