"""Signing in and out, told in the trail; looking through somebody's eyes."""

from datetime import datetime

from nastavnik.features.accounts.actions.notices import _notify
from nastavnik.features.accounts.models import Account, Device, Membership
from nastavnik.features.accounts.queries import duties_of
from nastavnik.features.accounts.rules import may_look_as
from nastavnik.kit.actions import Actor, action, create
from nastavnik.kit.audit.recording import record
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, NotFound
from nastavnik.kit.visits.listing import end_visit, end_visits

SHORTEST_REASON = 10


@action("accounts.enter")
def enter(account: Account, *, device: str, title: str, means: str, by: Actor, moment: datetime) -> bool:
    """Note a sign-in; a device that was never here before is remembered and told to the owner. Whether it is new."""
    record(account, event="accounts.enter", before={}, after={"device": title, "means": means})
    if not device or Device.objects.filter(account=account, mark=device).exists():
        return False
    first = not Device.objects.filter(account=account).exists()
    create(Device(account=account, mark=device, title=title, since=moment), event="accounts.device_added")
    if not first:
        _notify(account, "device", f"В вашу учётную запись вошли с нового устройства: {title}.", moment)
    return True


@action("accounts.end_visit")
def end_one_visit(account: Account, public_id: str, *, by: Actor, moment: datetime) -> None:
    """End one of one's own visits; the next request from there finds nobody signed in."""
    if not end_visit(account.pk, public_id):
        raise NotFound
    record(account, event="accounts.visit_ended", before={}, after={})


@action("accounts.end_visits")
def end_all_visits(account: Account, *, spared: str, by: Actor, moment: datetime) -> int:
    """End every visit but the one of this public id; how many."""
    ended = end_visits(account.pk, spared)
    record(account, event="accounts.visits_ended", before={}, after={"ended": ended})
    return ended


@action("accounts.look_as")
def begin_looking(
    duty: Membership, own: Membership, *, reason: str, by: Actor, moment: datetime
) -> Membership:
    """Begin to see the program as this person sees it: only reading, only for a while, always with a reason."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise BadInput("Напишите подробнее, зачем нужно смотреть: это останется в журнале", field="reason")
    may_look_as(own, duty, duties_of(duty.account_id, local_day(moment))).require()
    record(duty, event="accounts.look_begun", before={}, after={}, note=reason.strip())
    return duty


@action("accounts.stop_looking")
def stop_looking(duty: Membership, *, by: Actor, moment: datetime) -> None:
    """Back to one's own eyes."""
    record(duty, event="accounts.look_ended", before={}, after={})
