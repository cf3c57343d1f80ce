"""Reads YAML into plain values and remembers the line of every one of them.

The C parser composes the tree of nodes (fast), the values are built here: the usual constructors of PyYAML
lose the marks. Only plain kinds exist in a pack: text, whole number, fraction, yes/no, nothing, list, mapping.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import yaml

from nastavnik.core.methodology.faults import Fault, PackError

Place = tuple[str | int, ...]
"""The way to a value: keys of mappings and positions in lists, e.g. ("tracks", 0, "title")."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUE = {"true", "yes", "on"}
_PLAIN: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:bool": lambda text: text.lower() in _TRUE,
    "tag:yaml.org,2002:int": lambda text: int(text.replace("_", "")),
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:timestamp": str,
}


@dataclass
class Located:
    """A file as data: `value` is built of plain Python kinds, `lines` maps every place to its 1-based line."""

    file: str
    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Line of the value at `place`, or of the nearest thing around it that exists."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_located(path: Path, shown: str) -> Located:
    """Parse one file; `shown` is the name used in messages. Raises `PackError` on broken YAML or encoding."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError([Fault(shown, 1, "файл сохранён не в кодировке UTF-8")]) from error
    except OSError as error:
        raise PackError([Fault(shown, 1, "файл не удалось прочесть")]) from error
    return read_text(text, shown)


def read_text(text: str, shown: str) -> Located:
    """Parse the text of one file."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PackError([Fault(shown, mark.line + 1 if mark else 1, "разметка файла нарушена")]) from error
    except yaml.YAMLError as error:
        raise PackError([Fault(shown, 1, "в файле есть недопустимые знаки")]) from error
    located = Located(shown)
    if node is not None:
        located.value = _build(node, (), located)
    return located


def _build(node: yaml.Node, place: Place, located: Located) -> Any:
    located.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, located)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*place, n), located) for n, child in enumerate(node.value)]
    return _scalar(cast(yaml.ScalarNode, node), located)


def _mapping(node: yaml.MappingNode, place: Place, located: Located) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in built:
            raise PackError([Fault(located.file, line, f"поле «{key}» записано дважды")])
        located.lines[*place, key] = line
        built[key] = _build(value_node, (*place, key), located)
    return built


def _scalar(node: yaml.ScalarNode, located: Located) -> Any:
    build = _PLAIN.get(node.tag)
    try:
        if build is not None:
            return build(node.value)
    except ValueError:
        return node.value
    raise PackError(
        [
            Fault(
                located.file,
                node.start_mark.line + 1,
                f"неизвестный вид значения «{node.tag}»",
            )
        ]
    )
