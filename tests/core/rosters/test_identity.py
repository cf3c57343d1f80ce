"""One person or two: what is merged, what is only suspected."""

from tests.core.rosters.reading import people, read


def kinds(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(item.kind, item.ids) for item in read(text).duplicates]


def test_the_same_name_in_the_same_class_is_one_person() -> None:
    found = read("ФИО;Класс\nПетров Пётр;7А\nПетров Петр;7А")
    assert [person.rows for person in found.persons] == [[2, 3]]
    assert found.duplicates == ()


def test_namesakes_of_different_classes_stay_two() -> None:
    text = "ФИО;Класс\nПетров Пётр Ильич;7А\nПетров Пётр Ильич;9Б"
    assert len(read(text).persons) == 2
    assert kinds(text) == [("possible", (1, 2))]


def test_one_name_and_birthday_in_two_classes_is_certainly_one() -> None:
    text = "ФИО;Класс;Дата рождения\nПетров Пётр Ильич;7А;05.04.2010\nПетров Пётр Ильич;8А;05.04.2010"
    assert kinds(text) == [("certain", (1, 2))]


def test_different_birthdays_are_namesakes() -> None:
    text = "ФИО;Класс;Дата рождения\nПетров Пётр Ильич;7А;05.04.2010\nПетров Пётр Ильич;7А;06.05.2010"
    assert kinds(text) == [("possible", (1, 2))]


def test_initials_of_a_teacher_join_the_only_full_name() -> None:
    found = read(
        "Наставник;Наставляемый;Класс\nЗахаров П.П.;Ким Олег;7А\nЗахаров Пётр Петрович;Орлов Иван;8А"
    )
    assert people(found)[0] == "mentor Захаров Пётр Петрович"
    assert found.persons[0].rows == [2, 3]
    assert found.persons[0].paired_with == [2, 3]


def test_initials_that_fit_two_people_join_neither() -> None:
    text = "Наставник;Наставляемый\nЗахаров П.П.;Ким Олег\nЗахаров Пётр Петрович;Орлов Иван\nЗахаров Павел Петрович;Белов Яков"
    assert len(read(text).persons) == 6
    assert [kind for kind, _ in kinds(text)] == ["possible", "possible"]


def test_a_missing_patronymic_and_a_slip_are_suspected() -> None:
    text = "ФИО;Класс\nСидорова Мария;6А\nСидорова Мария Ильинична;6А\nКузнецова Анна Ивановна;5А\nКузнецова Анна Иванова;5А"
    assert kinds(text) == [("possible", (1, 2)), ("possible", (3, 4))]


def test_a_pupil_and_a_teacher_of_one_surname_are_two() -> None:
    text = "Ученик;Класс;Учитель\nТкачук Вероника Святославовна;9;Ткачук Елена Борисовна"
    assert len(read(text).persons) == 2
    assert kinds(text) == []
