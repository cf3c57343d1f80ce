"""Where people stand in a list: headers, sections, totals, signatures, tables side by side."""

from tests.core.rosters.reading import pairs, people, read, skipped, troubles


def test_a_list_without_a_header_is_recognised_by_its_content() -> None:
    found = read("1;Иванова Мария Петровна;7А;89001112233\n2;Петров Иван;7Б;8-900-111-22-34")
    assert found.header_row is None
    assert people(found) == ["mentee Иванова Мария Петровна 7А", "mentee Петров Иван 7Б"]
    assert found.persons[1].contact.phones == ("+79001112234",)


def test_a_bare_column_of_names_is_a_list() -> None:
    assert people(read("Иванов Иван\nПетрова Анна\n- Сидоров Пётр Ильич")) == [
        "mentee Иванов Иван",
        "mentee Петрова Анна",
        "mentee Сидоров Пётр Ильич",
    ]


def test_names_split_over_unnamed_columns_are_put_together() -> None:
    found = read("1;Иванов;Иван;Иванович;7А\n2;Петрова;Анна;Сергеевна;7Б\n3;Ким;Олег;Ильич;8А")
    assert people(found)[2] == "mentee Ким Олег Ильич 8А"


def test_titles_and_signatures_are_not_people() -> None:
    found = read(
        "Список учащихся 7 «А» класса;;\nКлассный руководитель: Петрова Анна Ивановна;;\n№;Фамилия Имя;Дата рожд.\n"
        "1;Иванов Иван;05.04.10\n2;Ким Алина;11.11.2010\n;;\nДиректор;;Сидорова О.И.\nИсполнитель: Орлова А.А.;;"
    )
    assert people(found) == ["mentee Иванов Иван 7А", "mentee Ким Алина 7А"]
    assert skipped(found) == {1: "title", 2: "title", 3: "header", 6: "empty", 7: "footer", 8: "footer"}


def test_section_rows_give_the_year_of_birth_below() -> None:
    found = read(
        "№;ФИО;Класс\n2010 год рождения;;\n1;Иванов Иван;7А\n2011 г.р.;;\n2;Сидоров Пётр;6А\nИтого: 2;;"
    )
    assert [person.birth_year for person in found.persons] == [2010, 2011]
    assert skipped(found) == {1: "header", 2: "section", 4: "section", 6: "total"}


def test_section_rows_give_the_class_and_the_school_below() -> None:
    found = read("ФИО;Балл\nМБОУ СОШ № 1;\n7А класс;\nИванов Иван;5\n8 «Б» класс;\nКим Алина;4")
    assert people(found) == ["mentee Иванов Иван 7А", "mentee Ким Алина 8Б"]
    assert {person.organization for person in found.persons} == {"МБОУ СОШ № 1"}


def test_a_section_with_a_mentor_pairs_the_rows_below() -> None:
    found = read(
        "№;ФИО обучающегося;Класс\nНаставник: Иванова Мария Петровна;;\n1;Петров Пётр;7А\n2;Ким Алина;7Б\n"
        "Наставник: Сидоров П.И.;;\n3;Зайцев Олег;8А"
    )
    assert pairs(found) == {("Иванова", "Петров"), ("Иванова", "Ким"), ("Сидоров", "Зайцев")}


def test_two_tables_side_by_side_are_two_lists() -> None:
    found = read("№;ФИО;Класс;;№;ФИО;Класс\n1;Иванов Иван;7А;;1;Петрова Анна;8А\n2;Зайцев Олег;7А;;;;")
    assert people(found) == ["mentee Иванов Иван 7А", "mentee Петрова Анна 8А", "mentee Зайцев Олег 7А"]
    assert pairs(found) == set()


def test_two_tables_one_under_another_have_columns_of_their_own() -> None:
    found = read(
        "Наставники;;\n№;ФИО наставника;Должность\n1;Иванова Мария Петровна;учитель\n;;\nНаставляемые;;\n"
        "№;ФИО наставляемого;Класс\n1;Петров Пётр;7А"
    )
    assert people(found) == ["mentor Иванова Мария Петровна", "mentee Петров Пётр 7А"]
    assert skipped(found)[5] == "title"


