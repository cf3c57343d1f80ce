"""One's own visits: listed, ended one by one or all at once. Ended means gone: the next request finds nobody."""

from datetime import datetime

from django.db.models import QuerySet

from nastavnik.kit.visits.tables import Visit


def visits_of(account_id: int, moment: datetime) -> QuerySet[Visit]:
    """Open visits of the account, the latest first."""
    return Visit.objects.filter(account_id=account_id, expire_date__gt=moment)


def end_visit(account_id: int, public_id: str) -> bool:
    """End one visit of this account; False when there is none of this name."""
    return bool(Visit.objects.filter(account_id=account_id, public_id=public_id).delete()[0])


def end_visits(account_id: int, spared: str = "") -> int:
    """End every visit of the account but the one of this public id; how many ended."""
    rows = Visit.objects.filter(account_id=account_id).exclude(public_id=spared)
    return rows.delete()[0]


def forget_ended(before: datetime) -> None:
    """Rows whose time is over."""
    Visit.objects.filter(expire_date__lt=before).delete()
