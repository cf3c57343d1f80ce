"""Everybody a cell names, with what is attached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.people_cells import parse_people

CELLS = [
    ("Иванова Алиса Денисовна, 7 «А»", ["Иванова Алиса Денисовна 7А"]),
    ("Смирнов И.И. 9в", ["Смирнов И. И. 9В"]),
    ("Семёнов Лев 10-А", ["Семёнов Лев 10А"]),
    ("Смирнов И.И., Котова А. (9в)", ["Смирнов И. И.", "Котова А. 9В"]),
    ("1) Иванова Алиса 2) Рой Пётр", ["Иванова Алиса", "Рой Пётр"]),
    ("1. Иванов И., 5А; 2. Петров П., 6Б", ["Иванов И. 5А", "Петров П. 6Б"]),
    ("Ли Сергей Владимирович / Ли Анна Владимировна", ["Ли Сергей Владимирович", "Ли Анна Владимировна"]),
    ("Иванов И.И. и Петров П.П.", ["Иванов И. И.", "Петров П. П."]),
    ("Иванова Анна Петровна Сидоров Иван Петрович", ["Иванова Анна Петровна", "Сидоров Иван Петрович"]),
    ("Иванов И.И. Петров П.П.", ["Иванов И. И.", "Петров П. П."]),
    ("Иванов\nИван Иванович", ["Иванов Иван Иванович"]),
    ("Иванов Иван\nПетров Пётр", ["Иванов Иван", "Петров Пётр"]),
    ("Иванов, Иван Петрович", ["Иванов Иван Петрович"]),
    ("Римская - Корсакова Ольга Павловна", ["Римская-Корсакова Ольга Павловна"]),
    ("10Б Петренко Юлия", ["Петренко Юлия 10Б"]),
    ("ученица 7А класса Иванова Анна", ["Иванова Анна 7А"]),
    ("Иванов Иван, 7", ["Иванов Иван 7"]),
    ("Наставник: Петрова А.А.", ["Петрова А. А."]),
    ("Иванов Пётр гр. ИС-21", ["Иванов Пётр ИС-21"]),
    ("Иванов И.И. (10А), Петров П.П. (11Б)", ["Иванов И. И. 10А", "Петров П. П. 11Б"]),
    ("Иванова (Петрова) Анна Сергеевна", ["Иванова Анна Сергеевна"]),
    ("Ивановы Анна и Пётр", ["Иванова Анна", "Иванов Пётр"]),
    ("Анна и Мария Вознесенские", ["Вознесенская Анна", "Вознесенская Мария"]),
    ("Команда «Звезда»: Иванов И., Ким Алина", ["Иванов И.", "Ким Алина"]),
    ("Обучающиеся 7А класса Иванов Иван, Ким Алина", ["Иванов Иван 7А", "Ким Алина"]),
    ("Иванов И.И.+Петров П.П.", ["Иванов И. И.", "Петров П. П."]),
    ("Заслуженный учитель РФ Иванова Мария Петровна", ["Иванова Мария Петровна"]),
    ("Иванов\nПетров", ["Иванов", "Петров"]),
    ("Иванов Иван*", ["Иванов Иван"]),
]
NOBODY = [
    "-",
    "нет",
    "вакансия",
    "группа 10 класса (6 чел.)",
    "Обучающиеся 7А класса",
    "6 человек",
    "весь класс",
    "—",
    "не назначен",
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_people_of_a_cell(text: str, expected: list[str]) -> None:
    found = parse_people(text)
    shown = [
        " ".join(filter(None, [m.reading.text, m.class_code.text if m.class_code else ""]))
        for m in found.people
    ]
    assert shown == expected


@pytest.mark.parametrize(
    ("text", "attached"),
    [
        ("Фомина Ольга Игоревна (учитель биологии, стаж 1 г.)", [("учитель биологии, стаж 1 г.",)]),
        ("Орлов А.В. (ООО «Сталь»), Белый К.К.", [("ООО «Сталь»",), ()]),
        ("учитель математики Иванова И.И.", [("учитель математики",)]),
        ("Иванова И.И. – педагог-психолог", [("педагог-психолог",)]),
        ('Петрова Анна Ивановна, ООО "Ромашка", директор', [('ООО "Ромашка"', "директор")]),
    ],
)
def test_remarks_go_to_the_person_beside_them(text: str, attached: list[tuple[str, ...]]) -> None:
    assert [mention.attached for mention in parse_people(text).people] == attached


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_invented(text: str) -> None:
    found = parse_people(text)
    assert found.people == ()
    assert found.nobody


def test_a_group_keeps_its_size_and_class() -> None:
    found = parse_people("группа 10 класса (6 чел.)")
    assert (found.group_of, found.group_class.text if found.group_class else None) == (6, "10")


def test_a_birthday_and_a_phone_beside_a_name_are_kept() -> None:
    (person,) = parse_people("Петров Пётр, 05.04.2010, 7А, 89001234567").people
    assert person.birth is not None
    assert person.birth.date is not None
    assert (person.birth.date.iso, person.class_code.text if person.class_code else "") == (
        "2010-04-05",
        "7А",
    )
    assert person.contact_text == "+79001234567"


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    found = parse_people(text)
    assert all(mention.reading.text for mention in found.people)
