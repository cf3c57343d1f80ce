"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "trainings.plan": "Назначено занятие школы наставников",
        "trainings.change": "Занятие изменено",
        "trainings.cancel": "Занятие отменено",
        "trainings.mark": "Отмечено посещение",
    }
)
