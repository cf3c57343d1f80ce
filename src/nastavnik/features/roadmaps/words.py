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
        "roadmaps.drop_step": "Мероприятие отмечено как ненужное",
        "roadmaps.start_step": "Мероприятие начато",
        "roadmaps.nest_step": "Мероприятие стало частью другого",
        "roadmaps.raise_step": "Мероприятие вынесено на уровень выше",
        "roadmaps.delete_step": "Удалено мероприятие дорожной карты",
        "roadmaps.merge_steps": "Мероприятия объединены",
        "roadmaps.split_step": "Мероприятие разделено",
        "roadmaps.shift_steps": "Перенесены сроки мероприятий",
        "roadmaps.add_section": "Добавлен раздел дорожной карты",
        "roadmaps.change_section": "Изменён раздел дорожной карты",
        "roadmaps.move_section": "Раздел дорожной карты переставлен",
        "roadmaps.remove_section": "Удалён раздел дорожной карты",
        "roadmaps.receive_file": "Прочитана дорожная карта из файла",
        "roadmaps.lay_file": "Дорожная карта из файла записана",
        "roadmaps.cancel_file": "Загрузка дорожной карты отменена",
        "roadmaps.undo": "Правка дорожной карты отменена",
    }
)
