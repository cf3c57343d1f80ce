"""Indicators as expressions: grammar, units, values, and nothing that could be executed."""

import itertools
import statistics
import string
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.evaluation.formulas import (
    Counted,
    Facts,
    FormulaRefused,
    Measured,
    Unit,
    compute,
    read_formula,
)
from nastavnik.core.evaluation.formulas.parsing import DEEPEST, FUNCTIONS, MOST, parse
from nastavnik.core.evaluation.formulas.tokens import LONGEST
from nastavnik.core.evaluation.formulas.tree import Call, Literal, Name, Negation, Operation, written

CATALOGUE = {
    "children": Counted("дети 10–19 лет", Unit.PEOPLE, listed=False),
    "pupils": Counted("ученики", Unit.PEOPLE),
    "mentees": Counted("наставляемые ученики", Unit.PEOPLE),
    "mentors": Counted("наставники школы", Unit.PEOPLE),
    "meetings": Counted("встречи года", Unit.MEETINGS),
    "online": Counted("встречи на расстоянии", Unit.MEETINGS),
    "hours": Measured("часы встречи", Unit.HOURS, "meetings"),
    "days": Measured("дни до пары", Unit.DAYS, "mentees"),
    "rate": Counted("норма", None, listed=False),
}
FACTS = Facts(
    sets={
        "pupils": frozenset("абвгдежз"),
        "mentees": frozenset("абв"),
        "mentors": frozenset("вг"),
        "meetings": frozenset({"1", "2", "3", "4"}),
        "online": frozenset({"3", "4"}),
    },
    numbers={"children": 40, "rate": 2.5},
    measures={"hours": {"1": 1, "2": 1.5, "3": 2}, "days": {"а": 10, "б": 30, "в": 14}},
)


def value(text, facts=FACTS):
    return compute(read_formula(text, CATALOGUE), facts, CATALOGUE)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("percent(mentees, pupils)", Fraction(75, 2), "%"),
        ("share(mentees, children)", Fraction(3, 40), "число"),
        ("mentees + mentors", 5, "человек"),
        ("either(mentees, mentors)", 4, "человек"),
        ("percent(either(mentees, mentors), pupils)", 50, "%"),
        ("both(mentees, mentors)", 1, "человек"),
        ("without(pupils, mentees)", 5, "человек"),
        ("sum(hours)", Fraction(9, 2), "часов"),
        ("sum(hours, online)", 2, "часов"),
        ("sum(hours) ÷ meetings", Fraction(9, 8), "часов на встречу"),
        ("mean(days)", 18, "дней"),
        ("median(days)", 14, "дней"),
        ("least(days) + most(days)", 40, "дней"),
        ("mentees ÷ mentors", Fraction(3, 2), "число"),
        ("meetings : mentees", Fraction(4, 3), "встреч на человека"),
        ("meetings / mentees × mentees", 4, "встреч"),
        ("rate × mentees − 1.5 × mentors", Fraction(9, 2), "человек"),
        ("−(2 + 3) × 4 / 8", Fraction(-5, 2), "число"),
        ("if_empty(percent(mentees, without(mentees, pupils)), 0)", 0, "%"),
        ("2 - - 2", 4, "число"),
        ("10 / 4 / 5", Fraction(1, 2), "число"),
        ("10 − 4 − 5", 1, "число"),
    ],
)
def test_a_formula_has_an_exact_value_and_a_unit(text, number, unit):
    found = value(text)
    assert (found.number, str(found.dimension), found.why) == (number, unit, "")


def test_who_stands_above_and_below_is_told_for_the_way_down_to_people():
    found = value("percent(either(mentees, mentors), pupils)")
    assert found.numerator.names == ("mentees", "mentors")
    assert found.numerator.members == frozenset("абвг")
    assert (found.denominator.names, found.denominator.members) == (("pupils",), FACTS.sets["pupils"])


def test_a_quotient_of_quotients_turns_sides_over():
    found = value("(mentees ÷ pupils) ÷ (mentors ÷ children)")
    assert (found.numerator.names, found.denominator.names) == (
        ("mentees", "children"),
        ("pupils", "mentors"),
    )


@pytest.mark.parametrize(
    ("text", "facts", "why"),
    [
        (
            "percent(mentees, pupils)",
            Facts(sets={"mentees": frozenset(), "pupils": frozenset()}),
            "делить не на что, «ученики» — ноль",
        ),
        ("mentees", Facts(), "неизвестно, кто входит в «наставляемые ученики»"),
        ("share(mentees, children)", Facts(sets={"mentees": frozenset("а")}), "не указано «дети 10–19 лет»"),
        ("mean(days)", Facts(sets={"mentees": frozenset()}), "«дни до пары» ни у кого не указано"),
        ("sum(hours)", Facts(sets={"meetings": frozenset("1")}), "«часы встречи» ни у кого не указано"),
        (
            "either(mentees, pupils) + pupils",
            Facts(sets={"mentees": frozenset()}),
            "неизвестно, кто входит в «ученики»",
        ),
        ("1 / (rate − 2.5)", FACTS, "делить не на что, «норма» — ноль"),
    ],
)
def test_where_there_is_nothing_to_count_there_is_no_data_and_a_reason(text, facts, why):
    found = value(text, facts)
    assert (found.number, found.why) == (None, f"нет данных: {why}")


