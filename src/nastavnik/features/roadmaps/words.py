"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "roadmaps.draft": "Составлена дорожная карта",
        "roadmaps.add_step": "Добавлено мероприятие дорожной карты",
        "roadmaps.change_step": "Изменено мероприятие дорожной карты",
        "roadmaps.move_step": "Мероприятие переставлено",
        "roadmaps.number_steps": "Мероприятия пронумерованы",
        "roadmaps.close_step": "Выполнено мероприятие дорожной карты",
        "roadmaps.reopen_step": "Мероприятие возвращено в работу",
        "roadmaps.drop_step": "Снято мероприятие дорожной карты",
    }
)
