"""Names in any order, case and spelling."""

import pytest

from nastavnik.core.russian.full_names import NameHabit, read_name

NAMES = [
    ("Иванов Иван Иванович", ("Иванов", "Иван", "Иванович")),
    ("Иван Иванович Иванов", ("Иванов", "Иван", "Иванович")),
    ("Рада Кузнецова", ("Кузнецова", "Рада", "")),
    ("Ким Алина", ("Ким", "Алина", "")),
    ("Алина Ким", ("Ким", "Алина", "")),
    ("Вечер Ян", ("Вечер", "Ян", "")),
    ("Заяц Олеся", ("Заяц", "Олеся", "")),
    ("Рахимов Далерджон", ("Рахимов", "Далерджон", "")),
    ("Айгуль Сафина", ("Сафина", "Айгуль", "")),
    ("Смирнов И. И.", ("Смирнов", "И.", "И.")),
    ("И.И.Смирнов", ("Смирнов", "И.", "И.")),
    ("СмирновИ.И.", ("Смирнов", "И.", "И.")),
    ("Смирнов ИИ", ("Смирнов", "И.", "И.")),
    ("Котова А", ("Котова", "А.", "")),
    ("Белый К.К.", ("Белый", "К.", "К.")),
    ("Гусейнова Э.Р.к.", ("Гусейнова", "Э.", "Р.к.")),
    ("Гусейнов Тимур Эльдар оглы", ("Гусейнов", "Тимур", "Эльдар оглы")),
    ("Ахмедов Ахмед Магомед-оглы", ("Ахмедов", "Ахмед", "Магомед-оглы")),
    ("МАМЕДОВА СЕВДА АЛИ КЫЗЫ", ("Мамедова", "Севда", "Али кызы")),
    ("Римская-Корсакова О. П.", ("Римская-Корсакова", "О.", "П.")),
    ("Салтыков Щедрин Михаил Евграфович", ("Салтыков Щедрин", "Михаил", "Евграфович")),
    ("Петрова Анна-Мария Ивановна", ("Петрова", "Анна-Мария", "Ивановна")),
    ("де Гроот Анна", ("де Гроот", "Анна", "")),
    ("Абрамович Роман Аркадьевич", ("Абрамович", "Роман", "Аркадьевич")),
    ("ИВАНОВ  ИВАН", ("Иванов", "Иван", "")),
    ("Семёнов Лев", ("Семёнов", "Лев", "")),
    ("Алиса Денисовна", ("", "Алиса", "Денисовна")),
    ("Ли Анна Владимировна", ("Ли", "Анна", "Владимировна")),
    ("Ивaнов Пeтр", ("Иванов", "Петр", "")),
    ("Иван0ва Анна", ("Иванова", "Анна", "")),
    ("Иванов A.C.", ("Иванов", "А.", "С.")),
]
OBLIQUE = [
    ("Ивановой Марии Петровне", "Иванова Мария Петровна"),
    ("Иванову Марию Петровну", "Иванова Мария Петровна"),
    ("Ивановой Марией Петровной", "Иванова Мария Петровна"),
    ("Иванова Ивана Петровича", "Иванов Иван Петрович"),
    ("Соловьёву Павлу Игоревичу", "Соловьёв Павел Игоревич"),
    ("Мельника Льва Ильича", "Мельник Лев Ильич"),
    ("Римской-Корсаковой Ольге Павловне", "Римская-Корсакова Ольга Павловна"),
    ("Достоевского Фёдора Михайловича", "Достоевский Фёдор Михайлович"),
    ("Шевченко Тараса Григорьевича", "Шевченко Тарас Григорьевич"),
    ("Петрова Ивана", "Петров Иван"),
    ("Ким Алине Олеговне", "Ким Алина Олеговна"),
]
NOT_NAMES = [
    "учитель физики",
    "Директор школы",
    "МБОУ СОШ",
    "Физика",
    "7А",
    "призёр",
    "Г.А. Фамилия",
    "Итого",
    "10",
    "",
    "ООО «Сталь»",
]


@pytest.mark.parametrize(("text", "parts"), NAMES)
def test_a_name_is_read_in_its_parts(text: str, parts: tuple[str, str, str]) -> None:
    found = read_name(text, lenient=True)
    assert found is not None
    assert (found.surname, found.name, found.patronymic) == parts


@pytest.mark.parametrize(("text", "nominative"), OBLIQUE)
def test_an_oblique_name_comes_back_with_a_warning(text: str, nominative: str) -> None:
    found = read_name(text)
    assert found is not None
    assert found.text == nominative
    assert any("косвенном падеже" in warning for warning in found.warnings)


@pytest.mark.parametrize("text", NOT_NAMES)
def test_other_words_are_not_names(text: str) -> None:
    assert read_name(text, lenient=True) is None


@pytest.mark.parametrize(
    ("text", "case", "nominative"),
    [
        ("Сергеевой Л. И.", "datv", "Сергеева Л. И."),
        ("Иванова И. И.", "gent", "Иванов И. И."),
        ("Иванова И. И.", None, "Иванова И. И."),
        ("Ковалёву О. И.", "accs", "Ковалёва О. И."),
        ("Ковалёву О. И.", "datv", "Ковалёв О. И."),
        ("Иванова Александра", "gent", "Иванов Александр"),
        ("Иванова Александра", None, "Иванова Александра"),
    ],
)
def test_the_case_of_the_column_settles_what_initials_hide(
    text: str, case: str | None, nominative: str
) -> None:
    found = read_name(text, NameHabit(case=case))
    assert found is not None
    assert found.text == nominative


def test_repaired_letters_are_told() -> None:
    found = read_name("Ивaнов Ивaн")
    assert found is not None
    assert "«Ивaнов»" in found.warnings[0]


def test_the_habit_of_a_column_settles_two_given_names() -> None:
    straight, reverse = (read_name("Роман Марк", NameHabit(name_first=first)) for first in (False, True))
    assert straight is not None
    assert reverse is not None
    assert (straight.surname, reverse.surname) == ("Роман", "Марк")
