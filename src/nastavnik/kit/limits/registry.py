"""The registry of everything that can be guessed: an address that reads a secret names its kind, or a test fails."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Rate:
    """`times` at once; afterwards as many again over `per`."""

    times: int
    per: timedelta


@dataclass(frozen=True, slots=True)
class Secret:
    """One kind of secret: its Russian title, how many tries an account, a device and everybody together have.

    `account`: two counters, one for devices that have been in this account before and one for all strangers
    together, so that a stranger's tries never lock out the owner. None where the secret itself says whose it is.
    """

    title: str
    bits: int
    device: Rate
    account: Rate | None = None
    everybody: Rate | None = None


HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
SECRETS: dict[str, Secret] = {
    "password": Secret(
        "пароль или кодовая фраза", 20, Rate(60, HOUR), account=Rate(10, timedelta(minutes=15))
    ),
    "one-time": Secret("код второго шага", 20, Rate(30, HOUR), account=Rate(6, timedelta(minutes=15))),
    "recovery": Secret("запасной код", 50, Rate(30, HOUR), account=Rate(6, timedelta(minutes=15))),
    "invitation": Secret("код приглашения", 80, Rate(20, HOUR), everybody=Rate(3000, MINUTE)),
    "card": Secret("код карточки", 60, Rate(60, HOUR), everybody=Rate(3000, MINUTE)),
    "link": Secret("код личной ссылки", 60, Rate(60, HOUR), everybody=Rate(3000, MINUTE)),
    "passkey": Secret("ключ входа", 128, Rate(60, HOUR), account=Rate(20, timedelta(minutes=15))),
    "region": Secret("ответ входа региона", 128, Rate(60, HOUR)),
}
