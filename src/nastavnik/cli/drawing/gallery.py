"""All pictures and generated pages: path below the root of the repository → text."""

from pathlib import Path

from nastavnik.cli.drawing import cycles, house, papers


def gallery(root: Path, features: Path) -> dict[str, str]:
    """Draw everything anew."""
    found = cycles.cycles(features)
    order = [name for rung in reversed(house.layers("ladder", root)) for name in rung]
    drawn = {f"docs/pictures/life-{cycle.slice}.svg": cycles.drawn(cycle) for cycle in found}
    return {
        "docs/pictures/floors.svg": house.floors(root),
        "docs/pictures/ladder.svg": house.ladder(root),
        **drawn,
        "docs/pictures/README.md": _index(found),
        "docs/pictures/tables.md": papers.tables(order),
        "docs/rules/rights.md": papers.role_matrix(),
        "docs/rules/fields.md": papers.field_matrix(),
    }


def _index(found: list[cycles.Cycle]) -> str:
    lines = [
        "# Картинки",
        "",
        papers.MADE,
        "",
        "![Этажи](floors.svg)",
        "",
        "![Лестница срезов](ladder.svg)",
        "",
    ]
    for cycle in found:
        lines += [f"![{cycle.title}](life-{cycle.slice}.svg)", ""]
    return "\n".join([*lines, "Столбцы всех таблиц: [tables.md](tables.md).", ""])


def stale(root: Path, wanted: dict[str, str]) -> list[str]:
    """Paths that are missing, differ, or are left over from something that is no longer drawn."""
    differ = [p for p, text in wanted.items() if not (root / p).exists() or (root / p).read_text() != text]
    drawn = [p.relative_to(root).as_posix() for p in (root / "docs" / "pictures").glob("*.svg")]
    return sorted([*differ, *(path for path in drawn if path not in wanted)])
