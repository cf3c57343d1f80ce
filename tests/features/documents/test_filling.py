"""Every document the program makes, opened again: nothing empty, nothing unfilled, every name in its case."""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nastavnik.core.paperwork.printing import libreoffice, to_pdf
from nastavnik.core.paperwork.reading import docx_text, find_unfilled
from nastavnik.core.russian.full_name import FullName
from nastavnik.features.documents.actions import issue_document, settle_document
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.filled import draw, fill
from nastavnik.features.documents.filling.regulation import how_often, months_in_words, people_in_words
from nastavnik.features.documents.queries import load_document
from nastavnik.features.enrolments.actions import change_enrolment, write_offer, write_request
from nastavnik.features.organisations.actions import change_passport
from nastavnik.features.pairings.models import PairingMember
from nastavnik.features.people.actions import add_class, add_guardian, change_person
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.actions import change_programme
from nastavnik.kit.files.keeping import read_file
from nastavnik.kit.verdict import Refused
from tests.makers.documents import NOVEMBER, ORDER_DAY, make_draft, make_issued, make_ready_programme
from tests.makers.organisations import BY
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment

GOLD = Path(__file__).parents[2] / "core" / "russian" / "gold_names.csv"
NAMES = list(csv.DictReader(GOLD.read_text(encoding="utf-8").splitlines()))[:200]
BLANKS = [
    "introduction_order",
    "regulation",
    "programme",
    "roadmap_a",
    "roadmap_b",
    "roadmap_v",
    "pairs_order",
]
present = pytest.mark.skipif(libreoffice() is None, reason="на этой машине нет LibreOffice (soffice)")


def school_with_pairs(count: int = 3):
    """A programme with pairs whose people have posts and classes."""
    programme = make_ready_programme()
    school_class = add_class("6А", by=BY, moment=NOVEMBER)
    for place, row in enumerate(NAMES[: 2 * count : 2]):
        other = NAMES[2 * place + 1]
        pair = make_pairing(programme, called(row), called(other))
        change_person(pair.mentor.person, post="Учитель физики", by=BY, moment=NOVEMBER)
        pupil = PairingMember.objects.get(pairing=pair).mentee.person
        change_person(pupil, school_class=school_class, by=BY, moment=NOVEMBER)
    return programme


def called(row: dict[str, str]) -> str:
    return f"{row['surname']} {row['name']} {row['patronymic']}".strip()


def drawn(programme, blank: str) -> bytes:
    facts = Facts(make_draft(programme, blank), ORDER_DAY)
    return draw(facts, fill(facts, preview=False))


@pytest.mark.parametrize("blank", BLANKS)
def test_nothing_is_left_unfilled(home, blank):
    document = drawn(school_with_pairs(), blank)
    assert find_unfilled(document) == []
    assert home.school.short_name in docx_text(document)


@present
@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("blank", BLANKS)
def test_libreoffice_opens_what_the_school_gets(home, blank):
    assert to_pdf(drawn(school_with_pairs(), blank)).startswith(b"%PDF-")


def test_two_hundred_names_stand_in_their_cases(home):
    draft = make_draft(make_ready_programme())
    programme, wrong = draft.programme, []
    for row in NAMES:
        name = (row["surname"], row["name"], row["patronymic"])
        programme.curator = Person(
            organisation=home.school, kind="staff", post="учитель физики", sex=row["gender"],
            **dict(zip(("surname", "name", "patronymic"), name, strict=True)),
        )  # fmt: skip
        content = fill(Facts(draft, ORDER_DAY), preview=False).content
        if content.curator_accs != f"учителя физики {row['accs']}":
            wrong.append((content.curator_accs, row["accs"]))
        if not content.curator_datv.startswith(f"учителю физики {row['datv'].split()[0]}"):
            wrong.append((content.curator_datv, row["datv"]))
    assert wrong == []


def test_order_names_everybody_in_full_and_by_initials(home):
    text = docx_text(drawn(school_with_pairs(), "pairs_order"))
    for row in NAMES[:6]:
        assert called(row) in text
    signs = [FullName(r["surname"], r["name"], r["patronymic"] or None).official for r in NAMES[:6:2]]
    assert all(one in text for one in signs)
    assert "учитель физики, МБОУ «СОШ № 14»" in text and "6А класс" in text


def test_pupil_who_mentors_is_said_by_class(home):
    programme = make_ready_programme()
    guide = make_enrolment(programme, "Белов Пётр Ильич", "mentor", track="peer")
    mentee = make_enrolment(programme, "Орлова Анна Ильинична", "mentee", track="peer")
    make_pairing(programme, guide, mentee)
    for person, code in ((guide.person, "9Б"), (mentee.person, "6А")):
        school_class = add_class(code, by=BY, moment=NOVEMBER)
        change_person(person, school_class=school_class, by=BY, moment=NOVEMBER)
    text = docx_text(drawn(programme, "pairs_order"))
    assert "ученик 9Б класса, МБОУ «СОШ № 14»" in text and "Орлова Анна Ильинична, 6А класс" in text


def test_missing_class_and_post_are_named_and_stop_the_order(home):
    programme = make_ready_programme()
    make_pairing(programme)
    with pytest.raises(Refused, match="должность: Захаров Пётр Петрович; класс: Иванова Алиса Денисовна"):
        drawn(programme, "pairs_order")


def test_order_without_pairs_is_refused(home):
    with pytest.raises(Refused, match="пары и группы без приказа"):
        drawn(make_ready_programme(), "pairs_order")


