"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "accounts.open": "Открыта учётная запись",
        "accounts.grant": "Выдан допуск",
        "accounts.end": "Допуск прекращён",
        "accounts.invite": "Отправлено приглашение",
        "accounts.accept": "Приглашение принято",
        "accounts.revoke": "Приглашение отозвано",
        "accounts.rights_changed": "Права изменены, прежние входы закончены",
    }
)
