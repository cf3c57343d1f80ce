"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "meetings.plan": "Встреча назначена",
        "meetings.plan_first": "Назначено знакомство",
        "meetings.move": "Встреча перенесена или уточнена",
        "meetings.hold": "Встреча состоялась",
        "meetings.log": "Встреча состоялась",
        "meetings.describe": "Запись о встрече дополнена",
        "meetings.miss": "Встреча не состоялась",
        "meetings.cancel": "Встреча отменена",
        "meetings.cancel_planned": "Встреча отменена вместе с парой",
        "meetings.hold_back": "Встреча отменена: закрылись ворота пары",
        "meetings.bring_back": "Встреча снова назначена: ворота пары открыты",
        "meetings.undo": "Отметка о встрече снята",
    }
)
