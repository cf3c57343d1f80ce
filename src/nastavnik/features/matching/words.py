"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "matching.ask": "Заказан подбор пар",
        "matching.start": "Запущен подбор пар",
        "matching.finish": "Подбор посчитан",
        "matching.refuse": "Подбор не решается",
        "matching.cancel": "Подбор прерван",
        "matching.rule": "Решение куратора о паре",
        "matching.wish": "Внесён лист предпочтений",
        "matching.unwish": "Лист предпочтений убран",
        "matching.lift": "Решение куратора о паре снято",
        "matching.adopt": "Пара подбора закреплена",
        "matching.unadopt": "Закрепление пары подбора отменено",
    }
)
