"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "consents.ask": "Запрошено согласие",
        "consents.give": "Согласие дано",
        "consents.give_many": "Согласия отмечены списком",
        "consents.end": "Согласие заменено новым",
        "consents.strike": "Согласие убрано: внесено по ошибке",
        "consents.show_scan": "Открыт скан согласия",
        "consents.refuse": "В согласии отказано",
        "consents.withdraw": "Согласие отозвано",
    }
)
