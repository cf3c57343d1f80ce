"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "readiness.state": "Подтверждено условие готовности",
        "readiness.restate": "Изменено подтверждение условия",
        "readiness.withdraw": "Подтверждение условия снято",
    }
)
