"""Bars drawn on the server: no script, told apart by pattern as well as colour, every number also in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10


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


def nice_top(largest: float) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ steps (times up to five) that holds the largest value."""
    if largest <= 0:
        return 1.0
    step = 10.0 ** (ceil(log10(largest)) - 1)
    return next(step * n for n in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * n >= largest)


def written(value: float) -> str:
    """A number as Russians write it: no needless fraction, a decimal comma, a minus sign."""
    return f"{value:g}".replace(".", ",").replace("-", "−")


class BarChart:
    """Groups of bars: `labels` along the axis, `series` as (name, values); `None` is «нет данных» and draws no bar.

    Values are not negative. At most four series have patterns of their own.
    """

    def __init__(
        self, labels: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], *, unit: str = ""
    ) -> None:
        if len(series) > 4 or any(len(values) != len(labels) for _, values in series):
            raise ValueError("a bar chart takes up to four series, each with one value per label")
        self.labels, self.series, self.unit = list(labels), list(series), unit
        self.top = nice_top(max((v for _, values in series for v in values if v is not None), default=0))

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
    def columns(self) -> Drawing:
        """Upright bars for a wide page."""
        width, height, left, floor, head = 760.0, 280.0, 40.0, 250.0, 18.0
        slot = (width - left) / max(len(self.labels), 1)
        thick = min(34.0, slot * 0.78 / max(len(self.series), 1))
        bars = []
        for i, number, value in self._values():
            tall = (floor - head) * value / self.top
            x = left + slot * (i + 0.5) + thick * (number - 1 - len(self.series) / 2)
            bars.append(Bar(x, floor - tall, thick - 2, tall, written(value), x + thick / 2 - 1, floor - tall - 4, number))
        labels = [Mark(left + slot * (i + 0.5), floor + 18, text) for i, text in enumerate(self.labels)]
        grid = [Mark(left, floor - (floor - head) * k / 4, written(self.top * k / 4)) for k in range(5)]
        return Drawing(width, height, bars, labels, grid)

    @property
    def rows(self) -> Drawing:
        """Lying bars for a phone: the page grows down, not sideways."""
        width, thick = 340.0, 18.0
        slot = 24 + thick * len(self.series) + 8
        bars = []
        for i, number, value in self._values():
            y, long = i * slot + 22 + thick * (number - 1), (width - 50) * value / self.top
            bars.append(Bar(0, y, long, thick - 3, written(value), long + 5, y + thick - 6, number))
        labels = [Mark(0, i * slot + 15, text) for i, text in enumerate(self.labels)]
        return Drawing(width, slot * len(self.labels), bars, labels, [])

    def _values(self) -> list[tuple[int, int, float]]:
        return [
            (i, number, value)
            for number, (_, values) in enumerate(self.series, start=1)
            for i, value in enumerate(values)
            if value is not None
        ]
