"""Who is who: orders of names, cases, pairs, roles, posts, several people in a cell."""

import pytest

from tests.core.rosters.reading import pairs, people, read, troubles


def test_name_before_surname_is_noticed_by_the_whole_column() -> None:
    found = read("№;Имя и фамилия\n1;Мария Иванова\n2;Роман Марк\n3;Пётр Сидоров\n4;Алина Ким")
    assert [person.surname for person in found.persons] == ["Иванова", "Марк", "Сидоров", "Ким"]


def test_people_in_the_genitive_come_back_in_the_nominative() -> None:
    found = read(
        "№;Наставника;Должность;за наставляемым\n1;Иванову Марию Петровну;учителя физики;Петрова Ивана Сергеевича\n"
        "2;Ковалёву О.И.;учителя химии;Зайцева П.П."
    )
    assert people(found) == [
        "mentor Иванова Мария Петровна",
        "mentee Петров Иван Сергеевич",
        "mentor Ковалёва О. И.",
        "mentee Зайцев П. П.",
    ]
    assert found.persons[0].position == "учитель физики"
    assert ("B2", "warning") in troubles(found)


def test_a_list_of_thanks_in_the_dative_is_read() -> None:
    found = read(
        "Объявить благодарность\n1. Ивановой Марии Петровне, учителю физики\n2. Ким Алине Олеговне, педагогу-психологу"
    )
    assert people(found) == ["mentor Иванова Мария Петровна", "mentor Ким Алина Олеговна"]
    assert [person.position for person in found.persons] == ["учитель физики", "педагог-психолог"]


def test_surname_name_and_patronymic_in_columns() -> None:
    found = read(
        "№;Фамилия;Имя;Отчество;Класс;Пол\n1;ИВАНОВ;ИВАН;ПЕТРОВИЧ;7A;м\n2;Мамедов;Эльчин;Али оглы;12Ы;м"
    )
    assert people(found) == ["mentee Иванов Иван Петрович 7А", "mentee Мамедов Эльчин Али оглы"]
    assert troubles(found) == [("E2", "warning"), ("E3", "error")]


def test_an_exported_diary_list_in_english() -> None:
    found = read(
        'Student Name,Class,Birth Date,Email\n"Иванов Иван",7A,2010-04-05,ivan@example.org\n"Ким Алина",8B,05/04/2010,'
    )
    assert people(found) == ["mentee Иванов Иван 7А", "mentee Ким Алина 8В"]
    assert {person.birth_date for person in found.persons} == {"2010-04-05"}


def test_pairs_written_with_a_dash_in_one_cell() -> None:
    found = read(
        "№;Наставник – наставляемый;Класс\n1;Иванова А.А. – Петров Борис;7А\n2;Орлова О.И. - Зайцев Олег, Ким Алина;8А"
    )
    assert pairs(found) == {("Иванова", "Петров"), ("Орлова", "Зайцев"), ("Орлова", "Ким")}
    assert [person.class_number for person in found.persons] == [None, 7, None, 8, 8]


def test_teachers_who_mentor_teachers() -> None:
    found = read(
        "№;ФИО молодого специалиста;Должность;ФИО наставника;Должность наставника;Срок\n"
        "1;Иванова Мария Петровна;учитель;Петрова Анна Сергеевна;завуч;2023-2024 уч. год"
    )
    assert pairs(found) == {("Петрова", "Иванова")}
    assert [person.position for person in found.persons] == ["учитель", "завуч"]
    assert (found.persons[0].period_start, found.persons[0].period_end) == ("2023-09-01", "2024-05-31")


def test_authors_of_poems_are_not_people_of_the_register() -> None:
    found = read(
        "Участник;Автор;Название;Педагог\nИванов Иван, 7А;А.С. Пушкин;Зимнее утро;Петрова Анна Ивановна"
    )
    assert people(found) == ["mentee Иванов Иван 7А", "mentor Петрова Анна Ивановна"]


def test_authors_of_papers_are_the_participants() -> None:
    found = read(
        "№;Автор;Название работы;Руководитель\n1;Иванов Иван;Вода;Петрова А.С.\n2;Ким Олег;Лёд;Петрова А.С."
    )
    assert people(found) == ["mentee Иванов Иван", "mentor Петрова А. С.", "mentee Ким Олег"]


