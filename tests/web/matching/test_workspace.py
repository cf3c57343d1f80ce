"""The workspace in a browser's words."""

import pytest

from nastavnik.features.matching.models import Proposal, Ruling, Run
from nastavnik.features.pairings.models import Pairing
from tests.makers.matching import make_ready_programme

WEIGHTS = {
    "competence": 60, "choice": 0, "age": 10, "time": 20, "interests": 10, "format": 0, "continuity": 0,
}  # fmt: skip
ASK = {"track": "teacher_pupil", "objective": "most-then-best"} | {
    f"weight_{k}": v for k, v in WEIGHTS.items()
}


@pytest.fixture
def run(home, as_role) -> Run:
    make_ready_programme()
    as_role("curator").send("/matching/?track=teacher_pupil", ASK)
    return Run.objects.get()


def adoption(run) -> dict:
    codes = [row.public_id for row in Proposal.objects.filter(run=run, mentor__isnull=False)]
    return {"selected": codes, "starts_on": "2026-10-01", "ends_on": "2027-05-25"}


def test_run_page_shows_pairs_reasons_proof_and_those_left(run, as_role):
    text = as_role("curator").get(f"/matching/runs/{run.public_id}/").text
    for words in ("оптимально, доказано", "Отвечает на запрос", "Остались без пары", "Ким Алина"):
        assert words in text


def test_double_click_on_adopt_makes_each_pair_once(run, as_role):
    browser = as_role("curator")
    sent = adoption(run) | {"_idem": "one-and-the-same-key"}
    for _ in range(2):
        assert browser.post(f"/matching/runs/{run.public_id}/adopt/", sent).status_code == 302
    assert Pairing.objects.count() == 2


def test_ruling_solves_again_and_keeps_the_old_run(run, as_role):
    pair = Proposal.objects.filter(run=run, mentor__isnull=False).first()
    sent = {
        "mentee": pair.mentee.public_id,
        "mentor": pair.mentor.public_id,
        "kind": "forbidden",
        "reason": "",
    }
    assert as_role("curator").send(f"/matching/runs/{run.public_id}/rule/", sent).status_code == 302
    assert Run.objects.count() == 2 and Ruling.objects.get().kind == "forbidden"
    fresh = Run.objects.latest("pk")
    assert not Proposal.objects.filter(run=fresh, mentee=pair.mentee, mentor=pair.mentor).exists()


def test_head_looks_but_does_not_adopt(run, as_role):
    browser = as_role("head")
    assert browser.get(f"/matching/runs/{run.public_id}/").status_code == 200
    assert browser.send(f"/matching/runs/{run.public_id}/adopt/", adoption(run)).status_code == 403


@pytest.mark.parametrize("path", ["", "export/", "proof/"])
def test_stranger_meets_no_run(run, as_role, path):
    assert as_role("stranger").get(f"/matching/runs/{run.public_id}/{path}").status_code == 404


def test_proof_names_nobody(run, as_role):
    for part in ("problem", "result"):
        text = as_role("curator").get(f"/matching/runs/{run.public_id}/proof/?part={part}").text
        assert run.problem["mentees"][0]["id"] in text
        assert not [name for name in ("Иванова", "Рой", "Захаров") if name in text]


def test_a_criterion_without_facts_draws_no_bar(run, as_role):
    parts = [part for row in Proposal.objects.filter(run=run) for part in row.parts]
    text = as_role("curator").get(f"/matching/runs/{run.public_id}/").text
    unknown = [part for part in parts if not part["known"]]
    assert unknown and text.count("нет данных</b>") == len(unknown)
    assert text.count("<progress") == len(parts) - len(unknown)


def test_each_decision_says_whom_it_is_about(run, as_role):
    text = as_role("curator").get(f"/matching/runs/{run.public_id}/").text
    for pair in Proposal.objects.filter(run=run, mentor__isnull=False):
        assert f'Не соединять<span class="visually-hidden">: {pair.mentee} и {pair.mentor}</span>' in text
        assert f'Оставить<span class="visually-hidden"> вместе: {pair.mentee} и {pair.mentor}</span>' in text
