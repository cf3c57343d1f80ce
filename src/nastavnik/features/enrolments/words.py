"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "enrolments.enrol": "Внесён в базу программы",
        "enrolments.enrol_many": "Внесены в базу из списка",
        "enrolments.change": "Сведения базы изменены",
        "enrolments.request": "Изменён запрос наставляемого",
        "enrolments.offer": "Изменено предложение наставника",
        "enrolments.interview": "Проведено собеседование",
        "enrolments.decide": "Принято решение об участии",
        "enrolments.withdraw": "Выбыл из программы",
        "enrolments.restore": "Снова в базе: выбытие отменено",
        "enrolments.finish": "Завершил программу",
        "enrolments.return": "Возвращён в базу",
        "enrolments.undo": "Внесение в базу отменено",
        "enrolments.take_place": "Занято место у наставника",
        "enrolments.free_place": "Освободилось место у наставника",
    }
)
