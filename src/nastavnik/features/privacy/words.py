"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "privacy.receive": "Принято обращение субъекта",
        "privacy.extend": "Срок ответа продлён",
        "privacy.answer": "Дан ответ на обращение",
        "privacy.refuse": "Дан отказ по обращению",
        "privacy.export_own": "Выданы данные о человеке",
        "privacy.hold": "Запрещено уничтожать сведения",
        "privacy.release": "Снят запрет на уничтожение",
        "privacy.propose": "Предложено уничтожить сведения",
        "privacy.withdraw": "Человек исключён из уничтожения",
        "privacy.decline": "Уничтожение отклонено",
        "privacy.papers": "Сохранены акт и выгрузка",
        "privacy.destroy": "Сведения уничтожены по акту",
        "privacy.open_incident": "Открыто происшествие",
        "privacy.change_incident": "Дополнено происшествие",
        "privacy.step": "Выполнен шаг по происшествию",
        "privacy.close_incident": "Происшествие закрыто",
        "privacy.reason": "Названа причина большой выгрузки",
    }
)
