"""How the slice's events are said."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "screening.record": "Внесены сведения о проверке",
        "screening.annul": "Сведения о проверке аннулированы",
    }
)
