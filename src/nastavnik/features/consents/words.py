"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "consents.ask": "Запрошено согласие",
        "consents.give": "Согласие дано",
        "consents.refuse": "В согласии отказано",
        "consents.withdraw": "Согласие отозвано",
    }
)
