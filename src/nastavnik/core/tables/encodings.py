"""Which encoding a Russian text file is in."""

from nastavnik.core.tables.kinds import ADVICE
from nastavnik.core.tables.refusal import TableRefused

# Letters that make up about two thirds of any Russian text; a wrong code page scatters them.
_FREQUENT = frozenset("оеаинтсрвлкмдпуяы")
_CANDIDATES = ("cp1251", "cp866", "koi8_r", "mac_cyrillic")


def decode_text(source: bytes) -> tuple[str, str]:
    """Text and the name of its encoding.

    Raises:
        TableRefused: the bytes are not text in any encoding Russian schools meet.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if source.startswith(mark):
            return _checked(source.decode(name, "replace")), name
    if b"\x00" in source[:2000]:
        return _checked(source.decode(_wide_order(source), "replace")), _wide_order(source)
    try:
        return _checked(source.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        name = max(_CANDIDATES, key=lambda candidate: _russian_share(source[:20_000], candidate))
        return _checked(source.decode(name, "replace")), name


def _wide_order(source: bytes) -> str:
    sample = source[:2000]
    # In Latin and Cyrillic text the high byte is 0 or 4; it stands second in little-endian order.
    return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"


def _russian_share(sample: bytes, name: str) -> float:
    letters = [letter for letter in sample.decode(name, "replace") if ord(letter) > 127]
    return sum(letter in _FREQUENT for letter in letters) / max(len(letters), 1)


def _checked(text: str) -> str:
    sample = text[:5000]
    strange = sum(
        1 for letter in sample if (letter < " " and letter not in "\t\r\n\x0b\x0c\x1a") or letter == "\ufffd"
    )
    if strange > max(2, len(sample) // 50):
        raise TableRefused(
            f"Не удалось прочитать файл как текст: это не таблица, или файл повреждён. {ADVICE}."
        )
    return text.replace("\x00", "").rstrip("\x1a")
