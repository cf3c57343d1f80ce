"""Pages of one's own roadmap: parts, merging, moved dates, sections, files, the diagram, and the way back."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nastavnik.features.roadmaps.actions import add_section
from nastavnik.features.roadmaps.models import RoadmapFile, Section, Step
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.core.plans.papers import REGIONAL
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_person
from tests.makers.programmes import make_programme
from tests.makers.roadmaps import make_step

MAP, GANTT = "/roadmaps/", "/roadmaps/gantt/"
DAY = {"today": "2026-12-15"}
SIGNED = {"by": BY, "moment": MOMENT}


def at(name: str, row) -> str:
    return reverse(f"roadmaps:{name}", args=[row.public_id])


def asked(name: str, *rows: Step) -> str:
    return reverse(f"roadmaps:{name}") + "?" + "&".join(f"step={row.public_id}" for row in rows)


def sent(source: bytes = REGIONAL) -> dict:
    return {"file": SimpleUploadedFile("карта.xlsx", source)}


def test_a_part_is_added_under_its_step_and_shown_deeper(home, as_role):
    step, browser = make_step(make_programme(), "Документы", number="1"), as_role("curator")
    words = {
        "stage": "1",
        "title": "Приказ",
        "period": "ежемесячно, до 15.12",
        "owner_text": "директор; завуч",
    }
    browser.send(asked("new", step), words)
    part = Step.objects.get(title="Приказ")
    assert (part.parent, part.number, part.rhythm, part.deadline) == (step, "1.1", "monthly", True)
    assert 'depth-1"><a href="' + at("step", part) in browser.get(MAP).text


def test_several_people_answer_for_a_step_and_are_found_by_it(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    orlova, petrova = (
        make_person("Орлова Нина Викторовна", "staff"),
        make_person("Петрова Анна Ивановна", "staff"),
    )
    words = {
        "stage": "1",
        "title": "Слёт",
        "period": "май",
        "owner": orlova.public_id,
        "people": [petrova.public_id],
    }
    browser.send(reverse("roadmaps:new"), words)
    make_step(programme, "Другое")
    page = browser.get(MAP, {"owner": "Петрова Анна Ивановна"})
    assert [row["step"].title for row in page.context["rows"]] == ["Слёт"]
    assert "Петрова А.\u00a0И." in page.text or "Петрова\u00a0А.\u00a0И." in page.text


def test_a_period_nobody_understands_is_saved_only_when_told_so(home, as_role):
    make_programme()
    browser, words = as_role("curator"), {"stage": "1", "title": "Слёт", "period": "когда выпадет снег"}
    assert browser.send(reverse("roadmaps:new"), words).status_code == 422
    browser.send(reverse("roadmaps:new"), words | {"undated": "on"})
    assert "не распознан" in browser.get(at("step", Step.objects.get())).text


def test_ticked_steps_are_merged_and_unmerged(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    first, second = make_step(programme, "Педсовет"), make_step(programme, "Собрание")
    ticked = {"action": "merge", "selected": [first.public_id, second.public_id]}
    page = browser.send(reverse("roadmaps:chosen"), ticked).url
    assert "Собрание" in browser.get(page).text
    browser.send(page, {"title": "Вместе"})
    assert list(Step.objects.values_list("title", flat=True)) == ["Вместе"]
    browser.send(at("undo", browser.get(MAP).context["edit"]))
    assert Step.objects.count() == 2


@pytest.mark.parametrize("ticked", [{"action": "merge"}, {"action": "burn", "selected": ["a"]}])
def test_ticks_without_sense_are_answered_in_words(home, as_role, ticked):
    make_programme()
    assert as_role("curator").send(reverse("roadmaps:chosen"), ticked).status_code == 422


def test_dates_of_ticked_steps_and_of_all_are_moved(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    first, second = make_step(programme, "Раз"), make_step(programme, "Два")
    browser.send(asked("shift", first), {"months": "1", "days": ""})
    browser.send(asked("shift"), {"months": "0", "days": "14"})
    periods = [Step.objects.get(pk=row.pk).period for row in (first, second)]
    assert periods == ["15.10.2026 – 14.11.2026", "15.09.2026 – 14.10.2026"]
    assert browser.send(asked("shift", first), {"months": "", "days": "0"}).status_code == 422


def test_a_step_is_begun_nested_lifted_split_and_deleted(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    make_step(programme, "Раз")
    step = make_step(programme, "Два")
    for name in ("start", "nest", "lift"):
        assert browser.send(at(name, step)).status_code == 302
    assert browser.send(at("split", step), {"titles": "Два\nТри"}).status_code == 302
    assert browser.get(at("delete", step)).status_code == 200
    browser.send(at("delete", step))
    assert list(Step.objects.values_list("title", "state")) == [("Раз", "planned"), ("Три", "planned")]


def test_sections_are_kept_on_their_page(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    browser.send(reverse("roadmaps:sections"), {"title": "Правовые", "number": "I", "inside": ""})
    top = Section.objects.get()
    browser.send(reverse("roadmaps:sections"), {"title": "Приказы", "inside": top.public_id})
    inner = Section.objects.get(parent=top)
    browser.send(at("section", top), {"title": "Правовые акты", "number": "I", "_v": top.version})
    make_step(programme, "Приказ", own_section=inner)
    text = browser.get(reverse("roadmaps:print", args=["by_sections"])).text
    assert text.index("I. Правовые акты") < text.index("1.1. Приказы") < text.index(">Приказ</td>")
    browser.send(at("remove-section", inner))
    assert Step.objects.get().own_section == top


def test_a_file_is_shown_first_and_then_replaces_the_roadmap(home, as_role):
    make_step(make_programme(), "Старое")
    browser = as_role("curator")
    address = browser.send(reverse("roadmaps:load"), sent()).url
    page = browser.get(address)
    assert (page.context["counts"]["steps"], Step.objects.count()) == (6, 1)
    assert "A16" in page.text and "сентябрь – октябрь 2026" in page.text
    assert browser.send(address, {"way": "replace"}).url == MAP
    assert Step.objects.count() == 6 and not Step.objects.filter(title="Старое").exists()
    assert browser.send(address, {"way": "add"}).status_code == 422


def test_a_cancelled_file_writes_nothing(home, as_role):
    make_programme()
    browser = as_role("curator")
    browser.send(reverse("roadmaps:load"), sent())
    browser.send(at("cancel-file", RoadmapFile.objects.get()))
    assert not Step.objects.exists()


@pytest.mark.parametrize(
    "source", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "слова без таблицы".encode()]
)
def test_a_bad_file_is_answered_beside_its_field(home, as_role, source):
    make_programme()
    answer = as_role("curator").send(reverse("roadmaps:load"), sent(source))
    assert (answer.status_code, bool(answer.context["form"].errors)) == (422, True)
    assert not RoadmapFile.objects.exists()


def test_what_is_taken_away_may_be_loaded_again(home, as_role):
    programme, browser = make_programme(), as_role("curator")
    top = add_section(programme, title="Раздел", number="I", **SIGNED)
    make_step(programme, "Мероприятие", own_section=top, note="важно")
    book = browser.get(reverse("roadmaps:export"))
    address = browser.send(reverse("roadmaps:load"), sent(b"".join(book))).url
    counts = browser.get(address).context["counts"]
    assert (counts["steps"], counts["sections"], counts["dated"], counts["guessed"]) == (1, 1, 1, 0)


def test_merged_periods_stand_once_in_print(home, as_role):
    programme = make_programme()
    for title in ("Раз", "Два"):
        make_step(programme, title, period="сентябрь – октябрь", section="legal")
    text = as_role("curator").get(reverse("roadmaps:print", args=["by_sections"])).text
    assert text.count("сентябрь – октябрь") == 1 and 'rowspan="2"' in text


def test_the_diagram_draws_bars_on_the_months_and_the_line_of_today(home, as_role):
    programme = make_programme()
    make_step(programme, "Осень")
    make_step(programme, "Без дат", period="непонятно", undated=True)
    page = as_role("curator").get(GANTT, DAY)
    first, second = page.context["rows"]
    assert (first["bar"].left, first["bar"].width, first["bar"].look) == (100, 100, "late")
    assert (second["bar"], second["reading"]) == (None, "срок не распознан")
    assert (page.context["today"], page.context["months"][:2]) == (445, ["авг", "сен"])
    assert page.text.count("gantt-today") == 2


def test_the_diagram_is_filtered_as_the_table_is(home, as_role):
    programme = make_programme()
    make_step(programme, "Осеннее")
    make_step(programme, "Весеннее", stage=2, period="март")
    page = as_role("curator").get(GANTT, DAY | {"state": "overdue"})
    assert [row["step"].title for row in page.context["rows"]] == ["Осеннее"]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(GANTT, 7), ("/roadmaps/sections/", 7)])
def test_pages_cost_the_same_for_one_and_three(
    home, as_role, count, address, queries, django_assert_num_queries
):
    programme = make_programme()
    for number in range(count):
        people = [make_person(f"Орлова Нина {number}", "staff")]
        make_step(
            programme,
            f"Мероприятие {number}",
            people=people,
            own_section=add_section(programme, title="Раздел", **SIGNED),
        )
    browser = as_role("curator")
    browser.get(address)
    with django_assert_num_queries(queries):
        browser.get(address, DAY)


@pytest.mark.parametrize("name", ["start", "nest", "lift", "split", "delete"])
def test_others_than_the_curator_change_nothing(home, as_role, name):
    step = make_step(make_programme())
    assert as_role("head").send(at(name, step), {"titles": "Раз\nДва"}).status_code == 403


@pytest.mark.parametrize("name", ["merge", "shift", "new"])
def test_strangers_steps_cannot_be_named_in_an_address(home, as_role, name):
    step = make_step(make_programme(), "Секретное")
    with organisation_scope(home.other.pk):
        make_programme("Чужая")
    answer = as_role("stranger").get(asked(name, step))
    assert (answer.status_code, "Секретное" in answer.text) == (404, False)


def test_exported_book_is_a_plain_table(home, as_role):
    from openpyxl import load_workbook

    make_step(make_programme(), "Слёт", owner=make_person("Орлова Нина", "staff"))
    book = load_workbook(BytesIO(as_role("curator").get(reverse("roadmaps:export")).content))
    header, row = list(book.active.values)
    assert dict(zip(header, row, strict=True))["Ответственные"] == "куратор\nОрлова Нина"
