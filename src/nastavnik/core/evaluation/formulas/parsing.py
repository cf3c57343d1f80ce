"""Words become a tree: sum := product (± product)*; product := factor (×÷ factor)*; factor := −factor | number | name | f(…) | (…)."""

from fractions import Fraction

from nastavnik.core.evaluation.formulas.refusal import FormulaRefused
from nastavnik.core.evaluation.formulas.tokens import Kind, Token, split
from nastavnik.core.evaluation.formulas.tree import Call, Literal, Name, Negation, Node, Operation

DEEPEST = 30
"""Brackets within brackets."""

MOST = 150
"""Parts of a formula altogether."""

FUNCTIONS = {
    "share": (2, 2),
    "percent": (2, 2),
    "if_empty": (2, 2),
    "sum": (1, 2),
    "mean": (1, 2),
    "median": (1, 2),
    "least": (1, 2),
    "most": (1, 2),
    "either": (2, 9),
    "both": (2, 9),
    "without": (2, 2),
}
"""The whole list of functions with the least and greatest number of arguments."""


def parse(text: str) -> Node:
    """The tree of a formula. Raises FormulaRefused and nothing else, whatever the text."""
    reader = _Reader(split(text))
    tree = reader.sum(0)
    reader.end()
    return tree


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens, self._next, self._parts = tokens, 0, 0

    @property
    def _here(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._here
        self._next += 1
        return token

    def _counted(self, node: Node) -> Node:
        self._parts += 1
        if self._parts > MOST:
            raise FormulaRefused(node.at, f"слишком сложно, не больше {MOST} частей")
        return node

    def _is(self, *signs: str) -> bool:
        return self._here.kind is Kind.SIGN and self._here.text in signs

    def end(self) -> None:
        """Nothing may follow."""
        if self._here.kind is not Kind.END:
            hint = "; дробь пишется через точку" if self._here.text == "," else ""
            raise FormulaRefused(self._here.at, f"лишнее: «{self._here.text}»{hint}")

    def sum(self, depth: int) -> Node:
        """Products added and subtracted, from left to right."""
        node = self._product(depth)
        while self._is("+", "-"):
            sign = self._take()
            node = self._counted(Operation(sign.text, node, self._product(depth), sign.at))
        return node

    def _product(self, depth: int) -> Node:
        node = self._factor(depth)
        while self._is("*", "/"):
            sign = self._take()
            node = self._counted(Operation(sign.text, node, self._factor(depth), sign.at))
        return node

    def _factor(self, depth: int) -> Node:
        token = self._take()
        if depth > DEEPEST:
            raise FormulaRefused(token.at, f"скобки вложены глубже {DEEPEST} раз")
        if token.kind is Kind.NUMBER:
            return self._counted(Literal(Fraction(token.text), token.at))
        if token.kind is Kind.NAME:
            return self._counted(self._call(token, depth) if self._is("(") else Name(token.text, token.at))
        if token.text == "-":
            return self._counted(Negation(self._factor(depth + 1), token.at))
        if token.text == "(":
            node = self.sum(depth + 1)
            self._close(token)
            return node
        what = "формула обрывается" if token.kind is Kind.END else f"здесь не может стоять «{token.text}»"
        raise FormulaRefused(token.at, what)

    def _call(self, name: Token, depth: int) -> Call:
        if name.text not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise FormulaRefused(name.at, f"действия «{name.text}» нет, есть {known}")
        opening = self._take()
        arguments = [] if self._is(")") else [self.sum(depth + 1)]
        while self._is(","):
            self._take()
            arguments.append(self.sum(depth + 1))
        self._close(opening)
        least, most = FUNCTIONS[name.text]
        if not least <= len(arguments) <= most:
            needed = str(least) if least == most else f"от {least} до {most}"
            raise FormulaRefused(
                name.at, f"у «{name.text}» должно быть значений {needed}, а дано {len(arguments)}"
            )
        return Call(name.text, tuple(arguments), name.at)

    def _close(self, opening: Token) -> None:
        if not self._is(")"):
            raise FormulaRefused(self._here.at, f"не закрыта скобка, открытая на знаке {opening.at}")
        self._take()
