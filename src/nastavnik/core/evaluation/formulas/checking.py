"""Every part of a formula gets a kind and a unit; what cannot be meant is refused with its place."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from nastavnik.core.evaluation.formulas.catalogue import Catalogue, Measured
from nastavnik.core.evaluation.formulas.parsing import parse
from nastavnik.core.evaluation.formulas.refusal import FormulaRefused
from nastavnik.core.evaluation.formulas.tree import (
    Call,
    Literal,
    Name,
    Negation,
    Node,
    Operation,
    names_in,
    written,
)
from nastavnik.core.evaluation.formulas.units import PERCENT, PLAIN, Dimension, per, times


class Kind(StrEnum):
    """`set` may be counted, `measure` must be summed over something, `number` is a number."""

    NUMBER = "number"
    SET = "set"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Type:
    """What a part is; `over` is the set a measure belongs to."""

    kind: Kind
    dimension: Dimension
    over: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A checked formula: its canonical text, tree, unit of the answer, and the names it uses, each once."""

    text: str
    tree: Node
    dimension: Dimension
    names: tuple[str, ...]


def read_formula(text: str, catalogue: Catalogue) -> Formula:
    """Parse and check. Raises FormulaRefused: grammar, a name that is not in the catalogue, units that do not fit."""
    tree = parse(text)
    found = check(tree, catalogue)
    if found.kind is Kind.MEASURE:
        raise FormulaRefused(tree.at, "показатель складывают или усредняют: sum(…), mean(…), median(…)")
    return Formula(written(tree), tree, found.dimension, tuple(dict.fromkeys(names_in(tree))))


def check(node: Node, catalogue: Catalogue) -> Type:
    """The type of a part. Raises FormulaRefused."""
    if isinstance(node, Literal):
        return Type(Kind.NUMBER, PLAIN)
    if isinstance(node, Name):
        return _named(node, catalogue)
    if isinstance(node, Negation):
        return Type(Kind.NUMBER, _number(node.inner, catalogue))
    if isinstance(node, Operation):
        return Type(Kind.NUMBER, _operation(node, catalogue))
    return _CALLS[node.function](node, catalogue)


def _named(node: Name, catalogue: Catalogue) -> Type:
    entry = catalogue.get(node.name)
    if entry is None:
        close = get_close_matches(node.name, list(catalogue), 1)
        hint = f"; может быть, «{close[0]}»" if close else ""
        raise FormulaRefused(node.at, f"имени «{node.name}» нет в перечне{hint}")
    dimension = Dimension(entry.unit)
    if isinstance(entry, Measured):
        return Type(Kind.MEASURE, dimension, entry.over)
    return Type(Kind.SET if entry.listed else Kind.NUMBER, dimension)


def _number(node: Node, catalogue: Catalogue) -> Dimension:
    """The dimension of a part that must be a number; a set is one, it is counted."""
    found = check(node, catalogue)
    if found.kind is Kind.MEASURE:
        raise FormulaRefused(node.at, "показатель складывают или усредняют: sum(…), mean(…), median(…)")
    return found.dimension


def _operation(node: Operation, catalogue: Catalogue) -> Dimension:
    left, right = _number(node.left, catalogue), _number(node.right, catalogue)
    if node.sign in "+-":
        if left != right:
            done = "складывать" if node.sign == "+" else "вычитать"
            raise FormulaRefused(node.at, f"нельзя {done} разное: слева «{left}», справа «{right}»")
        return left
    if node.sign == "/" and isinstance(node.right, Literal) and not node.right.value:
        raise FormulaRefused(node.right.at, "деление на ноль")
    found = times(left, right) if node.sign == "*" else per(left, right)
    if found is None:
        raise FormulaRefused(node.at, f"такой единицы нет: слева «{left}», справа «{right}»")
    return found


def _share(node: Call, catalogue: Catalogue) -> Type:
    part, whole = (_number(argument, catalogue) for argument in node.arguments)
    if part != whole:
        raise FormulaRefused(
            node.arguments[1].at, f"часть и целое должны быть об одном: здесь «{part}» и «{whole}»"
        )
    return Type(Kind.NUMBER, PERCENT if node.function == "percent" else PLAIN)


def _if_empty(node: Call, catalogue: Catalogue) -> Type:
    wanted, instead = (_number(argument, catalogue) for argument in node.arguments)
    literal = node.arguments[1].inner if isinstance(node.arguments[1], Negation) else node.arguments[1]
    if wanted != instead and not isinstance(literal, Literal):
        raise FormulaRefused(
            node.arguments[1].at, f"замена должна быть в тех же единицах: «{wanted}», а не «{instead}»"
        )
    return Type(Kind.NUMBER, wanted)


def _over(node: Call, catalogue: Catalogue) -> Type:
    measure = check(node.arguments[0], catalogue)
    if measure.kind is not Kind.MEASURE:
        raise FormulaRefused(
            node.arguments[0].at, f"«{node.function}» берётся по показателю участников, а не по числу"
        )
    own = _set(Name(measure.over, node.at), catalogue)
    members = _set(node.arguments[1], catalogue) if len(node.arguments) > 1 else own
    if members != own:
        raise FormulaRefused(node.arguments[1].at, f"показатель есть у «{own}», а не у «{members}»")
    return Type(Kind.NUMBER, measure.dimension)


def _set(node: Node, catalogue: Catalogue) -> Dimension:
    found = check(node, catalogue)
    if found.kind is not Kind.SET:
        raise FormulaRefused(node.at, "здесь нужен список, а не число")
    return found.dimension


def _sets(node: Call, catalogue: Catalogue) -> Type:
    units = [_set(argument, catalogue) for argument in node.arguments]
    for argument, unit in zip(node.arguments, units, strict=True):
        if unit != units[0]:
            raise FormulaRefused(argument.at, f"списки должны быть об одном: «{units[0]}» и «{unit}»")
    return Type(Kind.SET, units[0])


_CALLS: dict[str, Callable[[Call, Catalogue], Type]] = {
    "share": _share,
    "percent": _share,
    "if_empty": _if_empty,
    "sum": _over,
    "mean": _over,
    "median": _over,
    "least": _over,
    "most": _over,
    "either": _sets,
    "both": _sets,
    "without": _sets,
}
