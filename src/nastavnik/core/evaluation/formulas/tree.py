"""A formula as a tree, and the tree as text again."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Literal:
    """A number written in the formula."""

    value: Fraction
    at: int


@dataclass(frozen=True, slots=True)
class Name:
    """A counted set or a measure of the catalogue."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Negation:
    """Minus something."""

    inner: "Node"
    at: int


@dataclass(frozen=True, slots=True)
class Operation:
    """`sign` is one of + - * /."""

    sign: str
    left: "Node"
    right: "Node"
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the list with its arguments."""

    function: str
    arguments: tuple["Node", ...]
    at: int


Node = Literal | Name | Negation | Operation | Call

_PRINTED = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def written(node: Node) -> str:
    """The formula in its one canonical spelling: brackets only where they are needed."""
    return _written(node, 0)


def _written(node: Node, strength: int) -> str:
    if isinstance(node, Literal):
        return _decimal(node.value)
    if isinstance(node, Name):
        return node.name
    if isinstance(node, Call):
        return f"{node.function}({', '.join(written(argument) for argument in node.arguments)})"
    if isinstance(node, Negation):
        text, own = f"−{_written(node.inner, 3)}", 2
    else:
        own = _STRENGTH[node.sign]
        text = f"{_written(node.left, own)}{_PRINTED[node.sign]}{_written(node.right, own + 1)}"
    return f"({text})" if own < strength else text


def _decimal(value: Fraction) -> str:
    """Literals have at most ten digits after the point, so this is exact."""
    whole, rest = divmod(value * 10**10, 10**10)
    tail = f"{int(rest):010d}".rstrip("0")
    return f"{whole}.{tail}" if tail else str(whole)


def names_in(node: Node) -> Iterator[str]:
    """Names of the catalogue, from left to right, with repetitions."""
    if isinstance(node, Name):
        yield node.name
    for below in _below(node):
        yield from names_in(below)


def _below(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Negation):
        return (node.inner,)
    if isinstance(node, Operation):
        return (node.left, node.right)
    return node.arguments if isinstance(node, Call) else ()
