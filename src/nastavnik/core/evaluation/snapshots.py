"""Two frozen results of one indicator: who came, who left, what changed in the formula, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from nastavnik.core.evaluation.exact import exact
from nastavnik.core.evaluation.formulas.catalogue import Catalogue
from nastavnik.core.evaluation.formulas.checking import Formula
from nastavnik.core.evaluation.formulas.computing import NO_DATA, Facts, Side, Value
from nastavnik.core.evaluation.formulas.units import Dimension, Unit
from nastavnik.core.evaluation.phrasing import number, signed


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a snapshot keeps of an indicator: the formula it was counted by, the facts it was counted from, the value."""

    formula: Formula
    facts: Facts
    value: Value


@dataclass(frozen=True, slots=True)
class Moved:
    """Members of one side, or of one set, who were not there before, and who are no more; ids in order."""

    title: str
    entered: tuple[str, ...]
    left: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.entered or self.left)


@dataclass(frozen=True, slots=True)
class Difference:
    """`change` is later − earlier, None where either has no data or they are in different units.

    `numerator`, `denominator` and `sets` tell movements; `numbers`: bare numbers that changed, by name, (was, became);
    `formula_changed`; `sentences` say all this, the value first.
    """

    change: Fraction | None
    numerator: Moved
    denominator: Moved
    sets: Mapping[str, Moved]
    numbers: Mapping[str, tuple[Fraction | None, Fraction | None]]
    formula_changed: bool
    sentences: tuple[str, ...]


def explain(earlier: Frozen, later: Frozen, catalogue: Catalogue) -> Difference:
    """Compare two snapshots. The same formula and the same facts give an empty difference and one sentence."""
    numerator = _moved("числитель", earlier.value.numerator, later.value.numerator)
    denominator = _moved("знаменатель", earlier.value.denominator, later.value.denominator)
    names = tuple(dict.fromkeys(earlier.formula.names + later.formula.names))
    sets = {name: moved for name in names if (moved := _set_moved(name, earlier, later, catalogue))}
    numbers = {name: both for name in names if (both := _numbers(name, earlier, later))[0] != both[1]}
    change = _change(earlier.value, later.value)
    formula_changed = earlier.formula.text != later.formula.text
    sentences = [_headline(earlier.value, later.value, change)]
    sentences += _formula_sentences(earlier, later, catalogue) if formula_changed else []
    sentences += [_moved_sentence(moved) for moved in (numerator, denominator) if moved]
    sentences += [_number_sentence(name, both, catalogue) for name, both in numbers.items()]
    return Difference(change, numerator, denominator, sets, numbers, formula_changed, tuple(sentences))


def _moved(title: str, before: Side, after: Side) -> Moved:
    return Moved(
        title, tuple(sorted(after.members - before.members)), tuple(sorted(before.members - after.members))
    )


def _set_moved(name: str, earlier: Frozen, later: Frozen, catalogue: Catalogue) -> Moved:
    sides = [Side((name,), one.facts.sets.get(name, frozenset())) for one in (earlier, later)]
    return _moved(_title(name, catalogue), *sides)


def _title(name: str, catalogue: Catalogue) -> str:
    return catalogue[name].title if name in catalogue else name


def _numbers(name: str, earlier: Frozen, later: Frozen) -> tuple[Fraction | None, Fraction | None]:
    was, became = (one.facts.numbers.get(name) for one in (earlier, later))
    return None if was is None else exact(was), None if became is None else exact(became)


def _change(before: Value, after: Value) -> Fraction | None:
    if before.number is None or after.number is None or before.dimension != after.dimension:
        return None
    return after.number - before.number


def _headline(before: Value, after: Value, change: Fraction | None) -> str:
    if before.number == after.number and before.dimension == after.dimension:
        return f"Значение не изменилось: {shown(after)}."
    by = "" if change is None else f" ({_points(change, after.dimension)})"
    return f"Было {shown(before)}, стало {shown(after)}{by}."


def _points(change: Fraction, dimension: Dimension) -> str:
    """The change of a per cent is told in points of per cent, not in per cent."""
    return f"{signed(change)} п. п." if dimension == Dimension(Unit.PERCENT) else signed(change)


def shown(value: Value) -> str:
    """The value with its unit: «89,06 %», «57 человек», «нет данных»."""
    return NO_DATA if value.number is None else value.dimension.told(value.number)


def _formula_sentences(earlier: Frozen, later: Frozen, catalogue: Catalogue) -> list[str]:
    was, became = earlier.formula, later.formula
    sentences = [f"Изменилась формула: было «{was.text}», стало «{became.text}»."]
    for told, these, those in (
        ("Больше не участвует", was.names, became.names),
        ("Теперь участвует", became.names, was.names),
    ):
        gone = [_title(name, catalogue) for name in these if name not in those]
        sentences += [f"{told}: {', '.join(f'«{title}»' for title in gone)}."] if gone else []
    return sentences


def _moved_sentence(moved: Moved) -> str:
    parts = [f"вошли: {len(moved.entered)}"] if moved.entered else []
    parts += [f"вышли: {len(moved.left)}"] if moved.left else []
    return f"{moved.title.capitalize()} — {', '.join(parts)}."


def _number_sentence(name: str, both: tuple[Fraction | None, Fraction | None], catalogue: Catalogue) -> str:
    was, became = ("не указано" if value is None else number(value) for value in both)
    return f"«{_title(name, catalogue)}»: было {was}, стало {became}."
