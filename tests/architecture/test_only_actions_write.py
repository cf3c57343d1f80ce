"""Only actions write: no other file calls a writing method of a row or a queryset."""

import ast
import re
from datetime import UTC, datetime

import pytest

from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.actions import Actor, action, create
from nastavnik.kit.actions.guard import NoTrail, WrittenOutsideAction
from nastavnik.kit.actions.writing import pen
from nastavnik.kit.tenancy.scope import maintenance
from tests.architecture.source import Source, functions, python_files

ALWAYS = {
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "create",
    "delete",
    "force_insert",
}
WATCHED = ("features", "processes", "web", "api", "jobs", "cli")
WORD = re.compile(r"[a-z_]+\.[a-z_]+")  # noun.verb
MOMENT = datetime(2026, 9, 1, tzinfo=UTC)
# Files outside actions which may write, and why.
ALLOWED: dict[str, str] = {}


def writes(source: Source) -> list[int]:
    """Lines that call a writing method. `.update()` and `.save()` of plain Python objects take other shapes."""
    calls = [
        n for n in ast.walk(source.tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)
    ]
    return [c.lineno for c in calls if _writes(c, c.func)]  # type: ignore[arg-type]


def _writes(call: ast.Call, method: ast.Attribute) -> bool:
    if method.attr in ALWAYS:
        return True
    if method.attr == "update":
        return bool(call.keywords) and not call.args
    return method.attr == "save" and not call.args


def is_action(source: Source) -> bool:
    return source.floor == "features" and len(source.parts) > 2 and source.parts[2].split(".")[0] == "actions"


def faults(sources: tuple[Source, ...]) -> list[str]:
    others = [s for s in sources if s.floor in WATCHED and not is_action(s) and s.path not in ALLOWED]
    return [f"{s.path}:{line}" for s in others for line in writes(s)]


def untracked(sources: tuple[Source, ...]) -> list[str]:
    """Public functions of actions which are not actions by form."""
    found = []
    for source in filter(is_action, sources):
        public = [
            f for f in source.tree.body if isinstance(f, ast.FunctionDef) and not f.name.startswith("_")
        ]
        found += [f"{source.path}: {f.name}" for f in public if not _well_formed(f)]
    return found


def _well_formed(function: ast.FunctionDef) -> bool:
    words = [
        str(d.args[0].value)
        for d in function.decorator_list
        if isinstance(d, ast.Call) and isinstance(d.func, ast.Name) and d.func.id == "action"
        if d.args and isinstance(d.args[0], ast.Constant)
    ]
    named = {argument.arg for argument in function.args.kwonlyargs}
    return bool(words) and WORD.fullmatch(words[0]) is not None and {"by", "moment"} <= named


def test_only_actions_write() -> None:
    assert faults(python_files()) == []


def test_every_public_function_of_actions_is_an_action() -> None:
    assert untracked(python_files()) == []


@pytest.mark.parametrize(
    "line", ["row.save()", "Person.objects.create(name=n)", "rows.filter(a=1).update(name=n)", "row.delete()"]
)
def test_a_write_in_a_page_is_seen(line: str) -> None:
    assert faults((Source("web/people/views.py", f"def view():\n    {line}\n"),)) == ["web/people/views.py:2"]


def test_updating_a_dictionary_is_not_a_write() -> None:
    assert faults((Source("web/people/views.py", "context.update(extra)\n"),)) == []


@pytest.mark.parametrize(
    "text",
    [
        "def leave(*, by, moment): ...",
        "@action('people.leave')\ndef leave(by, moment): ...",
        "@action('leave')\ndef leave(*, by, moment): ...",
    ],
)
def test_a_function_that_is_no_action_is_seen(text: str) -> None:
    assert untracked((Source("features/people/actions.py", text),)) == ["features/people/actions.py: leave"]


def test_words_of_actions_are_unique() -> None:
    words = [
        decorator.args[0].value
        for source in filter(is_action, python_files())
        for function in functions(source)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "action"
        if isinstance(decorator.args[0], ast.Constant)
    ]
    assert sorted(set(words)) == sorted(words)


@pytest.mark.django_db
def test_a_row_saved_outside_an_action_raises() -> None:
    with maintenance(), pytest.raises(WrittenOutsideAction):
        Organisation(full_name="Школа", short_name="Школа").save()


@pytest.mark.django_db
def test_a_bulk_update_outside_an_action_raises() -> None:
    with maintenance(), pytest.raises(WrittenOutsideAction):
        Organisation.objects.filter(city="Тула").update(city="Орёл")


@pytest.mark.django_db
def test_a_helping_function_of_an_action_cannot_write_without_the_pen() -> None:
    @action("sample.sneak")
    def sneak(*, by: Actor, moment: datetime) -> None:
        Organisation(full_name="Школа", short_name="Школа").save()

    with maintenance(), pytest.raises(WrittenOutsideAction):
        sneak(by=Actor.system("проверка"), moment=MOMENT)


@pytest.mark.django_db
def test_an_action_without_a_trail_raises_and_leaves_nothing() -> None:
    @action("sample.hide")
    def hide(*, by: Actor, moment: datetime) -> None:
        with pen():
            Organisation(full_name="Школа", short_name="Школа").save(force_insert=True)

    with maintenance():
        with pytest.raises(NoTrail):
            hide(by=Actor.system("проверка"), moment=MOMENT)
        assert Organisation.objects.count() == 0


@pytest.mark.django_db
def test_an_action_by_form_passes() -> None:
    @action("sample.open")
    def open_school(*, by: Actor, moment: datetime) -> None:
        create(Organisation(full_name="Школа", short_name="Школа"))

    with maintenance():
        open_school(by=Actor.system("проверка"), moment=MOMENT)
        assert Organisation.objects.count() == 1
