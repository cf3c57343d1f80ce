"""What a file is, told by its bytes; its name is only a hint for the message."""

from nastavnik.core.tables.refusal import TableRefused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "картинка"),
    (b"\xff\xd8\xff", "картинка"),
    (b"GIF87a", "картинка"),
    (b"GIF89a", "картинка"),
    (b"BM", "картинка"),
    (b"II*\x00", "картинка"),
    (b"MM\x00*", "картинка"),
    (b"%PDF", "документ PDF"),
    (b"Rar!", "архив"),
    (b"7z\xbc\xaf", "архив"),
    (b"\x1f\x8b", "архив"),
    (b"BZh", "архив"),
    (b"\xfd7zXZ", "архив"),
    (b"{\\rtf", "текстовый документ"),
    (b"MZ", "программа"),
    (b"\x7fELF", "программа"),
    (b"SQLite format 3\x00", "база данных"),
)
ADVICE = "Нужна таблица в формате .xlsx, .xls, .ods или .csv"


def kind_of(source: bytes) -> str:
    """One of zip, ole, html, csv.

    Raises:
        TableRefused: empty file or something that is plainly not a table.
    """
    if not source.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise TableRefused("Файл пуст: в нём нет ни одной строки. Проверьте, тот ли файл выбран.")
    if source.startswith(OLE):
        return "ole"
    if source.startswith((ZIP, b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    head = source[:4096]
    _refuse_strangers(head)
    return _kind_of_text(head)


def _refuse_strangers(head: bytes) -> None:
    for mark, what in _STRANGERS:
        # Two-byte marks also open honest texts ("BM", "MZ"), so they need binary bytes behind them.
        if head.startswith(mark) and (len(mark) > 2 or b"\x00" in head[:64]):
            raise TableRefused(f"Это {what}, а не таблица, хотя имя файла может говорить другое. {ADVICE}.")
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise TableRefused(f"Это картинка, звук или видео, а не таблица. {ADVICE}.")


def _kind_of_text(head: bytes) -> str:
    lowered = head.replace(b"\x00", b"").lower()
    start = lowered.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in lowered:
        raise TableRefused(
            "Таблица сохранена в старом виде «XML-таблица 2003». Откройте её и сохраните как «Книга Excel (.xlsx)»."
        )
    if start.startswith(
        (b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<style")
    ):
        return "html"
    if start.startswith((b"<?xml", b"<svg")):
        return "html" if b"<table" in lowered or b"<html" in lowered else _not_a_table()
    return "csv"


def _not_a_table() -> str:
    raise TableRefused(f"Это не таблица. {ADVICE}.")
