"""Taking a try before the secret is looked at, and giving it back when the secret was right."""

from datetime import datetime

from django.db import IntegrityError, transaction

from nastavnik.kit.ciphers import mark_of
from nastavnik.kit.limits.registry import SECRETS, Rate
from nastavnik.kit.limits.tables import Tally
from nastavnik.kit.verdict import TooMany


def take_try(
    kind: str, moment: datetime, *, account: str = "", device: str = "", known: bool = False
) -> None:
    """Spend one try of this kind; raises `TooMany` with the time to wait, the same for what exists and what does not.

    `account`: the name typed, existing or not; `device`: the mark of its cookie; `known`: the device has been in
    this account before. Call it outside actions: a try stays spent when the action is refused.
    """
    waits = [_spend(key, rate, moment) for key, rate in _buckets(kind, account, device, known)]
    if longest := max(waits, default=0.0):
        raise TooMany(f"Слишком много попыток подряд. {_told(longest)}", retry_after=int(longest) + 1)


def give_back(
    kind: str, moment: datetime, *, account: str = "", device: str = "", known: bool = False
) -> None:
    """The secret was right: the account's counter begins anew, the others get the one try back."""
    for key, rate in _buckets(kind, account, device, known):
        whole = rate is SECRETS[kind].account
        _shift(key, rate, moment, -rate.times if whole else -1)


def _buckets(kind: str, account: str, device: str, known: bool) -> list[tuple[str, Rate]]:
    secret = SECRETS[kind]
    found = [(f"{kind}:device:{device}", secret.device)] if device else []
    if secret.account and account:
        whose = device if known else "strangers"
        found.append((f"{kind}:account:{account.casefold()}:{whose}", secret.account))
    if secret.everybody:
        found.append((f"{kind}:everybody", secret.everybody))
    return found


def _spend(key: str, rate: Rate, moment: datetime) -> float:
    """Seconds to wait; 0 when the try was granted and counted."""
    spent = _shift(key, rate, moment, 1)
    return 0.0 if spent is not None else rate.per.total_seconds() / rate.times


def _shift(key: str, rate: Rate, moment: datetime, by: float) -> float | None:
    """Change a bucket by compare-and-set; None when it is full."""
    mark = mark_of("tally", key)
    for _ in range(20):
        row = Tally.objects.filter(key=mark).first() or _opened(mark, moment)
        leaked = max(0.0, (moment - row.at).total_seconds()) * rate.times / rate.per.total_seconds()
        spent = max(0.0, row.spent - leaked) + by
        if by > 0 and spent > rate.times:
            return None
        same = Tally.objects.filter(pk=row.pk, spent=row.spent, at=row.at)
        if same.update(spent=max(0.0, spent), at=max(row.at, moment)):
            return spent
    return None  # so many at once is a flood: no try is granted


def _opened(mark: str, moment: datetime) -> Tally:
    try:
        with transaction.atomic():
            return Tally.objects.create(key=mark, spent=0, at=moment)
    except IntegrityError:
        return Tally.objects.get(key=mark)


def forget_tallies(before: datetime) -> None:
    """Buckets nobody touched since have long run dry."""
    Tally.objects.filter(at__lt=before).delete()


def _told(seconds: float) -> str:
    if seconds < 90:
        return "Подождите минуту и попробуйте ещё раз"
    return f"Подождите {round(seconds / 60)} мин. и попробуйте ещё раз"
