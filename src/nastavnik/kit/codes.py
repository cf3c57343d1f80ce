"""Codes for people: drawn, grouped, read back from any keyboard; and one-time codes of an application (RFC 6238)."""

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32 signs, five bits each, none mistaken for another
# what comes out when the keyboard is still Russian and the letter looks the same
LOOKALIKES = str.maketrans("АВЕКМНРСТУХ", "ABEKMHPCTYX")
STEP = 30  # seconds of a one-time code
DIGITS = 6
STRAY = 1  # a clock of a telephone may be one step off, either way


def new_code(signs: int) -> str:
    """A random code of so many signs."""
    return "".join(secrets.choice(SIGNS) for _ in range(signs))


def derived_code(digest: str, signs: int) -> str:
    """So many signs made of a hexadecimal digest (five bits each): the same digest gives the same code."""
    number = int(digest, 16)
    return "".join(SIGNS[(number >> 5 * place) % 32] for place in range(signs))


def grouped(code: str, size: int = 4) -> str:
    """«ABCD-EFGH-JKLM»: easier to copy by hand."""
    return "-".join(code[i : i + size] for i in range(0, len(code), size))


def plain(code: str) -> str:
    """The code as it was drawn: spaces, dashes, letter case and Russian look-alikes do not matter."""
    return "".join(sign for sign in code.upper().translate(LOOKALIKES) if sign.isalnum())[:64]


def new_seed() -> str:
    """160 random bits in base32: what an application of one-time codes is given."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def one_time_code(seed: str, counter: int) -> str:
    """Six digits of this step (RFC 4226, SHA-1: the only kind every application knows)."""
    digest = hmac.new(base64.b32decode(seed), struct.pack(">Q", counter), hashlib.sha1).digest()
    place = digest[-1] & 0x0F
    value = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{value % 10**DIGITS:0{DIGITS}}"


def step_of(moment: datetime) -> int:
    """Which step of thirty seconds this is."""
    return int(moment.timestamp()) // STEP


def matching_step(seed: str, code: str, moment: datetime) -> int | None:
    """The step whose code this is, at most one off; None when it is of none. Every step is compared, always."""
    digits = "".join(sign for sign in code if sign.isdigit())
    now, found = step_of(moment), None
    for step in range(now - STRAY, now + STRAY + 1):
        if hmac.compare_digest(one_time_code(seed, step), digits):
            found = step
    return found