def test_hours_of_no_meetings_are_none_hours():
    assert value("sum(hours)", Facts(sets={"meetings": frozenset()})).number == 0


def test_a_replacement_of_an_empty_value_is_told():
    found = value("if_empty(share(mentees, pupils), 1)", Facts(sets={"mentees": frozenset("а")}))
    assert found.number == 1
    assert found.remarks == ("подставлено вместо пустого: неизвестно, кто входит в «ученики»",)
    assert found.denominator.names == ("pupils",)


def test_doubts_are_told_beside_the_value():
    assert value("percent(mentors, mentees)").remarks == ("в числителе есть те, кого нет в знаменателе: 1",)
    assert value("share(children, pupils)").remarks == ("числитель больше знаменателя",)
    assert value("mean(hours)").remarks == ("«часы встречи» не указано у 1 из 4",)


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("", 1, "она пуста"),
        ("   ", 1, "она пуста"),
        ("mentees + ", 10, "обрывается"),
        ("(mentees", 9, "не закрыта скобка, открытая на знаке 1"),
        ("mentees)", 8, "лишнее: «)»"),
        ("7,5", 2, "дробь пишется через точку"),
        ("mentees mentors", 9, "лишнее: «mentors»"),
        ("mentes", 1, "имени «mentes» нет в перечне; может быть, «mentees»"),
        ("совсем_не_то", 1, "нет в перечне"),
        ("mentees + meetings", 9, "нельзя складывать разное: слева «человек», справа «встреч»"),
        ("mentees − 1", 9, "нельзя вычитать разное: слева «человек», справа «число»"),
        ("mentees × meetings", 9, "такой единицы нет"),
        ("percent(mentees, meetings)", 18, "часть и целое должны быть об одном"),
        ("hours", 1, "складывают или усредняют"),
        ("hours + 1", 1, "складывают или усредняют"),
        ("sum(mentees)", 5, "берётся по показателю"),
        ("sum(hours, mentees)", 12, "показатель есть у «встреч», а не у «человек»"),
        ("sum(hours, children)", 12, "нужен список"),
        ("either(mentees, meetings)", 17, "списки должны быть об одном"),
        ("either(mentees)", 1, "от 2 до 9, а дано 1"),
        ("share(mentees)", 1, "значений 2, а дано 1"),
        ("share()", 1, "а дано 0"),
        ("if_empty(mentees, meetings)", 19, "в тех же единицах"),
        ("1 / 0", 5, "деление на ноль"),
        ("exec(mentees)", 1, "действия «exec» нет"),
        ("mentees.name", 8, "знак «.» здесь не имеет смысла"),
        ("mentees[0]", 8, "знак «[» здесь не имеет смысла"),
        ("__import__('os')", 12, "знак «'» здесь не имеет смысла"),
        ("__import__(os)", 1, "действия «__import__» нет"),
        ("lambda: 1", 1, "имени «lambda» нет"),
        ("mentees == 1", 9, "знак «=» здесь не имеет смысла"),
        ("2 ** 3", 4, "здесь не может стоять «*»"),
        ("1e9", 1, "число записано непонятно"),
        ("mentees; mentors", 8, "лишнее"),
        ("'а'", 1, "знак «'» здесь не имеет смысла"),
    ],
)
def test_a_wrong_formula_is_refused_with_its_place(text, at, words):
    with pytest.raises(FormulaRefused) as refusal:
        read_formula(text, CATALOGUE)
    assert words in str(refusal.value)
    assert refusal.value.at == at
    assert str(refusal.value).startswith(f"Формула, знак {at}: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(" * (DEEPEST + 2) + "1" + ")" * (DEEPEST + 2), "вложены глубже"),
        ("-" * (DEEPEST + 2) + "1", "вложены глубже"),
        ("+".join(["1"] * MOST), "слишком сложно"),
        ("1" * (LONGEST + 1), "слишком длинно"),
        ("a" * 61, "слишком длинное имя"),
        ("1" * 16, "число записано непонятно"),
    ],
)
def test_a_formula_made_to_hurt_is_refused(text, words):
    with pytest.raises(FormulaRefused, match=words):
        read_formula(text, CATALOGUE)


