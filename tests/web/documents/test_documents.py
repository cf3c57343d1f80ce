"""Documents as a curator meets them: the kit, the preview, corrections in place, issue, cancel, files."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from nastavnik.core.paperwork.reading import docx_text
from nastavnik.features.documents.models import Document, NumberJournal
from nastavnik.features.organisations.actions import change_passport
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.people.actions import add_class, change_person
from nastavnik.features.people.models import Person
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.files.tables import StoredFile
from tests.makers.documents import NOVEMBER, make_draft, make_issued, make_ready_programme
from tests.makers.organisations import BY
from tests.makers.pairings import make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment


def at(name: str, document: Document) -> str:
    return reverse(f"documents:{name}", args=[document.public_id])


def ready_pair(programme):
    """A pair whose people have a post and a class."""
    row = make_pairing(programme)
    change_person(row.mentor.person, post="учитель физики", by=BY, moment=NOVEMBER)
    pupil = Person.objects.get(kind="pupil")
    school_class = add_class("6А", by=BY, moment=NOVEMBER)
    change_person(pupil, school_class=school_class, by=BY, moment=NOVEMBER)
    return row


def downloaded(browser, document: Document) -> bytes:
    """The file as the browser saves it."""
    answer = browser.get(at("file", document))
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer.streaming_content)


def seen(document: Document) -> dict:
    """The version a page of this document carries."""
    return {"_v": Document.objects.get(pk=document.pk).version}


@pytest.fixture
def draft(home):
    return make_draft(make_ready_programme())


def test_without_a_programme_the_page_leads_to_one(as_role, cast):
    page = as_role("curator").get(reverse("documents:list"))
    assert reverse("programmes:new") in page.text


def test_kit_tells_what_is_issued_begun_and_without_a_blank(home, as_role):
    programme = make_ready_programme()
    make_issued(programme)
    make_draft(programme, "regulation")
    page = as_role("curator").get(reverse("documents:list")).text
    assert "№ 1-н" in page and "Проект" in page and "бланка пока нет" in page
    assert "Выпущено 1 из 7" in page


def test_begin_button_makes_one_draft_however_often_it_is_pressed(home, as_role):
    make_ready_programme()
    browser = as_role("curator")
    answers = [browser.send(reverse("documents:new"), {"blank": "regulation"}) for _ in range(2)]
    assert {answer.status_code for answer in answers} == {302}
    assert answers[0].url == answers[1].url
    assert Document.objects.count() == 1


@pytest.mark.parametrize("blank", ["thanks_parents", "no_such_blank", "curator_order"])
def test_document_without_a_blank_cannot_be_begun(home, as_role, blank):
    make_ready_programme()
    assert as_role("curator").send(reverse("documents:new"), {"blank": blank}).status_code == 404


def test_preview_says_the_curator_in_the_cases_of_the_order(draft, as_role):
    page = as_role("curator").get(at("document", draft)).text
    assert "заместителя директора по УВР Сидорову Светлану Сергеевну" in page
    assert "заместителю директора по УВР Сидоровой" in page
    assert "</details>." in page and not re.search(r"</form></details>\s", page)


def test_missing_facts_are_listed_with_links_and_the_issue_is_refused(home, draft, as_role):
    change_passport(home.school, expected=None, founder="", by=BY, moment=NOVEMBER)
    browser = as_role("curator")
    page = browser.get(at("document", draft))
    assert "учредитель" in page.text and reverse("organisations:edit") in page.text
    assert at("issue", draft) not in page.text
    refused = browser.send(at("issue", draft), seen(draft) | {"number": "1-н", "dated": "2026-11-20"})
    assert "не хватает: учредитель" in refused.text and not StoredFile.objects.exists()


def test_person_of_unknown_sex_stops_the_order_until_the_form_is_written(home, as_role):
    programme = make_ready_programme()
    change_person(
        programme.curator, surname="Коваль", name="Саша", patronymic="", sex="", by=BY, moment=NOVEMBER
    )
    page = as_role("curator").get(at("document", make_draft(programme)))
    assert "пол или имя в винительном падеже: Коваль Саша" in page.text


def test_form_corrected_in_place_goes_into_the_card_and_the_document(draft, as_role):
    browser = as_role("curator")
    person = draft.programme.curator
    sent = {
        "person": person.public_id,
        "case": "accs",
        "post": "зама по УВР",
        "name": "Сидорову Свету",
        "_v": "1",
    }
    assert browser.send(at("cases", draft), sent).status_code == 302
    person.refresh_from_db()
    assert (person.name_cases, person.post_cases) == ({"accs": "Сидорову Свету"}, {"accs": "зама по УВР"})
    assert "зама по УВР Сидорову Свету" in browser.get(at("document", draft)).text


def test_form_equal_to_the_rules_is_not_kept(draft, as_role):
    person = draft.programme.curator
    sent = {"person": person.public_id, "case": "datv", "post": "", "name": "Сидоровой Светлане Сергеевне"}
    as_role("curator").send(at("cases", draft), sent)
    person.refresh_from_db()
    assert (person.name_cases, person.post_cases) == ({}, {})


def test_issued_document_has_one_number_one_file_and_a_name_without_people(draft, as_role):
    browser = as_role("curator")
    assert 'value="1-н"' in browser.get(at("issue", draft)).text
    sent = {"number": "1-н", "dated": "2026-11-20", "_v": str(draft.version), "_idem": "one-and-the-same-key"}
    answers = [browser.post(at("issue", draft), sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert StoredFile.objects.get().title == (
        "01_Приказ_о_внедрении_целевой_модели_наставничества_2026-11-20_№ 1-н"
    )
    assert NumberJournal.objects.get().last == 1
    assert Entry.objects.filter(event="documents.issue", object_type="documents.Document").count() == 1


def test_issued_file_says_its_number_and_is_downloaded_as_it_was(draft, as_role):
    browser = as_role("curator")
    browser.send(at("issue", draft), seen(draft) | {"number": "45/2-р", "dated": "2026-11-20"})
    text = docx_text(downloaded(browser, draft))
    assert "№\u00a045/2-р" in text and "20\u00a0ноября 2026\u00a0г." in text


def test_taken_number_is_refused_beside_its_field_and_a_free_one_is_named(home, as_role):
    programme = make_ready_programme()
    make_issued(programme, number="5-н")
    draft = make_draft(programme, "introduction_order")
    answer = as_role("curator").send(
        at("issue", draft), seen(draft) | {"number": "5-н", "dated": "2026-11-21"}
    )
    assert answer.status_code == 422
    assert "Свободен 6-н" in answer.context["form"].errors["number"][0]


def test_leap_over_numbers_is_allowed_and_told(draft, as_role):
    browser = as_role("curator")
    browser.send(at("issue", draft), seen(draft) | {"number": "9-н", "dated": "2026-11-20"})
    assert "пропущено: 8" in browser.get(at("document", draft)).text
    assert NumberJournal.objects.get().last == 9


@pytest.mark.parametrize("day", ["2016-11-20", "2036-11-20"])
def test_date_of_another_year_is_refused(draft, as_role, day):
    answer = as_role("curator").send(at("issue", draft), seen(draft) | {"number": "1-н", "dated": day})
    assert answer.status_code == 422 and "учебному году" in answer.text


def test_settings_changed_meanwhile_stop_the_issue_with_a_comparison(draft, as_role):
    browser = as_role("curator")
    seen = str(draft.version)
    browser.send(at("settings", draft), settings_of(browser, draft) | {"aim": "порядка"})
    late = browser.send(at("issue", draft), {"number": "1-н", "dated": "2026-11-20", "_v": seen})
    assert late.status_code == 409 and not StoredFile.objects.exists()


def settings_of(browser, document) -> dict:
    """What a browser would send back from the settings as shown."""
    form = browser.get(at("settings", document)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    told = {name: value for name, value in sent.items() if value not in (None, False)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()} | {
        "_v": form.version
    }


def test_second_of_two_curators_sees_both_decisions(draft, as_role):
    browser = as_role("curator")
    seen = settings_of(browser, draft)
    browser.send(at("settings", draft), seen | {"aim": "первой цели"})
    late = browser.send(at("settings", draft), seen | {"aim": "второй цели"})
    assert late.status_code == 409
    assert "первой цели" in late.text and "второй цели" in late.text


def test_settings_left_as_they_are_keep_following_the_facts(draft, as_role):
    browser = as_role("curator")
    browser.send(at("settings", draft), settings_of(browser, draft))
    draft.refresh_from_db()
    assert draft.settings == {}


def test_decisions_of_the_curator_are_printed(home, draft, as_role):
    browser = as_role("curator")
    keeper = make_person("Орлова Ирина Павловна", "staff", post="учитель информатики", sex="f")
    decided = {
        "responsible_1": keeper.public_id,
        "duty_1": "техническое обеспечение",
        "control": keeper.public_id,
    }
    assert browser.send(at("settings", draft), settings_of(browser, draft) | decided).status_code == 302
    page = browser.get(at("document", draft)).text
    assert "учителя информатики Орлову Ирину Павловну" in page and "техническое обеспечение" in page


def test_order_on_pairs_fixes_every_pair_in_it(home, as_role):
    programme = make_ready_programme()
    row, draft = ready_pair(programme), make_draft(programme, "pairs_order")
    browser = as_role("head")
    assert "1 пара будет закреплена" in browser.get(at("issue", draft)).text
    browser.send(at("issue", draft), seen(draft) | {"number": "5-н", "dated": "2026-11-20"})
    row.refresh_from_db()
    assert (row.order_number, row.order_date) == ("5-н", date(2026, 11, 20))


def test_pair_left_out_of_the_order_is_not_fixed(home, as_role):
    programme = make_ready_programme()
    ready_pair(programme)
    other = make_pairing(programme, "Орлов Иван Ильич", "Белова Анна Юрьевна")
    change_person(other.mentor.person, post="учитель химии", by=BY, moment=NOVEMBER)
    draft, browser = make_draft(programme, "pairs_order"), as_role("curator")
    kept = Pairing.objects.exclude(pk=other.pk).get().public_id
    browser.send(at("settings", draft), settings_of(browser, draft) | {"pairs": [kept]})
    browser.send(at("issue", draft), seen(draft) | {"number": "5-н", "dated": "2026-11-20"})
    other.refresh_from_db()
    assert other.order_number == "" and Pairing.objects.exclude(pk=other.pk).get().order_number == "5-н"


def test_cancelled_document_keeps_its_file_and_its_reason(draft, as_role):
    browser = as_role("curator")
    browser.send(at("issue", draft), seen(draft) | {"number": "1-н", "dated": "2026-11-20"})
    assert browser.send(at("void", draft), seen(draft) | {"reason": "Ошибка в дате"}).status_code == 302
    page = browser.get(at("document", draft)).text
    assert "Ошибка в дате" in page and "отменён" in page
    assert downloaded(browser, draft).startswith(b"PK")
    assert browser.send(at("void", draft), seen(draft) | {"reason": "Ещё раз"}).status_code == 409


def test_draft_is_thrown_away_and_an_issued_document_never(home, draft, as_role):
    browser, issued = as_role("curator"), make_issued(draft.programme, "regulation", number="")
    assert browser.send(at("discard", draft)).status_code == 302
    assert browser.send(at("discard", issued)).status_code == 409
    assert list(Document.objects.all()) == [issued]


def test_base_shows_no_contacts_on_the_screen_and_has_them_in_the_file(home, as_role):
    programme = make_ready_programme()
    one = make_enrolment(programme, "Захаров Пётр Петрович", "mentor")
    change_person(one.person, phone="+7 900 000-00-01", by=BY, moment=NOVEMBER)
    draft = make_draft(programme, "mentor_base")
    browser = as_role("curator")
    page = browser.get(at("document", draft)).text
    assert "Захаров Пётр Петрович" in page and "000-00-01" not in page
    cells = load_workbook(BytesIO(downloaded(browser, draft))).active
    assert cells.max_column == 16 and "+7 900 000-00-01" in [cell.value for cell in cells[4]]


@pytest.mark.parametrize("name", ["document", "file", "pdf", "issue", "void", "settings", "discard"])
def test_stranger_does_not_find_the_document(home, as_role, name):
    issued = make_issued(make_ready_programme())
    assert as_role("stranger").get(at(name, issued)).status_code == 404


@pytest.mark.parametrize("name", ["issue", "void", "settings", "cases", "discard"])
def test_stranger_changes_nothing(home, as_role, name):
    draft = make_draft(make_ready_programme())
    sent = {"number": "1-н", "dated": "2026-11-20", "reason": "чужая рука"}
    sent = {} if name in {"settings", "discard"} else sent
    assert as_role("stranger").send(at(name, draft), sent).status_code in {400, 404}
    draft.refresh_from_db()
    assert (draft.state, draft.version) == ("draft", 1)


@pytest.mark.parametrize("role", ["mentor", "class_teacher"])
def test_participants_do_not_see_documents(home, as_role, role):
    issued = make_issued(make_ready_programme())
    assert {as_role(role).get(at(name, issued)).status_code for name in ("document", "file")} == {403}


def test_head_issues_but_does_not_prepare(home, as_role):
    draft = make_draft(make_ready_programme())
    head = as_role("head")
    assert head.get(at("settings", draft)).status_code == 403
    assert "Подготовить" not in head.get(reverse("documents:list")).text
    assert (
        head.send(at("issue", draft), seen(draft) | {"number": "1-н", "dated": "2026-11-20"}).status_code
        == 302
    )


def test_files_are_not_given_without_signing_in(home):
    issued = make_issued(make_ready_programme())
    assert Client().get(at("file", issued)).status_code == 302


def test_register_finds_by_number_and_exports(home, as_role):
    programme = make_ready_programme()
    make_issued(programme, number="77-н")
    make_issued(programme, "regulation", number="")
    browser = as_role("curator")
    page = browser.get(reverse("documents:register"), {"q": "77"}).text
    assert (
        "№" not in page.split("<tbody>")[1] and "77-н" in page and "Положение" not in page.split("<tbody>")[1]
    )
    assert browser.get(reverse("documents:export")).content.startswith(b"PK")


def test_kit_asks_the_database_equally_often_for_one_and_three_documents(
    home, as_role, django_assert_num_queries
):
    programme = make_ready_programme()
    browser = as_role("curator")
    make_issued(programme)
    browser.get(reverse("documents:list"))
    with django_assert_num_queries(6):
        browser.get(reverse("documents:list"))
    make_issued(programme, "regulation", number="")
    make_draft(programme, "roadmap_a")
    with django_assert_num_queries(6):
        browser.get(reverse("documents:list"))


def filled_as_shown(browser, url: str) -> dict:
    """What a browser sends back from the page of a form: the fields as they stand and the hidden ones."""
    page = browser.get(url)
    form = page.context["form"]
    fields = {name: form[name].value() for name in form.fields}
    hidden = dict(re.findall(r'<input type="hidden" name="(_v|_next)" value="([^"]*)"', page.text))
    return {name: value for name, value in fields.items() if value not in (None, "")} | hidden


def test_who_fills_a_gap_comes_back_to_the_document(home, draft, as_role):
    change_passport(home.school, expected=None, founder="", by=BY, moment=NOVEMBER)
    browser = as_role("curator")
    link = next(
        url for gap, url in browser.get(at("document", draft)).context["gaps"] if gap.what == "учредитель"
    )
    sent = filled_as_shown(browser, link) | {"founder": "Администрация города"}
    answer = browser.send(link.partition("?")[0], sent)
    assert (answer.status_code, answer.url) == (302, at("document", draft))


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example/", "/\\evil.example/", "evil", "\t//evil.example"]
)
def test_the_way_back_never_leads_out_of_the_program(home, as_role, back):
    browser, page = as_role("curator"), reverse("organisations:edit")
    sent = filled_as_shown(browser, page) | {"_next": back}
    assert 'name="_next"' not in browser.get(page, {"_next": back}).text
    assert browser.send(page, sent).url == reverse("organisations:passport")


def test_a_pair_without_a_role_model_reads_well_in_the_order(home, as_role):
    ready_pair(programme := make_ready_programme())
    page = as_role("curator").get(at("document", make_draft(programme, "pairs_order"))).text
    assert ">по плану пары</div>" in page
    assert "не выбрана ролевая модель: напечатано «по плану пары»" in page
