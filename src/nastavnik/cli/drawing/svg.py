"""A few shapes of SVG as text: enough for boxes, words and arrows, the same on every machine."""

from dataclasses import dataclass, field
from html import escape

STYLE = (
    "text{font-family:'Golos Text',sans-serif;font-size:14px;fill:#182433}"
    ".small{font-size:12px;fill:#49566c}.head{font-size:17px;font-weight:600}"
    ".box{fill:#f6f8fb;stroke:#49566c;stroke-width:1.2}.strong{fill:#e7f0fb;stroke:#0054a6}"
    ".end{fill:#eef5ee;stroke:#2b7a2b}.arrow{fill:none;stroke:#49566c;stroke-width:1.3}"
    ".back{stroke-dasharray:5 4;stroke:#8a94a6}"
)
SIGN = 7.8  # width of an average sign of 14 px, with a margin


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a word inside; `x`, `y` is the upper left corner."""

    x: float
    y: float
    width: float
    height: float
    text: str
    kind: str = "box"

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass
class Picture:
    """Shapes one after another; `told()` gives the file."""

    width: float
    height: float
    title: str
    shapes: list[str] = field(default_factory=list)

    def box(self, box: Box) -> None:
        """A rounded box and its word in the middle."""
        x, y = box.middle
        kind = "box" if box.kind == "box" else f"box {box.kind}"
        self.shapes.append(
            f'<rect class="{kind}" x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="6"/>'
        )
        self.words(x, y + 5, box.text, middle=True)

    def words(self, x: float, y: float, text: str, kind: str = "", middle: bool = False) -> None:
        """A line of text."""
        anchor = ' text-anchor="middle"' if middle else ""
        style = f' class="{kind}"' if kind else ""
        self.shapes.append(f'<text x="{x:g}" y="{y:g}"{style}{anchor}>{escape(text)}</text>')

    def arrow(self, points: list[tuple[float, float]], back: bool = False) -> None:
        """A smooth line through two or four points with a head at the last."""
        start, *rest = points
        drawn = f"M{start[0]:g} {start[1]:g} " + ("C" if len(rest) == 3 else "L")
        drawn += " ".join(f"{x:g} {y:g}" for x, y in rest)
        kind = "arrow back" if back else "arrow"
        self.shapes.append(f'<path class="{kind}" d="{drawn}" marker-end="url(#head)"/>')

    def told(self) -> str:
        """The whole SVG file."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}" '
            f'width="{self.width:g}" height="{self.height:g}" role="img" aria-label="{escape(self.title)}">\n'
            f"<title>{escape(self.title)}</title>\n<style>{STYLE}</style>\n"
            '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
            'orient="auto"><path d="M0 0L8 4L0 8z" fill="#49566c"/></marker></defs>\n'
            f'<rect width="{self.width:g}" height="{self.height:g}" fill="#fff"/>\n'
        )
        return head + "\n".join(self.shapes) + "\n</svg>\n"


def width_of(text: str) -> float:
    """How wide a box this text needs."""
    return round(len(text) * SIGN) + 24
