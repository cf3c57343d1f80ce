"""The packs that the program ships say what the methodology says."""

from collections import Counter
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from nastavnik.core.methodology import Pack, Packs, UnknownCode
from nastavnik.core.methodology.check_texts import text_faults, texts
from nastavnik.core.methodology.schema.base import Entry

ALL = pytest.mark.parametrize("code", ["pupils", "teachers"])


@pytest.fixture
def pupils(packs: Packs) -> Pack:
    return packs.pack("pupils")


def test_both_contours_are_shipped(packs: Packs) -> None:
    assert packs.codes == ("pupils", "teachers")
    assert [pack.contour for pack in packs.packs] == ["pupils", "staff"]


def test_the_roadmap_of_pupils_has_44_steps_in_order(pupils: Pack) -> None:
    assert [step.number for step in pupils.roadmap.steps] == list(range(1, 45))
    per_stage = Counter(step.stage for step in pupils.roadmap.steps)
    assert list(per_stage.values()) == [15, 6, 4, 5, 6, 5, 3]


@ALL
def test_every_stage_has_steps_and_existing_documents(packs: Packs, code: str) -> None:
    pack = packs.pack(code)
    assert [stage.number for stage in pack.stages] == list(range(1, 8))
    for stage in pack.stages:
        assert pack.steps_of(stage.code)
        assert all(pack.document(one) for one in stage.documents)


@ALL
def test_no_code_is_repeated(packs: Packs, code: str) -> None:
    pack = packs.pack(code)
    for entries in (pack.tracks, pack.documents, pack.consents, pack.competences, pack.norms, pack.owners):
        assert not [one for one, times in Counter(entry.code for entry in entries).items() if times > 1]


def test_the_five_forms_of_the_model_and_the_added_ones_are_there(pupils: Pack) -> None:
    core = [track.title for track in pupils.tracks if track.core]
    assert core == [
        "ученик – ученик",
        "учитель – учитель",
        "студент – ученик",
        "работодатель – ученик",
        "работодатель – студент",
    ]
    assert sum(len(track.role_models) for track in pupils.tracks if track.core) >= 18
    assert len(pupils.tracks) == 10


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Ученик – ученик", "peer"),
        ("ученик-ученик", "peer"),
        ("учитель-ученик", "teacher_pupil"),
        ("Учитель — учитель", "teacher_teacher"),
        ("педагог – педагог", "teacher_teacher"),
        ("Работодатель-ученик", "employer_pupil"),
        ("СТУДЕНТ/УЧЕНИК", "student_pupil"),
        ("«Работодатель - студент»", "employer_student"),
    ],
)
def test_a_form_is_known_by_the_spellings_of_lists(pupils: Pack, written: str, code: str) -> None:
    found = pupils.track_by_spelling(written)
    assert found is not None
    assert found.code == code


def test_an_unknown_spelling_is_no_form(pupils: Pack) -> None:
    assert pupils.track_by_spelling("друг – другу") is None


def test_the_bases_have_the_columns_of_the_federal_forms(pupils: Pack) -> None:
    assert len(pupils.base("mentees").columns) == 13
    assert len(pupils.base("mentors").columns) == 16
    assert pupils.base("mentees").columns[4].header == "Основной запрос наставляемого"


def test_the_cycle_has_seven_kinds_of_meeting(pupils: Pack) -> None:
    assert [meeting.number for meeting in pupils.meetings] == list(range(1, 8))
    assert [meeting.code for meeting in pupils.meetings if meeting.obligatory] == [
        "acquaintance",
        "trial",
        "planning",
        "regular",
        "final",
    ]


@pytest.mark.parametrize(
    ("age", "signers"),
    [(10, ("guardian",)), (13, ("guardian",)), (14, ("guardian", "self")), (18, ("self",)), (40, ("self",))],
)
def test_age_decides_who_signs_the_consent(pupils: Pack, age: int, signers: tuple[str, ...]) -> None:
    assert pupils.consent("processing").signers(age) == signers


def test_a_worker_who_mentors_a_worker_owes_the_consent_of_the_labour_code(pupils: Pack) -> None:
    owed = {consent.code for consent in pupils.consents_required("teacher_teacher", "mentor")}
    assert owed == {"processing", "labour"}
    assert "labour" not in {consent.code for consent in pupils.consents_required("peer", "mentor")}


def test_notice_of_three_working_days_stands_in_the_pack(pupils: Pack) -> None:
    assert pupils.termination_reason("labour_refusal").notice_working_days == 3


def test_each_form_has_weights_and_falls_back_to_the_common_ones(pupils: Pack) -> None:
    assert pupils.matching.weights_for("peer") != pupils.matching.weights_for("parent_pupil")
    for track in pupils.tracks:
        assert sum(pupils.matching.weights_for(track.code).values()) == 100


def test_the_sensitive_is_marked_and_shown_to_few(pupils: Pack) -> None:
    assert pupils.category("disability").sensitive
    for category in pupils.categories:
        assert bool(category.visible_to) is category.sensitive


def test_the_roadmap_is_printed_in_three_layouts_of_known_documents(pupils: Pack) -> None:
    assert [layout.letter for layout in pupils.roadmap.layouts] == ["А", "Б", "В"]
    for layout in pupils.roadmap.layouts:
        assert sum(column.width for column in layout.columns) == 100
        assert layout.blank is not None
        assert pupils.document_of_blank(layout.blank).code == "roadmap"


@ALL
def test_a_person_reads_a_pack_without_stumbling(packs: Packs, code: str) -> None:
    pack = packs.pack(code)
    assert len(list(texts(pack))) > 1000
    assert list(text_faults(pack)) == []


def entries_of(value: object) -> Iterator[Entry]:
    """Every entry of a pack, whatever its depth."""
    if isinstance(value, Entry):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from entries_of(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from entries_of(inner)


@ALL
def test_every_entry_says_where_it_is_from(packs: Packs, code: str) -> None:
    entries = list(entries_of(packs.pack(code)))
    assert len(entries) > 250
    assert [entry.code for entry in entries if not entry.source] == []


@pytest.mark.parametrize(
    ("lookup", "said"),
    [("track", "нет формы с кодом «nothing»"), ("document", "нет документа"), ("consent", "нет согласия")],
)
def test_an_unknown_code_is_refused_with_what_there_is(pupils: Pack, lookup: str, said: str) -> None:
    with pytest.raises(UnknownCode, match=said):
        getattr(pupils, lookup)("nothing")


def test_an_unknown_pack_is_refused(packs: Packs) -> None:
    with pytest.raises(UnknownCode, match="Есть: pupils, teachers"):
        packs.pack("parents")


def test_a_pack_cannot_be_changed(pupils: Pack) -> None:
    with pytest.raises(ValueError, match="frozen"):
        pupils.title = "другое"  # type: ignore[misc]
