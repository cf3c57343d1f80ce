"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "accounts.open": "Открыта учётная запись",
        "accounts.grant": "Выдан допуск",
        "accounts.end": "Допуск прекращён",
        "accounts.invite": "Отправлено приглашение",
        "accounts.renew": "Выдан код взамен забытого пароля",
        "accounts.password": "Сменён свой пароль",
        "accounts.password_changed": "Пароль изменён, прежние входы закончены",
        "accounts.accept": "Приглашение принято",
        "accounts.revoke": "Приглашение отозвано",
        "accounts.rights_changed": "Права изменены, прежние входы закончены",
    }
)
