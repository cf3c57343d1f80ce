"""Marks and ciphers made with the installation's key: a stolen base alone tells neither codes nor secrets."""

import base64
import hashlib
import hmac

from django.conf import settings


def _keys() -> list[str]:
    return [settings.SECRET_KEY, *getattr(settings, "SECRET_KEY_FALLBACKS", [])]


def mark_of(purpose: str, secret: str) -> str:
    """What is stored of a secret that must be found again: HMAC-SHA256 under the present key, 64 signs."""
    return _mark(settings.SECRET_KEY, purpose, secret)


def marks_of(purpose: str, secret: str) -> list[str]:
    """The marks under the present key and under those before it (`SECRET_KEY_FALLBACKS`)."""
    return [_mark(key, purpose, secret) for key in _keys()]


def _mark(key: str, purpose: str, secret: str) -> str:
    return hmac.new(_derived(key, purpose), secret.encode(), hashlib.sha256).hexdigest()


def _derived(key: str, purpose: str) -> bytes:
    return hashlib.sha256(f"nastavnik:{purpose}:{key}".encode()).digest()


def enciphered(purpose: str, text: str) -> str:
    """Text that only this installation reads back (Fernet: AES-128-CBC and HMAC)."""
    return str(_fernet(purpose).encrypt(text.encode()).decode())


def deciphered(purpose: str, text: str) -> str:
    """The text back; raises `cryptography.fernet.InvalidToken` when it was made with no key of ours."""
    return str(_fernet(purpose).decrypt(text.encode()).decode())


def _fernet(purpose: str):  # type: ignore[no-untyped-def]  # the library is imported inside
    from cryptography.fernet import Fernet, MultiFernet

    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, purpose))) for key in _keys()])
