"""Published data to the numbers printed beside them, through the same door as the command line."""

import json
from pathlib import Path

import pytest

from nastavnik.core.evaluation.answer import answer
from nastavnik.core.evaluation.choosing import Nature, Norms
from nastavnik.core.evaluation.paired import evaluate
from nastavnik.core.evaluation.pairs import pair_up

FOLDER = Path(__file__).parent / "statistics"
NORMS = Norms(enough=10, t_from=30)


def read(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def told(before, after, inverse=False):
    waves = [{str(place): value for place, value in enumerate(wave)} for wave in (before, after)]
    return answer(evaluate(pair_up(*waves), NORMS, Nature.MEASURED, inverse=inverse))


def cases():
    for path in sorted(FOLDER.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        for name, group in case.get("groups", {path.stem: case}).items():
            if "before" in group:
                yield pytest.param(group, id=name)


@pytest.mark.parametrize("case", list(cases()))
def test_the_computed_column_of_a_case_is_met(case):
    found, printed = told(case["before"], case["after"]), case["computed_by_us_scipy_1_17"]
    ours = {
        "n": found["n_pairs"],
        "mean_before": found["before"]["mean"],
        "mean_after": found["after"]["mean"],
        "mean_diff_after_minus_before": found["change"]["mean"],
        "sd_diff": found["change"]["sd"],
        "se": found["t"]["se"],
        "t_paired": found["t"]["t"],
        "df": found["t"]["df"],
        "p_t_two_sided": found["t"]["p"],
        "ci95_diff": found["change"]["ci95"],
        "cohen_dz": found["effect"]["dz"],
        "zeros": found["wilcoxon"]["zeros"],
        "n_nonzero": found["wilcoxon"]["n_nonzero"],
        "W_plus": found["wilcoxon"]["W"],
        "W_minus": found["wilcoxon"]["W_minus"],
        "T": found["wilcoxon"]["T"],
        "z_tie_corrected_no_continuity": -abs(found["wilcoxon"]["z"]),
        "p_wilcoxon_normal_no_continuity": found["wilcoxon"]["p_normal"],
        "p_wilcoxon_exact_zeros_dropped": found["wilcoxon"]["p_exact"],
        "improved": found["improved"],
        "worsened": found["worsened"],
        "unchanged": found["unchanged"],
        "p_sign_test": found["sign"]["p"],
    }
    assert set(printed) == set(ours)
    for key, value in printed.items():
        sign = -1 if key.startswith("z_") and value > 0 else 1
        assert ours[key] == pytest.approx(
            [sign * one for one in value] if isinstance(value, list) else sign * value, rel=2e-5, abs=6e-5
        ), key


def test_student_1908_to_the_digits_of_the_source():
    case = read("s09_student_sleep")
    found, source = told(case["before"], case["after"]), case["reported_by_source"]
    assert found["t"]["t"] == pytest.approx(-source["t"], abs=5e-5)
    assert found["t"]["p"] == pytest.approx(source["p"], abs=5e-7)
    assert found["change"]["ci95"] == pytest.approx([-end for end in reversed(source["ci95"])], abs=5e-8)
    assert found["change"]["mean"] == 1.58


def test_darwin_1876_to_fisher_and_to_the_example_of_scipy():
    case = read("s10_darwin_maize")
    found, source = told(case["before"], case["after"]), case["reported_by_source"]
    assert found["t"]["t"] == pytest.approx(source["t_Fisher"], abs=5e-4)
    assert found["wilcoxon"]["T"] == source["W_scipy_doc"]
    assert found["wilcoxon"]["p_exact"] == pytest.approx(source["p_exact_scipy_doc"], abs=5e-5)


def test_a_paired_t_test_of_r():
    case = read("s11_r_paired_small")
    found, source = told(case["before"], case["after"]), case["reported_by_source"]
    assert found["t"]["t"] == pytest.approx(-source["t_a_minus_b"], abs=5e-6)
    assert found["t"]["p"] == pytest.approx(source["p"], abs=5e-6)
    assert found["t"]["p"] / 2 == pytest.approx(source["p_less"], abs=5e-6)
    assert found["change"]["ci95"] == pytest.approx(
        [-end for end in reversed(source["ci95_a_minus_b"])], abs=5e-3
    )


def test_wilcoxon_of_jasp_with_a_zero_and_ties():
    case = read("s12_jasp_wilcoxon")
    found, source = told(case["before"], case["after"]), case["reported_by_source"]
    assert found["wilcoxon"]["W_minus"] == source["W"]
    assert found["effect"]["rank_biserial"] == pytest.approx(-source["rank_biserial_x_minus_y"], abs=5e-4)


def test_wilcoxon_of_r_with_and_without_the_correction_for_continuity():
    case = read("s13_r_wilcoxon_correction")
    found, source = told(case["before"], case["after"])["wilcoxon"], case["reported_by_source"]
    assert found["T"] == source["T"]
    assert found["p_normal"] == pytest.approx(source["p_no_correction"], rel=1e-12)
    assert found["p_normal_continuity"] == pytest.approx(source["p_with_correction"], rel=1e-12)


def test_ordinal_changes_with_many_zeros_dropped_and_by_pratt():
    case = read("s16_ordinal_many_zeros")
    changes = [int(change) for change, times in case["differences_frequency"].items() for _ in range(times)]
    found = told([0] * len(changes), changes)
    dropped, pratt = (case["reported_by_source"][name] for name in ("wilcox (нули отброшены)", "pratt"))
    assert (found["n_pairs"], found["wilcoxon"]["T"], found["wilcoxon"]["pratt"]["T"]) == (56, 327, 423)
    assert found["wilcoxon"]["p_normal"] == pytest.approx(dropped["p"], rel=1e-10)
    assert found["wilcoxon"]["pratt"]["p_normal"] == pytest.approx(pratt["p"], rel=1e-10)
    assert found["wilcoxon"]["zeros"] == 8


def test_an_inverse_scale_turns_people_and_words_but_no_statistic():
    case = read("s20_family_therapy_17")
    plain, turned = (told(case["before"], case["after"], inverse) for inverse in (False, True))
    same = {"before", "after", "change", "t", "wilcoxon", "effect", "sign", "n_pairs", "unchanged"}
    assert {key: plain[key] for key in same} == {key: turned[key] for key in same}
    assert (plain["improved"], plain["worsened"]) == (turned["worsened"], turned["improved"]) == (13, 4)
    assert (plain["finding"], turned["finding"]) == ("better", "worse")
    assert "шкала обратная, так что это ухудшение" in turned["conclusion"]
    assert plain["t"]["t"] == pytest.approx(case["reported_by_source"]["t"], abs=5e-3)


def test_six_pairs_are_too_few_whatever_the_p():
    case = read("s11_r_paired_small")
    assert "мало данных" in told(case["before"], case["after"])["conclusion"]
