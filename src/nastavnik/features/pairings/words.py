"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "pairings.propose": "Пара предложена",
        "pairings.undo": "Предложение пары отменено",
        "pairings.trial": "Назначена пробная встреча",
        "pairings.activate": "Пара начала работу",
        "pairings.hold_back": "Работа пары остановлена: не хватает согласия или проверки",
        "pairings.suspend": "Работа пары приостановлена",
        "pairings.resume": "Пара вернулась к работе",
        "pairings.fix": "Пара закреплена приказом",
        "pairings.close": "Пара закрыта",
        "pairings.change": "Сведения о паре изменены",
        "pairings.add_mentee": "Наставляемый добавлен в группу",
        "pairings.drop_mentee": "Наставляемый вышел из группы",
    }
)
