"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "consents.ask": "Запрошено согласие",
        "consents.give": "Согласие дано",
        "consents.give_many": "Согласия отмечены списком",
        "consents.end": "Согласие заменено новым",
        "consents.yield": "Согласие сменяется новым",
        "consents.agree": "Согласие дано в личном кабинете",
        "consents.keep_text": "Сохранена редакция текста согласия",
        "consents.expire": "Срок согласия вышел",
        "consents.expire_all": "Отмечены согласия, срок которых вышел",
        "consents.restore": "Прежнее согласие снова действует",
        "consents.unlink": "Согласие больше не заменяет прежнего",
        "consents.print": "Напечатаны листы согласий",
        "consents.register": "Принят лист согласия",
        "consents.reopen": "Отметка о листе согласия отменена",
        "consents.void": "Лист согласия отложен как ненужный",
        "consents.remind": "Напоминание о согласиях отправлено",
        "consents.strike": "Согласие убрано: внесено по ошибке",
        "consents.show_scan": "Открыт скан согласия",
        "consents.refuse": "В согласии отказано",
        "consents.withdraw": "Согласие отозвано",
    }
)
