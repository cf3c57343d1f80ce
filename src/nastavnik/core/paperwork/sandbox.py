"""The closed room in which a checked blank is filled."""

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateError, UndefinedError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from nastavnik.core.paperwork.context import Value
from nastavnik.core.paperwork.filters import FILTERS
from nastavnik.core.paperwork.grammar import LOOP_WORDS, Forbidden, forbidden_in
from nastavnik.core.paperwork.refusals import BlankRefused, PaperworkRefused

OUTPUT_LIMIT = 64_000_000
"""Characters one part of a document may grow to: ~10 000 rows of a wide table."""
_LIST_GUARD = "_только_список"


class SandboxedBlank(ImmutableSandboxedEnvironment):
    """Jinja without globals, tests, attributes of Python objects or its own filters.

    in_runs: the source is WordprocessingML, where a line end of a value becomes `<w:br/>`.
    One instance fills one part: it carries that part's budget of output.
    """

    def __init__(self, *, in_runs: bool) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self._printed,
            cache_size=0,
            keep_trailing_newline=True,
        )
        self.in_runs = in_runs
        self.left = OUTPUT_LIMIT
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update({**FILTERS, _LIST_GUARD: self._rows})

    def fill(self, source: str, context: Mapping[str, Value]) -> str:
        """Check the source against the allow-list, then render it. Raises BlankRefused."""
        try:
            tree = self.parse(source)
            faults = forbidden_in(tree, None)
            if faults:
                raise BlankRefused(f"Бланк отклонён: {faults[0].message}")
            _guard_loops(tree)
            return self.from_string(tree).render(dict(context))
        except PaperworkRefused:
            raise
        except UndefinedError as error:
            raise BlankRefused(f"В бланке есть поле, для которого нет данных: {error}.") from error
        except TemplateError as error:
            raise BlankRefused(f"Бланк отклонён: {unparsed(error).message}") from error
        except (SyntaxError, RecursionError, MemoryError) as error:
            raise BlankRefused("Бланк отклонён: он слишком сложен.") from error
        except (TypeError, ValueError, ArithmeticError) as error:
            raise BlankRefused("Бланк отклонён: в условии сравниваются несравнимые значения.") from error

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Only the key of a section or a word of the loop; never an attribute of a Python object."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP_WORDS:
            return getattr(obj, attribute)
        return self.undefined(f"«{attribute}»")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Square brackets do not exist in blanks; this is the second wall."""
        raise BlankRefused("Бланк отклонён: квадратные скобки запрещены.")

    def _printed(self, value: object) -> Markup:
        if isinstance(value, Undefined):
            str(value)  # StrictUndefined raises here with the name of the field
        if type(value) is not str and type(value) is not int:
            raise BlankRefused("Бланк отклонён: в поле можно напечатать только текст или число.")
        self._spend(len(str(value)))
        text = str(escape(str(value)))
        if self.in_runs:
            text = text.replace("\n", _BREAK).replace("\t", _TAB)
        return Markup(text)  # noqa: S704 — escaped three lines above

    def _rows(self, value: object, body: int) -> list[Value]:
        if isinstance(value, Undefined):
            str(value)
        if type(value) is not list:
            raise BlankRefused("Бланк отклонён: повторять можно только строки списка.")
        self._spend(len(value) * (body + 1))
        return value

    def _spend(self, characters: int) -> None:
        self.left -= characters
        if self.left < 0:
            raise BlankRefused(
                "Документ получается слишком большим: разделите список на несколько документов."
            )


_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def faults_of_source(source: str, specimen: Mapping[str, Any] | None) -> Sequence[Forbidden]:
    """Everything outside the language in one source, without rendering it."""
    try:
        return forbidden_in(SandboxedBlank(in_runs=True).parse(source), specimen)
    except TemplateError as error:
        return [unparsed(error)]
    except (RecursionError, ValueError, SyntaxError):
        return [Forbidden(0, "выражение слишком сложное; упростите его.")]


def unparsed(error: TemplateError) -> Forbidden:
    """The parser's complaint in Russian: what exactly is hard to tell, where is known."""
    line = getattr(error, "lineno", None) or 0
    text = str(error.message or "")
    if "Unexpected end" in text or "Encountered unknown tag 'end" in text or "end of" in text:
        message = "условие или повтор не закрыты: у каждого if должен быть endif, у каждого for — endfor."
    elif "unknown tag" in text:
        message = "неизвестная команда; разрешены только if, elif, else, endif, for, endfor."
    else:
        message = "поле или команда записаны с ошибкой; образец: {{ школа.краткое }}."
    return Forbidden(line, message)


def _guard_loops(tree: nodes.Template) -> None:
    """Each list passes through a check of its type and of the output it is about to make."""
    for loop in list(tree.find_all(nodes.For)):
        body = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        size = nodes.Const(body, lineno=loop.lineno)
        loop.iter = nodes.Filter(loop.iter, _LIST_GUARD, [size], [], None, None, lineno=loop.lineno)
    tree.set_environment(tree.environment)  # type: ignore[arg-type]
