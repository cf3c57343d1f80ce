"""No attack in any place of an uploaded blank runs, leaks or hangs."""

import pytest

from nastavnik.core.paperwork.checking import check_blank
from nastavnik.core.paperwork.isolation import Limits, render_in_child
from nastavnik.core.paperwork.refusals import BlankRefused
from nastavnik.core.paperwork.rendering import render_blank
from nastavnik.core.paperwork.sandbox import SandboxedBlank
from tests.core.paperwork.payloads import payloads
from tests.core.paperwork.small_docx import PLACES, blank_with, paragraph, small_blank

DATA = {"школа": {"краткое": "МБОУ «Школа № 5»"}, "строки": ["первая", "вторая"]}
SPECIMEN = {"школа": {"краткое": ""}, "строки": [""]}


def survives(payload: str, place: str) -> bool:
    try:
        render_blank(blank_with(payload, place), DATA)
    except BlankRefused as refusal:
        assert str(refusal)
        return False
    return True


def test_there_are_enough_attacks():
    assert len(set(payloads("x"))) >= 100


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_every_attack_is_refused(place, tmp_path):
    marker = tmp_path / "executed"
    survivors = [payload for payload in payloads(str(marker)) if survives(payload, place)]
    assert survivors == []
    assert not marker.exists()


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_the_check_names_every_attack_before_rendering(place):
    silent = [payload for payload in payloads("x") if not check_blank(blank_with(payload, place), SPECIMEN)]
    assert silent == []


@pytest.mark.parametrize("place", PLACES)
def test_a_lawful_blank_passes_in_every_place(place):
    lawful = "{{ школа.краткое }}{% for с in строки %}, {{ с|прописными }}{% if not loop.last %};{% endif %}{% endfor %}"
    assert check_blank(blank_with(lawful, place), SPECIMEN) == []
    assert render_blank(blank_with(lawful, place), DATA)


def test_the_second_wall_holds_without_the_first():
    room = SandboxedBlank(in_runs=True)
    for attribute in ("__class__", "keys", "краткое_", "_get", "upper"):
        with pytest.raises(Exception, match=r"undefined|нет|«"):
            str(room.getattr(DATA["школа"], attribute))
    assert room.globals == {}
    assert room.tests == {}


def test_a_document_that_grows_without_measure_is_refused():
    line = "{% for а in строки %}{% for б in строки %}" + "длинный текст " * 400 + "{% endfor %}{% endfor %}"
    with pytest.raises(BlankRefused, match="слишком большим"):
        render_blank(small_blank(paragraph(line)), {**DATA, "строки": ["с"] * 3000})


def test_a_child_does_the_same_work_and_gives_the_same_bytes():
    blank = blank_with("{{ школа.краткое }}", "body")
    assert render_in_child(blank, DATA) == render_blank(blank, DATA)


def test_a_child_passes_the_refusal_on():
    with pytest.raises(BlankRefused, match="скобк"):
        render_in_child(blank_with("{{ школа.keys() }}", "header"), DATA)


def test_a_child_that_runs_out_of_memory_is_reported_in_russian():
    line = "{% for а in строки %}{% for б in строки %}" + "текст " * 20 + "{% endfor %}{% endfor %}"
    data = {**DATA, "строки": ["с"] * 700}
    with pytest.raises(BlankRefused, match=r"память|сложен"):
        render_in_child(small_blank(paragraph(line)), data, Limits(memory=110 * 1024 * 1024))


def test_a_child_that_runs_too_long_is_stopped():
    with pytest.raises(BlankRefused, match="время"):
        render_in_child(small_blank(), DATA, Limits(wall=0.01))
