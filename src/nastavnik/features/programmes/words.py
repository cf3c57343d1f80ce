"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "programmes.open": "Создана программа",
        "programmes.change": "Программа изменена",
        "programmes.choose_tracks": "Выбраны формы наставничества",
        "programmes.set_content": "Изменено содержание программы",
        "programmes.suggest_chain": "Взята цепочка из методологии",
        "programmes.add_link": "Добавлено звено цепочки программы",
        "programmes.change_link": "Изменено звено цепочки программы",
        "programmes.remove_link": "Удалено звено цепочки программы",
        "programmes.advance": "Программа перешла на другой этап",
        "programmes.take_edition": "Программа взяла другую редакцию методики",
        "programmes.start": "Программа запущена",
        "programmes.finish": "Программа завершена",
    }
)
