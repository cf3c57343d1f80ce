"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "intake.upload": "Загружен список",
        "intake.rehearse": "Список прочитан",
        "intake.choose": "Выбрано, как записать список",
        "intake.judge": "Список проверен заново",
        "intake.fix": "Исправлена строка списка",
        "intake.decide": "Решено, что делать со строками списка",
        "intake.ask": "Подтверждена запись списка",
        "intake.begin": "Начата запись списка",
        "intake.batch": "Записана часть списка",
        "intake.pair": "Созданы пары из списка",
        "intake.finish": "Список записан",
        "intake.cancel": "Запись списка остановлена",
        "intake.take_back": "Попрошено отменить загрузку",
        "intake.begin_undo": "Начата отмена загрузки",
        "intake.undo": "Загрузка отменена",
        "intake.keep": "Отменить загрузку не удалось",
        "intake.discard": "Загрузка удалена вместе с файлом",
    }
)
