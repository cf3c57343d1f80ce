"""What holds for any text and for any act however it is spaced."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.core.norms.acts import Act, Register
from nastavnik.core.norms.judging import check_text, faults, mended
from nastavnik.core.norms.references import find_references
from nastavnik.core.norms.wording import worded
from nastavnik.core.paperwork.reading import docx_text
from nastavnik.core.russian.cases import Case
from tests.core.norms.conftest import PACKS, shipped

TODAY = date(2026, 11, 22)
PIECES = ["приказ", "распоряжением", "Минпросвещения России", "от", "25.12.2019", "24 декабря 2019 г.", "№ Р-145", "N 145-р",
          "ст. 358.1", "ТК РФ", "273-ФЗ", "«", "»", "ГОСТ Р 7.0.97-2016", "\n", "\n\n", "\u00a0", "\u00ad", ",", "(", ")", "слово"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14), gap=st.sampled_from(["", " ", "\u00a0"]))
def test_any_text_is_read_and_mended_without_harm_to_the_rest(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    found = faults(text, shipped(), TODAY)
    for one in found:
        assert text[one.reference.start : one.reference.end] == one.reference.text
        assert all(0 <= patch.start < patch.end <= len(text) for patch in one.patches)
    better = mended(text, found)
    kept = text[: found[0].reference.start] if found else text
    assert better.startswith(kept)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_finder(text: str) -> None:
    for one in find_references(text):
        assert text[one.start : one.end] == one.text


@settings(max_examples=120, deadline=None)
@given(
    place=st.integers(0, 999),
    blank=st.sampled_from([" ", "\u00a0", "\n", "  "]),
    case=st.sampled_from(list(Case)),
)
def test_an_act_rightly_worded_is_right_in_any_case_and_spacing(place: int, blank: str, case: Case) -> None:
    acts = [one for one in shipped().acts if one.dated and not one.within]
    act = acts[place % len(acts)]
    day = act.in_force_from or act.dated
    assert day is not None
    text = f"согласно {worded(act, case)},".replace(" ", blank)
    found = [one for one in check_text(text, shipped(), day) if one.act is not None]
    assert [(one.right, one.act and one.act.number) for one in found] == [(True, act.number)]


def test_every_act_of_the_packs_is_cited_rightly_by_itself(register: Register) -> None:
    for act in register.acts:
        if not act.over_on(TODAY):
            assert not faults(act.cite, register, TODAY), act.cite


def test_our_own_blanks_raise_no_alarm(register: Register) -> None:
    blanks = sorted(PACKS.glob("*/blanks/*.docx"))
    assert len(blanks) > 5
    for blank in blanks:
        text = docx_text(blank.read_bytes()).replace("\n", "\n\n")
        assert [one.sentence for one in faults(text, register, TODAY)] == [], blank.name


@pytest.mark.parametrize("folder", ["docs/guide", "packs/pupils", "packs/teachers"])
def test_what_we_write_ourselves_names_acts_rightly(register: Register, folder: str) -> None:
    for path in sorted((Path(PACKS).parent / folder).glob("*.*")):
        if path.suffix not in {".md", ".yaml"} or path.name in {"norms.yaml", "15-norms.md"}:
            continue
        wrong = [one for one in faults(path.read_text(encoding="utf-8"), register, TODAY) if not one.doubtful]
        assert [one.sentence for one in wrong if "misspelt" not in one.reference.around] == [], path.name


def test_a_circle_of_successors_ends() -> None:
    over = date(2020, 1, 1)
    one = Act(
        "a",
        "приказ",
        "Министерство просвещения Российской Федерации",
        over,
        "1",
        "А",
        "",
        in_force_to=over,
        replaced_by="b",
    )
    other = Act(
        "b",
        "приказ",
        "Министерство просвещения Российской Федерации",
        over,
        "2",
        "Б",
        "",
        in_force_to=over,
        replaced_by="a",
    )
    assert Register.of([one, other]).successor(one, TODAY) is None