def test_students_groups_and_their_employers() -> None:
    found = read(
        "Студент;Группа;Наставник;Место работы\nИванов Иван;ИС-21;Петров Сергей;ООО «Сталь», гл. инженер\n"
        'Зайцев Пётр;3 курс;Кузнецов А.А.;мастер ПАО "Газпром"'
    )
    assert found.persons[0].extras["group"] == "ИС-21"
    assert [(p.organization, p.position) for p in found.persons if p.role == "mentor"] == [
        ("ООО «Сталь»", "гл. инженер"),
        ('ПАО "Газпром"', "мастер"),
    ]


def test_classes_of_both_sides_keep_to_their_owners() -> None:
    found = read("Наставляемый;Класс;Наставник;Класс\nИванов Иван;5А;Петров Пётр;10А")
    assert people(found) == ["mentee Иванов Иван 5А", "mentor Петров Пётр 10А"]


def test_several_pupils_and_classes_in_parallel_lines() -> None:
    found = read('Наставник;Наставляемые;Классы\nИванова М.П.;"Петров Пётр\nКим Алина";"7А\n8Б"')
    assert people(found)[1:] == ["mentee Петров Пётр 7А", "mentee Ким Алина 8Б"]


def test_two_phones_and_a_parent_in_one_cell() -> None:
    found = read('ФИО;Телефон\nИванов Иван;"8 900 111 22 33 (мама), +7(900)111-22-44"')
    assert found.persons[0].contact.phones == ("+79001112233", "+79001112244")
    assert found.persons[0].contact.note == "мама"


def test_parents_are_kept_beside_the_pupil_and_are_not_people() -> None:
    found = read(
        "Ученик\tКласс\tМать (ФИО, телефон)\tОтец\nИванов Иван\t7А\tИванова Мария, 89001112233\tИванов Пётр Ильич"
    )
    assert people(found) == ["mentee Иванов Иван 7А"]
    assert found.persons[0].extras["guardians"] == ["Иванова Мария", "Иванов Пётр Ильич"]
    assert found.persons[0].contact.phones == ("+79001112233",)


def test_a_column_may_say_the_role_of_each() -> None:
    found = read(
        "№;Ф.И.О.;Роль;Класс\n1;Иванов Иван;наставляемый;5А\n2;Петрова Анна Ивановна;наставник;\n3;Ким Олег;наставляемый;5Б"
    )
    assert [person.role for person in found.persons] == ["mentee", "mentor", "mentee"]


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_the_role_asked_for_is_given_to_a_plain_list(role: str) -> None:
    assert {person.role for person in read("ФИО;Телефон\nИванов Иван;\nКим Алина;", role).persons} == {role}


def test_a_group_without_names_invents_nobody() -> None:
    found = read("ФИО наставника;ФИО наставляемых\nОрлов Антон Валерьевич;группа 10 класса (6 чел.)")
    assert people(found) == ["mentor Орлов Антон Валерьевич"]
    assert found.persons[0].extras["group_of"] == 6


def test_a_vacancy_is_said_and_not_invented() -> None:
    found = read("№;ФИО наставляемого;Класс;ФИО наставника\n1;Ким Алина;7Б;вакансия\n2;нет;8А;Иванова М.П.")
    assert people(found) == ["mentee Ким Алина 7Б", "mentor Иванова М. П."]
    assert troubles(found) == [("B3", "warning")]


def test_a_date_that_never_was_is_an_error_of_its_cell() -> None:
    found = read("ФИО;Класс;Дата рождения\nИванов Иван;7А;31.02.2010")
    assert (found.persons[0].birth_date, found.persons[0].birth_year) == (None, None)
    assert [(item.cell, item.level, item.value) for item in found.problems] == [("C2", "error", "31.02.2010")]


def test_status_words_before_a_name_are_not_the_name() -> None:
    found = read(
        "№;ФИО наставника\n1;студ. 2 курса Громов Денис\n2;Ученица 10Б класса Петренко Юлия\n3;Выпускник 2020 г. Орлов Антон"
    )
    assert people(found) == ["mentor Громов Денис", "mentor Петренко Юлия 10Б", "mentor Орлов Антон"]
    assert found.persons[0].position == "студент 2 курса"
