"""A made-up region ships its own pack, and the whole house lives by it without a change of code."""

import io
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from docx import Document

from nastavnik.core.paperwork.reading import docx_text, find_unfilled
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.filled import draw, fill
from nastavnik.features.enrolments.actions import decide, enrol
from nastavnik.features.methodology.queries import base_digest
from nastavnik.features.organisations.methodology import packs
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import chosen_tracks, pack_of
from nastavnik.features.roadmaps.models import Step
from tests.makers.documents import ORDER_DAY, make_draft
from tests.makers.organisations import BY, MOMENT
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person

TESTS = Path(__file__).parents[1]
NORTH = TESTS / "core" / "methodology" / "region" / "north"
NEW = "/programmes/new/north/"


@pytest.fixture
def north(settings, tmp_path, home):
    """The house is installed with the packs of the region beside the shipped ones."""
    shutil.copytree(TESTS.parent / "packs", tmp_path / "packs")
    shutil.copytree(NORTH, tmp_path / "packs" / "north")
    settings.PACKS_DIR = tmp_path / "packs"
    forget()
    yield home
    forget()


def forget() -> None:
    packs.cache_clear()
    base_digest.cache_clear()


@pytest.fixture
def programme(north, as_role):
    """A programme of the region's pack, opened on the page a curator uses."""
    curator = make_person("Орлова Нина Викторовна", "staff", post="заместитель директора")
    facts = {"title": "Наставничество Севера", "school_year": "2026", "curator": curator.public_id,
             "aim": "Помочь", "track_veteran_pupil": "on", "target_veteran_pupil": "5"}  # fmt: skip
    answer = as_role("curator").send(NEW, facts)
    assert answer.status_code == 302
    return Programme.objects.get()


def enrolled(programme, name: str, side: str, kind: str):
    """A person of the new form on one side."""
    row = enrol(
        programme, make_person(name, kind), side=side, track="veteran_pupil", entered_on=date(2026, 9, 15), by=BY,
        moment=MOMENT,
    )  # fmt: skip
    return decide(row, state="accepted", by=BY, moment=MOMENT)


def test_the_page_of_a_new_programme_offers_what_the_region_offers(north, as_role):
    browser = as_role("curator")
    assert NEW in browser.get(reverse("programmes:new")).text
    form = browser.get(NEW).context["form"]
    assert [form[f"track_{code}"].value() for code in ("veteran_pupil", "peer")] == [True, True]
    assert not form["track_employer_pupil"].value()


def test_its_programme_lives_by_its_numbers_and_forms(programme):
    pack = pack_of(programme)
    assert (pack.code, pack.title) == ("north", "Целевая модель наставничества Северной области")
    assert [track.title for track in chosen_tracks(programme)] == ["ветеран – ученик"]
    assert (pack.defaults.silent_pair_days, pack.training.threshold_hours) == (10, 6)
    assert packs().pack("pupils").defaults.silent_pair_days == 21


def test_its_roadmap_has_31_steps_in_five_sections(programme, as_role):
    steps = Step.objects.filter(programme=programme)
    assert steps.count() == 31
    page = as_role("curator").get(reverse("roadmaps:current"), {"page": "all"}).text
    assert "Соглашения с советом ветеранов и партнёрами" in page


@pytest.mark.parametrize("blank", ["roadmap_a", "roadmap_b", "roadmap_v"])
def test_its_roadmap_is_printed_with_the_blanks_of_the_pack_below(programme, blank):
    facts = Facts(make_draft(programme, blank), ORDER_DAY)
    document = draw(facts, fill(facts, preview=False))
    assert find_unfilled(document) == []
    text = docx_text(document)
    assert all(step.title in text for step in pack_of(programme).roadmap.steps)
    assert len([row for table in Document(io.BytesIO(document)).tables for row in table.rows]) >= 31
    sections = [section.title for section in pack_of(programme).roadmap.sections]
    assert all(title in text for title in sections) is (blank != "roadmap_a")


def test_a_pair_of_its_form_works(programme):
    mentor = enrolled(programme, "Громов Фёдор Ильич", "mentor", "outsider")
    mentee = enrolled(programme, "Иванова Алиса Денисовна", "mentee", "pupil")
    pair = make_pairing(programme, mentor, mentee, role_model="vp_memory", active=True)
    pair.refresh_from_db()
    assert (pair.track, pair.state) == ("veteran_pupil", PairingState.ACTIVE)
