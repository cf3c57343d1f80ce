"""How the slice's events are said, and words used more than once."""

from nastavnik.kit.audit.words import register_events

LEVELS = {
    "federal": "федеральный",
    "regional": "региональный",
    "municipal": "муниципальный",
    "local": "локальный",
}
CONTOURS = {"pupils": "обучающиеся", "staff": "педагоги"}
ALREADY = "Такой акт уже есть в реестре"
CITED = "На этот акт ссылаются выпущенные документы: удалить его нельзя. Завершите его действие с нужного дня"
SUCCEEDS = "Этим актом заменён другой: сначала укажите, чем ещё он заменён, или верните ему действие"

register_events(
    {
        "norms.add": "Акт внесён в реестр",
        "norms.change": "Сведения об акте изменены",
        "norms.end": "Действие акта завершено",
        "norms.renew": "Акт снова действует",
        "norms.remove": "Акт удалён из реестра",
    }
)
