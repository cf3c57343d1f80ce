"""Whatever is typed into a field stands in the document unchanged, save for characters XML cannot hold."""

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nastavnik.core.paperwork.characters import legal_text
from nastavnik.core.paperwork.contracts import CONTRACTS
from nastavnik.core.paperwork.reading import docx_text
from nastavnik.core.paperwork.rendering import render_blank
from tests.core.paperwork.leaves import replaced
from tests.core.paperwork.specimens import SPECIMENS, blank
from tests.core.paperwork.test_built_in_blanks import NOT_PRINTED

HARD = [
    "ООО «Рога & Копыта»",
    "баллы <60 и >40",
    "\"кавычки\" 'и' апострофы",
    "=1+1",
    "{{ 7 * 7 }}",
    "{% for х in школа %}{% endfor %}",
    "{_{ и }_} и {_% %_}",
    "&amp;lt;b&gt; ]]> <!-- -->",
    "строка\nвторая\tтретья",
    "\x00\x0b\ufffe обрыв \ud800",
    "</w:t></w:r></w:p><w:p>",
    "😀 é ё ‎ ",
    "\\1 \\g<0> %s {0}",
    " пробелы по краям ",
]


def printed_as_given(code: str, values: list[str]) -> None:
    skipped, counter, expected = NOT_PRINTED[code], itertools.cycle(values), []

    def change(path: str, _: str) -> str:
        text = f"⟦{len(expected)}|{next(counter)}⟧"
        expected.append((path, text))
        return text

    context = replaced(SPECIMENS[code].context(), change)
    text = docx_text(render_blank(blank(code), context))
    assert [value for path, value in expected if path not in skipped and legal_text(value) not in text] == []


@pytest.mark.parametrize("code", list(CONTRACTS))
def test_hard_values_are_printed_as_given(code):
    printed_as_given(code, HARD)


@pytest.mark.slow
@pytest.mark.parametrize("code", list(CONTRACTS))
def test_any_text_is_printed_as_given(code):
    @settings(max_examples=25, deadline=None)
    @example(HARD)
    @given(st.lists(st.text(st.characters(exclude_categories=()), max_size=40), min_size=40, max_size=60))
    def check(values: list[str]) -> None:
        printed_as_given(code, values)

    check()


@given(st.text(st.characters(exclude_categories=())))
def test_legal_text_is_stable_and_only_drops(text):
    once = legal_text(text)
    assert legal_text(once) == once
    assert len(once) <= len(text)