def test_a_header_of_two_lines_names_each_column() -> None:
    found = read(
        "№;Наставник;;Наставляемый;\n;ФИО;Должность;ФИО;Класс\n1;Иванова М.П.;учитель;Петров Пётр;7А"
    )
    assert pairs(found) == {("Иванова", "Петров")}
    assert found.persons[0].position == "учитель"


def test_a_header_printed_again_and_a_row_of_numbers_are_headers() -> None:
    found = read("№;ФИО;Класс\n1;2;3\n1;Иванов Иван;7А\n№;ФИО;Класс\n2;Петров Пётр;7Б")
    assert len(found.persons) == 2
    assert skipped(found) == {1: "header", 2: "header", 4: "header"}


def test_totals_between_groups_are_totals() -> None:
    found = read("Класс;ФИО;Кол-во\n7А;Иванов Иван;1\nИтого по 7А;;1\n8А;Ким Алина;1\nВсего;;2")
    assert skipped(found) == {1: "header", 3: "total", 5: "total"}


def test_a_mentor_written_once_for_several_rows_stays_theirs() -> None:
    found = read(
        "Наставник;Наставляемый;Класс\nИванова М.П.;Петров Пётр;7А\n;Ким Алина;7А\nСидорова О.И.;Смирнов Иван;8А"
    )
    assert pairs(found) == {("Иванова", "Петров"), ("Иванова", "Ким"), ("Сидорова", "Смирнов")}


def test_a_blank_mentor_in_a_numbered_row_is_nobody() -> None:
    found = read("№;Наставляемый;Класс;Наставник\n1;Петров Пётр;7А;Иванова М.П.\n2;Ким Алина;7А;")
    assert pairs(found) == {("Иванова", "Петров")}


def test_a_group_written_once_goes_down_the_list() -> None:
    found = read("Группа\tФИО студента\nИСП-21-1\tИванов Иван\n\tПетров Пётр\nИСП-22-1\tСидоров Олег")
    assert people(found)[1] == "mentee Петров Пётр ИСП-21-1"


def test_equal_headings_are_pointed_at() -> None:
    found = read("№;ФИО;ФИО;Класс\n1;Иванов Иван;Петров Пётр;7А")
    assert [person.role for person in found.persons] == ["mentee", "mentee"]
    assert ("B1", "warning") in troubles(found)


def test_a_row_with_nobody_is_a_problem_not_a_loss() -> None:
    found = read("№;ФИО;Класс\n1;Иванов Иван;7А\n2;;8А\n3;Ким Алина;8А")
    assert [(problem.row, problem.level) for problem in found.problems] == [(3, "error")]


def test_the_class_of_a_section_fills_a_blank_column() -> None:
    found = read(
        "№;ФИ;Класс;Наставник\n;5 класс;;\n1;Иванов Иван;;Петрова А.А.\n;6 класс;;\n2;Ким Олег;6Б;Петрова А.А."
    )
    assert people(found) == ["mentee Иванов Иван 5", "mentor Петрова А. А.", "mentee Ким Олег 6Б"]


def test_a_leader_in_the_title_mentors_the_whole_list() -> None:
    found = read(
        "Наставник: Петрова Анна Ивановна, учитель физики\n№;ФИО наставляемого;Класс\n1;Иванов Иван;7А\n2;Ким Олег;7А"
    )
    assert pairs(found) == {("Петрова", "Иванов"), ("Петрова", "Ким")}
    assert found.persons[0].position == "учитель физики"


def test_lists_of_mentors_and_of_pupils_side_by_side_make_no_pairs() -> None:
    found = read("№;Наставник;Должность;;№;Наставляемый;Класс\n1;Иванова М.П.;завуч;;1;Петров Пётр;7А")
    assert people(found) == ["mentor Иванова М. П.", "mentee Петров Пётр 7А"]
    assert pairs(found) == set()


def test_pupils_numbered_within_a_mentor_are_the_mentors() -> None:
    found = read(
        "№;Наставник;№;Наставляемый\n1;Иванова М.П.;1;Петров Пётр\n;;2;Ким Алина\n2;Сидорова О.И.;1;Зайцев Олег"
    )
    assert pairs(found) == {("Иванова", "Петров"), ("Иванова", "Ким"), ("Сидорова", "Зайцев")}


def test_an_unknown_heading_beside_names_is_still_a_header() -> None:
    found = read("ФИО;Сентябрь;Октябрь\nИванов Иван;+;-")
    assert (found.header_row, len(found.persons)) == (1, 1)
