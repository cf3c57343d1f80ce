"""Posts, organisations and classes out of one cell."""

import pytest

from nastavnik.core.rosters.attributes import read_track, read_wanted, read_workplace


@pytest.mark.parametrize(
    ("text", "organization", "position", "class_text"),
    [
        ("МБОУ СОШ № 1, 10 Б кл.", "МБОУ СОШ № 1", None, "10Б"),
        ("МБОУ СОШ №1, учитель физики", "МБОУ СОШ №1", "учитель физики", None),
        ("ООО «Сталь», гл. инженер", "ООО «Сталь»", "гл. инженер", None),
        ("директор ООО «Сталь»", "ООО «Сталь»", "директор", None),
        ("завод «Янтарь», слесарь 5 разряда", "завод «Янтарь»", "слесарь 5 разряда", None),
        ("ЗДУВР МБОУ СОШ № 1", "МБОУ СОШ № 1", "ЗДУВР", None),
        ("зам. директора по УВР", None, "зам. директора по УВР", None),
        ("ученица 10 «Б»", None, None, "10Б"),
        ("педколледж, 3 курс", "педколледж", None, "3 курс"),
        ("студентка 2 курса КГУ", "КГУ", "студентка 2 курса", "2 курс"),
        (
            "МБОУ «СОШ №3 с углублённым изучением предметов»",
            "МБОУ «СОШ №3 с углублённым изучением предметов»",
            None,
            None,
        ),
        ("—", None, None, None),
    ],
)
def test_a_workplace_is_sorted(
    text: str, organization: str | None, position: str | None, class_text: str | None
) -> None:
    found = read_workplace(text)
    shown = found.class_code.text if found.class_code else None
    assert (found.organization, found.position, shown) == (organization, position, class_text)


@pytest.mark.parametrize(
    ("text", "track"),
    [
        ("Ученик – ученик", "ученик-ученик"),
        ("педагог – педагог", "учитель-учитель"),
        ("Работодатель-ученик", "работодатель-ученик"),
        ("«Студент - ученик»", "студент-ученик"),
    ],
)
def test_tracks_are_brought_to_one_spelling(text: str, track: str) -> None:
    assert read_track(text) == (track, True)


def test_an_unknown_track_stays_as_written() -> None:
    assert read_track("Космонавт") == ("Космонавт", False)


@pytest.mark.parametrize(
    ("text", "ages", "classes"),
    [
        ("14-16 лет", (14, 16), None),
        ("5–7 кл.", None, (5, 7)),
        ("от 10 до 12", (10, 12), None),
        ("любой", None, None),
        ("9-11 классы", None, (9, 11)),
        ("-", None, None),
    ],
)
def test_wanted_ages(text: str, ages: tuple[int, int] | None, classes: tuple[int, int] | None) -> None:
    assert read_wanted(text) == (ages, classes)
