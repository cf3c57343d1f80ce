"""Small turns of phrase of documents."""

from datetime import date

from nastavnik.core.russian.number_words import date_text


def lower_first(text: str) -> str:
    """«Учитель» → «учитель» inside a sentence; abbreviations («ИКТ») stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def upper_first(text: str) -> str:
    """«директор» → «Директор» at the start of a line."""
    return text[:1].upper() + text[1:]


def until(day: date) -> str:
    """«до 1 декабря 2026 г.»."""
    return f"до {date_text(day)}"


def figures(day: date | None) -> str:
    """«05.09.2026», or nothing."""
    return f"{day:%d.%m.%Y}" if day else ""
