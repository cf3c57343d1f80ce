"""How the slice's events are said, and how it names the floors of the methodology."""

from nastavnik.kit.audit.words import register_events

register_events(
    {
        "methodology.change_layer": "Изменена методика организации",
        "methodology.freeze_edition": "Закреплена редакция методики",
    }
)

FEDERAL = "Федеральная методика"
KINDS = {"region": "Регион", "municipality": "Муниципалитет", "school": "Школа"}
SKIPPED = "Слой пока не действует: он не сходится с методикой, над которой лежит"
