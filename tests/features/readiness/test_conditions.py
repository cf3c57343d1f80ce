"""Conditions of readiness: proved by facts, by a word that expires, or not at all."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nastavnik.features.organisations.actions import add_partner, change_passport
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.readiness.actions import restate_condition, state_condition, withdraw_statement
from nastavnik.features.readiness.conditions import Proofs, Standing, standing
from nastavnik.features.readiness.facts import Facts
from nastavnik.features.readiness.models import Statement
from nastavnik.features.readiness.rules import BY_WORD
from nastavnik.kit.files.tables import StoredFile
from nastavnik.kit.verdict import BadInput, NotFound, Refused
from tests.makers.documents import make_issued, make_ready_programme
from tests.makers.meetings import make_meeting
from tests.makers.organisations import BY
from tests.makers.pairings import make_pairing
from tests.makers.programmes import make_programme

SAVE = {"by": BY, "moment": datetime(2026, 12, 1, 9, 0, tzinfo=UTC)}
TODAY = date(2026, 12, 15)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def of_kind(programme, kind: str, day: date = TODAY) -> Standing:
    conditions = [one for block in pack_of(programme).conditions for one in block.conditions]
    return standing(Proofs(Facts(programme, day)), next(c for c in conditions if c.proof.kind == kind))


def unseen(programme) -> str:
    return of_kind(programme, "file").condition.code


@pytest.mark.parametrize("kind", ["training", "pairing", "meetings", "consents", "base", "partner", "site"])
def test_what_the_system_sees_is_proved_by_facts_alone(home, kind):
    programme = make_programme()
    assert not of_kind(programme, kind).met
    make_meeting(make_pairing(programme, active=True), held=True)
    add_partner(name="Завод", kind="enterprise", agreement_number="1/Н", **SAVE)
    change_passport(home.school, expected=home.school.version, website="https://school14.example.org", **SAVE)
    assert of_kind(programme, kind).met
    with pytest.raises(Refused, match="проверяет сама"):
        state_condition(
            programme, of_kind(programme, kind).condition.code, text="Есть", stated_on=TODAY, **SAVE
        )


def test_an_issued_paper_is_named_and_a_curator_as_well(home):
    programme = make_ready_programme()
    assert "нужно" in of_kind(programme, "document").told
    make_issued(programme, number="5-н")
    found = of_kind(programme, "document")
    assert (found.met, "№ 5-н от 20.11.2026" in found.told, bool(found.ref)) == (True, True, True)
    assert of_kind(programme, "owner").told == "Сидорова Светлана Сергеевна"


def test_a_word_counts_until_it_expires(home):
    programme = make_programme()
    code = unseen(programme)
    state_condition(
        programme,
        code,
        text="Кабинет 204",
        stated_on=date(2026, 12, 1),
        expires_on=date(2026, 12, 31),
        **SAVE,
    )
    assert of_kind(programme, "file", date(2026, 12, 31)).met
    late = of_kind(programme, "file", date(2027, 1, 1))
    assert (late.met, late.told) == (False, "срок подтверждения истёк 31.12.2026")


def test_a_file_stands_beside_the_word_is_replaced_and_goes_with_it(home):
    programme = make_programme()
    files = [SimpleUploadedFile(f"{n}.pdf", PDF + bytes([n])) for n in (65, 66)]
    row = state_condition(
        programme, unseen(programme), text="Кабинет 204", stated_on=date(2026, 12, 1), file=files[0], **SAVE
    )
    first = row.file.public_id
    restate_condition(row, text="Кабинет 205", stated_on=date(2026, 12, 1), file=files[1], **SAVE)
    assert StoredFile.objects.get().public_id != first
    restate_condition(row, text="Кабинет 206", stated_on=date(2026, 12, 1), **SAVE)
    assert StoredFile.objects.count() == 1
    withdraw_statement(row, **SAVE)
    assert (StoredFile.objects.count(), Statement.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"text": "  "}, "чем подтверждается"),
        ({"stated_on": date(2026, 12, 2)}, "ещё не наступил"),
        ({"expires_on": date(2026, 11, 1)}, "раньше, чем начинается"),
    ],
)
def test_an_empty_or_impossible_word_is_refused(home, facts, words):
    programme = make_programme()
    told = {"text": "Кабинет", "stated_on": date(2026, 12, 1), **facts}
    with pytest.raises(BadInput, match=words):
        state_condition(programme, unseen(programme), **told, **SAVE)


def test_one_word_about_one_condition_and_none_about_a_strange_one(home):
    programme = make_programme()
    told = {"text": "Кабинет", "stated_on": date(2026, 12, 1), **SAVE}
    state_condition(programme, unseen(programme), **told)
    with pytest.raises(Refused, match="уже подтвердили"):
        state_condition(programme, unseen(programme), **told)
    with pytest.raises(NotFound):
        state_condition(programme, "nothing_of_the_kind", **told)


def test_every_condition_of_every_pack_can_be_met_somehow():
    from nastavnik.features.organisations.methodology import packs
    from nastavnik.features.readiness.conditions import _SEEN

    kinds = {
        one.proof.kind for pack in packs().packs for block in pack.conditions for one in block.conditions
    }
    assert kinds <= set(_SEEN) | BY_WORD
