"""The value of a checked formula, exactly, with the people and things behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce

from nastavnik.core.evaluation.description import describe
from nastavnik.core.evaluation.exact import Number, exact
from nastavnik.core.evaluation.formulas.catalogue import Catalogue, Counted, Measured
from nastavnik.core.evaluation.formulas.checking import Formula
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
from nastavnik.core.evaluation.formulas.units import Dimension

NO_DATA = "нет данных"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true on a day: members of listed sets by id, bare numbers, measures of members. What is absent is unknown."""

    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    numbers: Mapping[str, Number | None] = field(default_factory=dict)
    measures: Mapping[str, Mapping[str, Number | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """Names of the catalogue above or below the line of division, and the members counted there."""

    names: tuple[str, ...] = ()
    members: frozenset[str] = frozenset()

    def joined(self, other: "Side") -> "Side":
        """Both together."""
        return Side(tuple(dict.fromkeys(self.names + other.names)), self.members | other.members)


@dataclass(frozen=True, slots=True)
class Value:
    """`number` is exact, or None with words in `why`: «нет данных: …». `remarks` are doubts to show beside it."""

    number: Fraction | None
    dimension: Dimension
    numerator: Side
    denominator: Side
    why: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A number or none, a set if it is one, and who stands above and below."""

    number: Fraction | None
    above: Side = Side()
    below: Side = Side()
    members: frozenset[str] | None = None
    why: str = ""
    remarks: tuple[str, ...] = ()


def compute(formula: Formula, facts: Facts, catalogue: Catalogue) -> Value:
    """Count a formula checked with the same catalogue. Division by nothing and unknown facts give «нет данных»."""
    part = _Counter(facts, catalogue).part(formula.tree)
    why = f"{NO_DATA}: {part.why}" if part.number is None else ""
    remarks = tuple(dict.fromkeys(part.remarks))
    return Value(part.number, formula.dimension, part.above, part.below, why, remarks)


class _Counter:
    def __init__(self, facts: Facts, catalogue: Catalogue) -> None:
        self._facts, self._catalogue = facts, catalogue

    def part(self, node: Node) -> _Part:
        """The value of one part of the tree."""
        if isinstance(node, Literal):
            return _Part(node.value)
        if isinstance(node, Name):
            return self._named(node.name)
        if isinstance(node, Negation):
            inner = self.part(node.inner)
            return _joined([inner], None if inner.number is None else -inner.number)
        if isinstance(node, Operation):
            return _operation(node.sign, self.part(node.left), self.part(node.right), self._title(node.right))
        return self._call(node)

    def _named(self, name: str) -> _Part:
        entry = self._catalogue[name]
        if isinstance(entry, Counted) and entry.listed:
            members = self._facts.sets.get(name)
            if members is None:
                return _Part(None, Side((name,)), why=f"неизвестно, кто входит в «{entry.title}»")
            return _Part(Fraction(len(members)), Side((name,), members), members=members)
        number = self._facts.numbers.get(name)
        if number is None:
            return _Part(None, Side((name,)), why=f"не указано «{entry.title}»")
        return _Part(exact(number), Side((name,)))

    def _call(self, node: Call) -> _Part:
        if node.function in _REDUCED:
            return self._measured(node)
        parts = [self.part(argument) for argument in node.arguments]
        if node.function == "if_empty":
            return parts[0] if parts[0].number is not None else _replaced(*parts)
        if node.function in _SETS:
            return _set(_SETS[node.function], parts)
        found = _quotient(parts[0], parts[1], self._title(node.arguments[1]))
        found = _with_remark(found, _outside(parts))
        if node.function == "percent" and found.number is not None:
            return _Part(found.number * 100, found.above, found.below, remarks=found.remarks)
        return found

    def _title(self, node: Node) -> str:
        """What stands below the line, in words."""
        titles = dict.fromkeys(self._catalogue[name].title for name in names_in(node))
        return ", ".join(f"«{title}»" for title in titles) or written(node)

    def _measured(self, node: Call) -> _Part:
        name = node.arguments[0].name if isinstance(node.arguments[0], Name) else ""
        entry = self._catalogue[name]
        over = node.arguments[1] if len(node.arguments) > 1 else Name(_set_of(entry), node.at)
        group = self.part(over)
        if group.members is None:
            return _Part(None, group.above, why=group.why)
        values = self._facts.measures.get(name, {})
        known = [exact(value) for one in sorted(group.members) if (value := values.get(one)) is not None]
        missing = len(group.members) - len(known)
        remarks = (f"«{entry.title}» не указано у {missing} из {len(group.members)}",) if missing else ()
        if not known and (missing or node.function != "sum"):
            return _Part(
                None, group.above, why=f"«{entry.title}» ни у кого не указано", remarks=group.remarks
            )
        return _Part(_REDUCED[node.function](known), group.above, remarks=(*group.remarks, *remarks))


def _set_of(entry: Counted | Measured) -> str:
    return entry.over if isinstance(entry, Measured) else ""


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def _median(values: Sequence[Fraction]) -> Fraction:
    return describe(values).median or Fraction()


_REDUCED: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "sum": lambda values: sum(values, Fraction()),
    "mean": _mean,
    "median": _median,
    "least": min,
    "most": max,
}
_SETS: dict[str, Callable[[frozenset[str], frozenset[str]], frozenset[str]]] = {
    "either": frozenset.union,
    "both": frozenset.intersection,
    "without": frozenset.difference,
}


def _set(join: Callable[[frozenset[str], frozenset[str]], frozenset[str]], parts: Sequence[_Part]) -> _Part:
    unknown = next((part for part in parts if part.members is None), None)
    names = reduce(Side.joined, (part.above for part in parts)).names
    if unknown:
        return _Part(None, Side(names), why=unknown.why)
    members = reduce(join, [part.members for part in parts if part.members is not None])
    return _Part(Fraction(len(members)), Side(names, members), members=members)


def _operation(sign: str, left: _Part, right: _Part, below: str) -> _Part:
    if sign == "/":
        return _quotient(left, right, below)
    if left.number is None or right.number is None:
        return _joined([left, right], None)
    if sign == "*":
        return _joined([left, right], left.number * right.number)
    return _joined([left, right], left.number + (right.number if sign == "+" else -right.number))


def _quotient(left: _Part, right: _Part, below: str) -> _Part:
    above, under = left.above.joined(right.below), left.below.joined(right.above)
    remarks = (*left.remarks, *right.remarks)
    if left.number is None or right.number is None:
        return _Part(None, above, under, why=left.why or right.why, remarks=remarks)
    if not right.number:
        return _Part(None, above, under, why=f"делить не на что, {below} — ноль", remarks=remarks)
    return _Part(left.number / right.number, above, under, remarks=remarks)


def _joined(parts: Sequence[_Part], number: Fraction | None) -> _Part:
    above, below = (
        reduce(Side.joined, sides) for sides in zip(*((one.above, one.below) for one in parts), strict=True)
    )
    why = next((one.why for one in parts if one.why), "")
    return _Part(
        number, above, below, why=why, remarks=tuple(remark for one in parts for remark in one.remarks)
    )


def _replaced(empty: _Part, instead: _Part) -> _Part:
    """The value put in the place of an empty one; who stood behind the empty one is still told."""
    return _Part(
        instead.number,
        empty.above.joined(instead.above),
        empty.below.joined(instead.below),
        why=instead.why,
        remarks=(*empty.remarks, *instead.remarks, f"подставлено вместо пустого: {empty.why}"),
    )


def _outside(parts: Sequence[_Part]) -> str:
    """A doubt about a share: the part is not within the whole."""
    part, whole = parts
    if part.members is not None and whole.members is not None:
        beyond = len(part.members - whole.members)
        return f"в числителе есть те, кого нет в знаменателе: {beyond}" if beyond else ""
    if part.number is not None and whole.number is not None and part.number > whole.number:
        return "числитель больше знаменателя"
    return ""


def _with_remark(part: _Part, remark: str) -> _Part:
    if not remark:
        return part
    return _Part(part.number, part.above, part.below, part.members, part.why, (*part.remarks, remark))
