"""The small language of blanks: an allow-list over the parsed template.

Allowed: text, `{{ поле.часть }}`, `{% for %}` over lists (two levels), `{% if %}` with comparisons and
and/or/not, constants inside conditions, six named filters without arguments. Everything else is refused before
anything is compiled, so the sandbox below is the second wall, not the first.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

from nastavnik.core.paperwork.context import Specimen
from nastavnik.core.paperwork.filters import FILTERS

LOOP_WORDS = ("index", "first", "last", "length")
MAX_LOOPS = 2
MAX_BRANCHES = 8
_LOOP: dict[str, Specimen] = dict.fromkeys(LOOP_WORDS, "")


@dataclass(frozen=True)
class Forbidden:
    """A construct outside the language: line of the source (from 1) and what to tell the person."""

    line: int
    message: str


def forbidden_in(tree: nodes.Template, specimen: Mapping[str, Specimen] | None) -> list[Forbidden]:
    """All constructs outside the language; with a specimen also fields and lists it does not know."""
    walk = _Walk(unknown_allowed=specimen is None)
    walk.body(tree.body, dict(specimen or {}), loops=0, branches=0)
    return walk.faults


@dataclass
class _Walk:
    unknown_allowed: bool
    faults: list[Forbidden] = field(default_factory=list)

    def say(self, node: nodes.Node, message: str) -> None:
        self.faults.append(Forbidden(node.lineno or 0, message))

    def body(self, body: Sequence[nodes.Node], scope: dict[str, Specimen], loops: int, branches: int) -> None:
        for node in body:
            if type(node) is nodes.Output:
                self.output(node, scope)
            elif type(node) is nodes.If:
                self.choice(node, scope, loops, branches + 1)
            elif type(node) is nodes.For:
                self.loop(node, scope, loops + 1, branches)
            else:
                self.say(node, f"команда «{_name(node)}» в бланках запрещена; удалите её.")

    def output(self, node: nodes.Output, scope: dict[str, Specimen]) -> None:
        for part in node.nodes:
            if type(part) is nodes.TemplateData:
                if any(brace in part.data for brace in ("{{", "{%", "{#")):
                    self.say(part, "двойная фигурная скобка без поля; удалите её.")
                continue
            shape = self.expression(part, scope)
            if isinstance(shape, list | dict):
                what = "список" if isinstance(shape, list) else "раздел"
                self.say(
                    part,
                    f"«{_written(part)}» — это {what}, целиком его напечатать нельзя; укажите поле внутри.",
                )

    def choice(self, node: nodes.If, scope: dict[str, Specimen], loops: int, branches: int) -> None:
        if branches > MAX_BRANCHES:
            self.say(node, f"условия вложены глубже {MAX_BRANCHES} уровней; упростите бланк.")
            return
        self.expression(node.test, scope)
        self.body(node.body, scope, loops, branches)
        for other in node.elif_:
            self.choice(other, scope, loops, branches)
        self.body(node.else_, scope, loops, branches)

    def loop(self, node: nodes.For, scope: dict[str, Specimen], loops: int, branches: int) -> None:
        wrong = _wrong_loop(node, loops)
        if wrong or not isinstance(node.target, nodes.Name):
            self.say(node, wrong)
            return
        rows = self.expression(node.iter, scope)
        if isinstance(rows, str | dict):
            self.say(node, f"«{_written(node.iter)}» — не список, повторять по нему нельзя.")
        item = rows[0] if isinstance(rows, list) and rows else None
        inner = {**scope, node.target.name: item, "loop": _LOOP}
        if node.test is not None:
            self.expression(node.test, inner)
        self.body(node.body, inner, loops, branches)
        self.body(node.else_, scope, loops, branches)

    def expression(self, node: nodes.Node, scope: dict[str, Specimen]) -> Specimen:
        """Check an expression; returns the shape of its value where it is known."""
        if type(node) is nodes.Name:
            return self.name(node, scope)
        if type(node) is nodes.Getattr:
            return self.part(node, scope)
        if type(node) is nodes.Filter:
            return self.filtered(node, scope)
        for inner in self.operands(node):
            self.expression(inner, scope)
        return "" if type(node) is nodes.Const else None

    def operands(self, node: nodes.Node) -> Iterator[nodes.Node]:
        match node:
            case nodes.Const():
                return
            case nodes.And() | nodes.Or():
                yield from (node.left, node.right)
            case nodes.Not():
                yield node.node
            case nodes.Compare():
                yield from (node.expr, *(operand.expr for operand in node.ops))
            case _:
                self.say(
                    node, f"{_reason(node)}; в поле пишут только его имя, например: {{{{ школа.краткое }}}}."
                )

    def name(self, node: nodes.Name, scope: dict[str, Specimen]) -> Specimen:
        if node.ctx != "load" or node.name.startswith("_"):
            self.say(node, f"имя «{node.name}» недопустимо; имена полей начинаются с буквы.")
        elif node.name in scope:
            return scope[node.name]
        elif not self.unknown_allowed:
            self.say(node, f"поле «{node.name}» программе неизвестно{_nearest(node.name, scope)}.")
        return None

    def part(self, node: nodes.Getattr, scope: dict[str, Specimen]) -> Specimen:
        if node.attr.startswith("_") or type(node.node) not in (nodes.Name, nodes.Getattr):
            self.say(node, f"обращение «.{node.attr}» недопустимо; укажите поле из перечня полей бланка.")
            return None
        whole = self.expression(node.node, scope)
        if whole is None:
            return None
        if isinstance(whole, dict) and node.attr in whole:
            return whole[node.attr]
        known = whole if isinstance(whole, dict) else {}
        self.say(node, f"поле «{_written(node)}» программе неизвестно{_nearest(node.attr, known)}.")
        return None

    def filtered(self, node: nodes.Filter, scope: dict[str, Specimen]) -> Specimen:
        if node.node is None or node.name not in FILTERS:
            self.say(node, f"действие «{node.name}» запрещено; разрешены: {', '.join(FILTERS)}.")
        elif node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.say(node, f"действие «{node.name}» пишут без скобок.")
        else:
            self.expression(node.node, scope)
        return ""


def _wrong_loop(node: nodes.For, loops: int) -> str:
    if loops > MAX_LOOPS:
        return f"повторы вложены глубже {MAX_LOOPS} уровней; упростите бланк."
    target = node.target
    if type(target) is not nodes.Name or target.name.startswith("_") or target.name == "loop":
        return "после for нужно одно простое имя, например: {% for пара in пары %}."
    if node.recursive or type(node.iter) not in (nodes.Name, nodes.Getattr):
        return "повторять можно только строки готового списка, например: {% for пара in пары %}."
    return ""


def _nearest(word: str, known: Mapping[str, Specimen]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"; возможно, имелось в виду «{close[0]}»" if close else ""


def _written(node: nodes.Node) -> str:
    if type(node) is nodes.Getattr:
        return f"{_written(node.node)}.{node.attr}"
    return node.name if type(node) is nodes.Name else "выражение"


_COMMANDS = {
    "Assign": "set", "AssignBlock": "set", "Include": "include", "Import": "import", "FromImport": "from",
    "Macro": "macro", "CallBlock": "call", "FilterBlock": "filter", "With": "with", "Block": "block",
    "Extends": "extends", "ExprStmt": "do", "ScopedEvalContextModifier": "autoescape",
}  # fmt: skip
_REASONS = {
    "Call": "вызов со скобками запрещён",
    "Getitem": "квадратные скобки запрещены",
    "Slice": "срезы запрещены",
    "Concat": "склейка «~» запрещена",
    "CondExpr": "условие внутри поля запрещено",
    "Test": "проверка «is» запрещена",
    "List": "списки внутри бланка запрещены",
    "Tuple": "перечисление через запятую внутри поля запрещено",
    "Dict": "словари внутри бланка запрещены",
}


def _name(node: nodes.Node) -> str:
    return _COMMANDS.get(type(node).__name__, type(node).__name__)


def _reason(node: nodes.Node) -> str:
    return _REASONS.get(type(node).__name__, "вычисления внутри бланка запрещены")
