"""Why an indicator is not what it was: people, numbers, formula."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.evaluation.formulas import Counted, Facts, Unit, compute, read_formula
from nastavnik.core.evaluation.snapshots import Frozen, explain

CATALOGUE = {
    "mentees": Counted("наставляемые ученики", Unit.PEOPLE),
    "active": Counted("с начатой парой", Unit.PEOPLE),
    "pupils": Counted("ученики", Unit.PEOPLE),
    "children": Counted("дети района", Unit.PEOPLE, listed=False),
}
SETS = st.fixed_dictionaries(
    {name: st.frozensets(st.sampled_from("абвгд")) for name in ("mentees", "pupils")}
)


def frozen(text, sets, **numbers):
    formula = read_formula(text, CATALOGUE)
    facts = Facts(sets={name: frozenset(members) for name, members in sets.items()}, numbers=numbers)
    return Frozen(formula, facts, compute(formula, facts, CATALOGUE))


def test_who_came_and_who_left_on_either_side():
    was = frozen("percent(mentees, pupils)", {"mentees": "аб", "pupils": "абвг"})
    now = frozen("percent(mentees, pupils)", {"mentees": "бвг", "pupils": "абвгд"})
    found = explain(was, now, CATALOGUE)
    assert (found.numerator.entered, found.numerator.left) == (("в", "г"), ("а",))
    assert (found.denominator.entered, found.denominator.left) == (("д",), ())
    assert found.change == 10
    assert found.sentences == (
        "Было 50 %, стало 60 % (+10 п. п.).",
        "Числитель — вошли: 2, вышли: 1.",
        "Знаменатель — вошли: 1.",
    )


def test_a_changed_formula_is_shown_with_what_it_lost_and_gained():
    was = frozen("percent(mentees, pupils)", {"mentees": "аб", "pupils": "абвг", "active": "а"})
    now = frozen("percent(active, pupils)", {"mentees": "аб", "pupils": "абвг", "active": "а"})
    found = explain(was, now, CATALOGUE)
    assert found.formula_changed
    assert found.sentences[1:4] == (
        "Изменилась формула: было «percent(mentees, pupils)», стало «percent(active, pupils)».",
        "Больше не участвует: «наставляемые ученики».",
        "Теперь участвует: «с начатой парой».",
    )
    assert found.numerator.left == ("б",)
    assert not found.sets


def test_bare_numbers_that_changed_are_named():
    was = frozen("percent(mentees, children)", {"mentees": "аб"}, children=10)
    now = frozen("percent(mentees, children)", {"mentees": "аб"}, children=20)
    found = explain(was, now, CATALOGUE)
    assert found.numbers == {"children": (10, 20)}
    assert found.sentences == ("Было 20 %, стало 10 % (−10 п. п.).", "«дети района»: было 10, стало 20.")


def test_no_data_then_and_a_value_now():
    was = frozen("percent(mentees, pupils)", {"mentees": "а", "pupils": ""})
    now = frozen("percent(mentees, pupils)", {"mentees": "а", "pupils": "аб"})
    found = explain(was, now, CATALOGUE)
    assert found.change is None
    assert found.sentences[0] == "Было нет данных, стало 50 %."


def test_another_unit_is_not_subtracted():
    was = frozen("mentees", {"mentees": "аб", "pupils": "абв"})
    now = frozen("share(mentees, pupils)", {"mentees": "аб", "pupils": "абв"})
    assert explain(was, now, CATALOGUE).change is None


def test_a_movement_that_did_not_change_the_value_is_still_told():
    was = frozen("mentees", {"mentees": "аб"})
    found = explain(was, frozen("mentees", {"mentees": "бв"}), CATALOGUE)
    assert found.sentences == ("Значение не изменилось: 2 человека.", "Числитель — вошли: 1, вышли: 1.")
    assert found.sets["mentees"].entered == ("в",)


@given(SETS)
def test_nothing_changed_is_one_sentence(sets):
    one = frozen("percent(mentees, pupils)", sets)
    found = explain(one, one, CATALOGUE)
    assert (len(found.sentences), found.sets, found.numbers, found.formula_changed) == (1, {}, {}, False)
    assert not found.numerator
    assert not found.denominator


@given(SETS, SETS)
def test_movements_lead_from_the_earlier_members_to_the_later(before, after):
    found = explain(
        frozen("share(mentees, pupils)", before), frozen("share(mentees, pupils)", after), CATALOGUE
    )
    for name, moved in (("mentees", found.numerator), ("pupils", found.denominator)):
        assert (before[name] - set(moved.left)) | set(moved.entered) == after[name]
        assert not set(moved.left) & after[name]
    if found.change is not None:
        assert found.change == Fraction(len(after["mentees"]), len(after["pupils"])) - Fraction(
            len(before["mentees"]), len(before["pupils"])
        )
