"""AES-256-GCM with the place of the value as associated data: a value moved to another row is refused."""

import base64
import secrets

from nastavnik.kit.secrets.keys import NoKey, active, key_of

MARK = "s1:"
NONCE = 12


class Tampered(Exception):
    """A sealed value does not belong where it lies, or was changed."""


class Sealed(str):
    """A value as it lies in the database; shown nowhere."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<зашифровано>"


def seal(text: str, place: str) -> Sealed:
    """Seal under the active key; `place` = «table|column|row»."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    number, key = active()
    nonce = secrets.token_bytes(NONCE)
    body = AESGCM(key).encrypt(nonce, text.encode(), _bound(place, number))
    return Sealed(MARK + base64.b64encode(bytes([number]) + nonce + body).decode())


def unseal(sealed: str, place: str) -> str:
    """The text back. Raises `Tampered` or `NoKey`: what is not sealed is not read either."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    number, raw = _opened(sealed)
    try:
        body = AESGCM(key_of(number)).decrypt(raw[1 : NONCE + 1], raw[NONCE + 1 :], _bound(place, number))
    except InvalidTag as fault:
        raise Tampered(f"Зашифрованное значение подменено или лежит не на своём месте: {place}") from fault
    return str(body.decode())


def key_number(sealed: str) -> int:
    """Which key sealed it. Raises `Tampered`."""
    return _opened(sealed)[0]


def is_sealed(text: str) -> bool:
    """Whether the text is a sealed value by its mark."""
    return text.startswith(MARK)


def _opened(sealed: str) -> tuple[int, bytes]:
    if not is_sealed(sealed):
        raise Tampered("Значение лежит незашифрованным")
    try:
        raw = base64.b64decode(sealed[len(MARK) :], validate=True)
    except ValueError as fault:
        raise Tampered("Зашифрованное значение повреждено") from fault
    if len(raw) <= NONCE:
        raise Tampered("Зашифрованное значение повреждено")
    return raw[0], raw


def _bound(place: str, number: int) -> bytes:
    return f"{place}|{number}".encode()


__all__ = ["NoKey", "Sealed", "Tampered", "is_sealed", "key_number", "seal", "unseal"]
