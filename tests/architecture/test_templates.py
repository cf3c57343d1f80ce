"""Templates stay home, and people read Russian in them."""

import re

import pytest

from tests.architecture.source import Source, slice_of, templates

TARGET = re.compile(r"""{%-?\s*(?:extends|include)\s+["']([^"']+)["']""")
FRAME = re.compile(r"^(shell/|cotton/|page\.html|base\.html|bare\.html|confirm\.html)")
# Folders of templates which a slice may hold besides its own, and why.
GUESTS = {
    "accounts": ("account", "mfa", "registration", "allauth"),  # the sign-in library asks for these names
    "shell": ("cotton", "shell", "django", "page.html", "base.html", "bare.html", "confirm.html"),
}
INVISIBLE = re.compile(
    r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->|<(script|style|code|kbd)\b.*?</\1>|<svg\b.*?</svg>|</?[a-zA-Z!][^>]*>|&\w+;",
    re.DOTALL,
)
COMMENT = re.compile(
    r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{%\s*block \w*class\w*\s*%}[^{<]*{%\s*endblock\s*%}", re.DOTALL
)
SPOKEN_ATTRIBUTE = re.compile(
    r"""(?<![:\w-])(?:title|alt|placeholder|aria-label|hint|text|message)="([^"{}]*)\""""
)
LATIN = re.compile(r"[A-Za-z]{2,}")
# Words which Russian readers write in Latin letters.
BORROWED = {
    "XLSX",
    "XLS",
    "ODS",
    "CSV",
    "DOCX",
    "PDF",
    "SMS",
    "QR",
    "UTF",
    "Windows",
    "Excel",
    "Word",
    "LibreOffice",
}


def strayed(sources: tuple[Source, ...]) -> list[str]:
    """Templates in a stranger's folder, or using one."""
    faults = []
    for source in sources:
        home = slice_of(source)
        inside = source.path.split("templates/", 1)[1]
        if inside.split("/")[0] not in {home, *GUESTS.get(home, ())}:
            faults.append(f"{source.path} is not in templates/{home}/")
        used = [] if home == "shell" else TARGET.findall(source.text)
        strange = [t for t in used if not (t.startswith((f"{home}/", "#")) or FRAME.match(t))]
        faults += [f"{source.path} uses {target}" for target in strange]
    return faults


def latin(sources: tuple[Source, ...]) -> list[str]:
    """Latin words that a person would see."""
    found = []
    for source in sources:
        text = COMMENT.sub(" ", source.text)
        shown = INVISIBLE.sub(" ", text) + " ".join(SPOKEN_ATTRIBUTE.findall(text))
        found += [f"{source.path}: {word}" for word in LATIN.findall(shown) if word not in BORROWED]
    return found


def test_templates_stay_home() -> None:
    assert strayed(templates()) == []


def test_people_read_russian() -> None:
    assert latin(templates()) == []


def test_nothing_is_marked_safe() -> None:
    assert [s.path for s in templates() if re.search(r"\|\s*safe\b|autoescape\s+off", s.text)] == []


def test_a_strayed_template_is_seen() -> None:
    seeded = Source("web/people/templates/pairings/list.html", "")
    assert strayed((seeded,)) == ["web/people/templates/pairings/list.html is not in templates/people/"]


@pytest.mark.parametrize("verb", ["extends", "include"])
def test_a_borrowed_template_is_seen(verb: str) -> None:
    seeded = Source("web/people/templates/people/list.html", f'{{% {verb} "pairings/row.html" %}}')
    assert strayed((seeded,)) == ["web/people/templates/people/list.html uses pairings/row.html"]


@pytest.mark.parametrize(
    "text", ["<h1>Mentors</h1>", '<input placeholder="Search">', "{# да #}<p>Хорошо, ok</p>"]
)
def test_a_latin_word_is_seen(text: str) -> None:
    assert latin((Source("web/people/templates/people/x.html", text),)) != []


def test_russian_with_code_inside_passes() -> None:
    text = '{% load x %}<p class="a">Файл {{ file.name }} — XLSX</p>{% comment "note" %}words{% endcomment %}'
    assert latin((Source("web/people/templates/people/x.html", text),)) == []
