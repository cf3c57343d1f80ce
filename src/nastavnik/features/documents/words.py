"""How the slice's events are said, and sentences used more than once."""

from nastavnik.kit.audit.words import register_events

ALREADY_DRAFTED = "Проект этого документа уже есть: продолжите его"
NO_BLANK = "Бланка этого документа пока нет: он готовится вне программы"

register_events(
    {
        "documents.draft": "Начат проект документа",
        "documents.settle": "Изменены настройки документа",
        "documents.discard": "Проект документа удалён",
        "documents.issue": "Документ выпущен",
        "documents.mend": "Исправлены ссылки на нормативные акты",
        "documents.cite": "Документ ссылается на нормативный акт",
        "documents.void": "Документ отменён",
    }
)
