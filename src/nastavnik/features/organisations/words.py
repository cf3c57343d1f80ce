"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "organisations.found": "Организация внесена",
        "organisations.change_passport": "Паспорт организации изменён",
        "organisations.close": "Организация закрыта",
        "partners.add": "Добавлен партнёр",
        "partners.change": "Изменены сведения о партнёре",
    }
)