@given(st.text(max_size=60))
def test_any_text_is_a_formula_or_a_refusal(text):
    try:
        read_formula(text, CATALOGUE)
    except FormulaRefused as refusal:
        assert 1 <= refusal.at <= len(text) + 1


WORDS = [*CATALOGUE, *FUNCTIONS, *"()+-×÷,", "1", "0", "2.5", "os", "__class__", ".", "exec", " "]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_are_computed_or_refused(words):
    try:
        formula = read_formula(" ".join(words), CATALOGUE)
    except FormulaRefused:
        return
    found = compute(formula, FACTS, CATALOGUE)
    assert (found.number is None) == bool(found.why)
    assert compute(formula, Facts(), CATALOGUE).number is None or not set(formula.names)


@given(st.text(string.printable, max_size=40))
def test_no_text_is_executed(text):
    """Were anything handed to Python, this name would be found in the builtins and called."""
    import builtins

    called = []
    builtins.planted = lambda *args: called.append(args)
    try:
        read_formula(f"planted({text})", CATALOGUE)
    except FormulaRefused:
        pass
    finally:
        del builtins.planted
    assert called == []


LITERALS = st.integers(0, 999).map(lambda n: Literal(Fraction(n, 4), 0))
TREES = st.recursive(
    LITERALS | st.sampled_from(["rate", "children"]).map(lambda name: Name(name, 0)),
    lambda inner: (
        st.builds(Negation, inner, st.just(0))
        | st.builds(Operation, st.sampled_from("+-*/"), inner, inner, st.just(0))
        | st.builds(lambda a, b: Call("share", (a, b), 0), inner, inner)
    ),
    max_leaves=12,
)


def placeless(node):
    """The same tree with all places forgotten."""
    if isinstance(node, Literal):
        return ("literal", node.value)
    if isinstance(node, Name):
        return ("name", node.name)
    if isinstance(node, Negation):
        return ("-", placeless(node.inner))
    if isinstance(node, Operation):
        return (node.sign, placeless(node.left), placeless(node.right))
    return (node.function, *map(placeless, node.arguments))


@given(TREES)
def test_a_tree_written_and_parsed_is_the_same_tree(tree):
    assert placeless(parse(written(tree))) == placeless(tree)


NUMBERS = st.recursive(
    LITERALS,
    lambda inner: (
        st.builds(Negation, inner, st.just(0))
        | st.builds(Operation, st.sampled_from("+-*/"), inner, inner, st.just(0))
    ),
    max_leaves=10,
)


@given(NUMBERS)
def test_arithmetic_is_that_of_python(tree):
    """Python's own parser and fractions, over text with nothing in it but digits, signs and brackets."""
    text = written(tree)
    source = text.replace("−", "-").replace("×", "*").replace("÷", "/")
    assert set(source) <= set("0123456789.()+-*/ ")
    exact = "".join(
        f"Fraction('{''.join(group)}')" if digits else "".join(group)
        for digits, group in itertools.groupby(source, key=lambda sign: sign.isdigit() or sign == ".")
    )
    try:
        wanted = eval(exact, {"Fraction": Fraction})
    except ZeroDivisionError:
        wanted = None
    try:
        found = compute(read_formula(text, {}), Facts(), {}).number
    except FormulaRefused as refusal:
        assert "деление на ноль" in str(refusal)
        return
    assert found == wanted


@given(st.frozensets(st.sampled_from("абвгд")), st.frozensets(st.sampled_from("абвгд")), st.data())
def test_sets_and_measures_are_those_of_python(one, other, data):
    days = data.draw(st.dictionaries(st.sampled_from("абвгд"), st.integers(0, 50)))
    facts = Facts(sets={"mentees": one, "pupils": other}, measures={"days": days})
    assert value("either(mentees, pupils)", facts).number == len(one | other)
    assert value("both(mentees, pupils)", facts).number == len(one & other)
    assert value("without(mentees, pupils)", facts).number == len(one - other)
    known = [days[member] for member in one if member in days]
    assert value("median(days)", facts).number == (statistics.median(map(Fraction, known)) if known else None)
    assert value("percent(mentees, pupils)", facts).number == (
        Fraction(100 * len(one), len(other)) if other else None
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mentees", "3 человека"),
        ("sum(hours)", "4,5 часа"),
        ("sum(hours) ÷ meetings", "1,13 часа на встречу"),
        ("percent(mentees, pupils)", "37,5 %"),
        ("rate", "2,5"),
        ("pupils × 7", "56 человек"),
    ],
)
def test_a_value_is_told_with_its_unit_in_the_right_form(text, told):
    found = value(text)
    assert found.dimension.told(found.number) == told


def test_the_names_of_a_formula_are_listed_once():
    formula = read_formula("mentees + mentees − mentors", CATALOGUE)
    assert (formula.names, formula.text) == (("mentees", "mentors"), "mentees + mentees − mentors")
