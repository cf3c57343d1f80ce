"""A layer as a file: written for people to read, read from whoever sends it.

A file from outside is judged before anything is built of it: its size, its depth, and that nothing in it stands
for something else (a few lines of links inside links would fill the memory).
"""

from collections.abc import Mapping
from typing import Any

import yaml

from nastavnik.core.methodology.faults import Fault, PackError
from nastavnik.core.methodology.yaml_lines import LOADER, Located, read_text

LARGEST = 400_000
DEEPEST = 24
MOST = 60_000


def layer_text(title: str, data: Mapping[str, Any]) -> str:
    """The layer as a file, with a line that says whose it is."""
    body = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=110) if data else "{}\n"
    return f"# {' '.join(title.split())}\n{body}"


def layer_of(raw: bytes, shown: str) -> Located:
    """The layer of a file; `shown` names it in messages. Raises `PackError` with Russian sentences and lines."""
    if len(raw) > LARGEST:
        raise PackError(
            [Fault(shown, 1, f"файл больше {LARGEST // 1000} килобайт: в слое только то, чем вы отличаетесь")]
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError([Fault(shown, 1, "файл сохранён не в кодировке UTF-8")]) from error
    _judge(text, shown)
    located = read_text(text, shown)
    if located.value is None:
        located.value = {}
    if not isinstance(located.value, dict):
        raise PackError([Fault(shown, 1, "в файле нет разделов методики")])
    return located


def _judge(text: str, shown: str) -> None:
    depth = count = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            count += 1
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise PackError(
                    [Fault(shown, line, "ссылки внутри файла (знаки «&» и «*») не читаются: повторите текст")]
                )
            if isinstance(event, yaml.DocumentStartEvent) and count > 2:
                raise PackError([Fault(shown, line, "в файле два документа: оставьте один")])
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST or count > MOST:
                raise PackError(
                    [Fault(shown, line, "файл слишком сложен: в слое только то, чем вы отличаетесь")]
                )
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PackError([Fault(shown, mark.line + 1 if mark else 1, "разметка файла нарушена")]) from error
    except yaml.YAMLError as error:
        raise PackError([Fault(shown, 1, "в файле есть недопустимые знаки")]) from error
