"""Which characters a document can hold (XML 1.0, section 2.2)."""

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")


def legal_text(text: str) -> str:
    """The same text without characters XML forbids (NUL, controls, lone surrogates, U+FFFE); line ends are \\n.

    A single forbidden character would cut the document short silently, hence it is dropped before rendering.
    """
    return _LINE_END.sub("\n", _ILLEGAL.sub("", text))