def test_each_empty_field_of_the_passport_is_named(home):
    fields = dict.fromkeys(("founder", "city", "address", "inn", "ogrn", "head_surname"), "")
    change_passport(home.school, expected=None, **fields, by=BY, moment=NOVEMBER)
    facts = Facts(load_document(make_draft(make_ready_programme()).public_id), ORDER_DAY)
    assert len(fill(facts, preview=False).lacking) == 6


def test_programme_without_a_curator_is_told(home):
    draft = make_draft(make_ready_programme())
    change_programme(draft.programme, curator=None, by=BY, moment=NOVEMBER)
    assert fill(Facts(draft, ORDER_DAY), preview=False).lacking == ["куратор программы"]


def test_pairs_order_rests_on_the_order_of_introduction(home):
    programme = school_with_pairs(1)
    make_issued(programme, number="82-н")
    text = docx_text(drawn(programme, "pairs_order"))
    assert "приказом от 20.11.2026 №\u00a082-н «О внедрении" in text


def test_approved_papers_bear_the_number_of_the_order(home):
    programme = make_ready_programme()
    make_issued(programme, number="82-н")
    assert "№\u00a082-н" in docx_text(drawn(programme, "regulation"))


def test_act_of_the_region_stands_in_the_ablative(home):
    act = "Приказ Департамента образования от 01.09.2020 № 100."
    change_passport(home.school, expected=None, regional_act=act, by=BY, moment=NOVEMBER)
    draft = load_document(make_draft(make_ready_programme()).public_id)
    content = fill(Facts(draft, ORDER_DAY), preview=False).content
    assert content.bases_ablt[-1] == "приказом Департамента образования от 01.09.2020 № 100"


def test_consents_that_are_missing_are_told_but_do_not_stop_the_order(home):
    facts = Facts(make_draft(school_with_pairs(1), "pairs_order"), ORDER_DAY)
    filled = fill(facts, preview=True)
    assert not filled.gaps
    assert any("письменные согласия" in remark for remark in filled.remarks)


def test_decided_terms_are_printed(home):
    draft = make_draft(school_with_pairs(1), "pairs_order")
    values = {"plans_due": "2026-12-05", "executor": "", "reports_due": "2027-05-20"}
    settle_document(draft, values, by=BY, moment=NOVEMBER)
    content = fill(Facts(draft, ORDER_DAY), preview=False).content
    assert content.plans_due == "до 5\u00a0декабря 2026\u00a0г." and content.head.executor == ""


@pytest.mark.parametrize("decided", [None, [], "мусор", {"aim": 7}, {"чужое": "поле"}])
def test_settings_of_another_time_do_not_break_the_page(home, decided):
    draft = make_draft(make_ready_programme())
    draft.settings = decided
    assert fill(Facts(draft, ORDER_DAY), preview=True).content


def test_bases_have_all_the_columns_of_their_forms(home, tmp_path):
    programme = school_with_pairs(1)
    pair = PairingMember.objects.get()
    write_request(pair.mentee, text="Подтянуть физику", by=BY, moment=NOVEMBER)
    write_offer(pair.pairing.mentor, text="Физика", achievements="Грамота", by=BY, moment=NOVEMBER)
    change_enrolment(pair.mentee, results="Стало легче", by=BY, moment=NOVEMBER)
    for blank, width, words in (
        ("mentee_base", 13, {"Подтянуть физику", "Стало легче", called(NAMES[1]), "2012"}),
        ("mentor_base", 16, {"Физика", "Грамота", called(NAMES[0]), "15.09.2026"}),
    ):
        path = tmp_path / f"{blank}.xlsx"
        path.write_bytes(drawn(programme, blank))
        sheet = load_workbook(path).active
        assert sheet.max_column == width
        assert words <= {cell.value for cell in sheet[4]}


def test_child_is_reached_through_the_guardian(home, tmp_path):
    programme = make_ready_programme()
    child = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee").person
    change_person(child, phone="8 900 111-11-11", by=BY, moment=NOVEMBER)
    mother = make_person("Иванова Вера Олеговна", "guardian", phone="8 900 222-22-22")
    add_guardian(child, mother, relation="mother", by=BY, moment=NOVEMBER)
    path = tmp_path / "base.xlsx"
    path.write_bytes(drawn(programme, "mentee_base"))
    values = [cell.value for cell in load_workbook(path).active[4]]
    assert "Иванова\u00a0В.\u00a0О.: 8 900 222-22-22" in values


def test_issued_file_is_the_document_as_drawn(home):
    programme = make_ready_programme()
    issued = make_issued(programme, number="1-н")
    facts = Facts(issued, ORDER_DAY, "1-н", ORDER_DAY)
    assert read_file(issued.file) == draw(facts, fill(facts, preview=False))


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (7, "не реже одного раза в неделю"),
        (14, "не реже одного раза в две недели"),
        (21, "не реже одного раза в три недели"),
        (35, "не реже одного раза в пять недель"),
        (10, "не реже одного раза в 10\u00a0дней"),
        (31, "не реже одного раза в 31\u00a0день"),
    ],
)
def test_rule_of_meetings_is_said_in_words(days, text):
    assert how_often(days) == text


def test_limits_are_said_in_words():
    assert (people_in_words(1), people_in_words(5)) == ("одного человека", "пяти человек")
    assert (months_in_words(1), months_in_words(12)) == ("одного месяца", "двенадцати месяцев")


def test_finished_issue_is_refused_twice(home):
    issued = make_issued(make_ready_programme())
    with pytest.raises(Refused, match="выпущен"):
        issue_document(issued, number="2-н", dated=date(2026, 11, 21), by=BY, moment=NOVEMBER)
