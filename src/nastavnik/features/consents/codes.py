"""The number on a printed sheet: eight digits drawn with the row's own id, and a ninth that catches slips."""

import base64

LENGTH = 9


def code_of(public_id: str) -> str:
    """The code of a sheet, out of the random bits of its public id."""
    bits = int.from_bytes(base64.b32decode(public_id.upper() + "=" * (-len(public_id) % 8)))
    digits = f"{bits % 10**8:08d}"
    return digits + check_digit(digits)


def check_digit(digits: str) -> str:
    """The digit of Luhn: it notices any one wrong digit and almost any two swapped neighbours."""
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def read_code(typed: str) -> str | None:
    """The code as it was typed or scanned, spaces and dashes aside; None when it cannot be one."""
    digits = "".join(sign for sign in typed if sign.isascii() and sign.isdigit())
    strange = [
        sign for sign in typed if not (sign.isspace() or sign in "-–—" or (sign.isascii() and sign.isdigit()))
    ]
    if strange or len(digits) != LENGTH or check_digit(digits[:-1]) != digits[-1]:
        return None
    return digits


def shown_code(code: str) -> str:
    """«123 456 789», as it is printed and read aloud."""
    return f"{code[:3]} {code[3:6]} {code[6:]}"
