"""The only place where a consent in force ends: taken back, run out, replaced, or entered by mistake."""

from datetime import date, datetime

from nastavnik.features.consents.enums import ConsentState
from nastavnik.features.consents.models import Consent, ConsentText
from nastavnik.features.consents.queries import run_out, successors
from nastavnik.features.consents.rules import may_turn, may_withdraw
from nastavnik.features.people.models import Person
from nastavnik.kit.actions import Actor, action, change, remove
from nastavnik.kit.audit.recording import look
from nastavnik.kit.files.keeping import drop_file
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import BadInput, Refused


@action("consents.withdraw")
def withdraw_consent(
    consent: Consent,
    *,
    on: date,
    reason: str = "",
    ended_by: Person | None = None,
    by: Actor,
    moment: datetime,
) -> Consent:
    """Note that the consent was taken back on that day: by the person, any guardian, or (None) whoever signed it."""
    may_turn(consent, ConsentState.WITHDRAWN).require()
    may_withdraw(consent, ended_by).require()
    if on > local_day(moment):
        raise BadInput("Эта дата ещё не наступила", field="on")
    if consent.given_on and on < consent.given_on:
        raise BadInput("Отзыв не может быть раньше самого согласия", field="on")
    return change(
        consent,
        state=ConsentState.WITHDRAWN,
        ended_on=on,
        reason=reason,
        ended_by=ended_by or consent.signed_by,
    )


@action("consents.expire")
def expire_consent(consent: Consent, *, by: Actor, moment: datetime) -> Consent:
    """Write down that the term is over; it stopped being in force by itself the day after its last."""
    may_turn(consent, ConsentState.ENDED).require()
    if consent.expires_on is None or consent.expires_on >= local_day(moment):
        raise Refused("Срок этого согласия ещё не вышел")
    return change(consent, state=ConsentState.ENDED, ended_on=consent.expires_on)


@action("consents.expire_all")
def expire_consents(*, by: Actor, moment: datetime) -> list[Consent]:
    """Write down every consent of the organisation whose term is over."""
    return [expire_consent(row, by=by, moment=moment) for row in run_out(local_day(moment))]


@action("consents.strike")
def strike_consent(consent: Consent, *, by: Actor, moment: datetime) -> None:
    """Take off a consent entered by mistake, with its scan; the trail keeps what it was.

    What had given way to it is in force again; what has replaced it stands by itself.
    """
    scan, older = consent.scan, consent.replaces
    for newer in successors(consent):
        change(newer, event="consents.unlink", replaces=None)
    if older is not None and older.state == ConsentState.ENDED and older.ended_on == consent.given_on:
        if consent.state == ConsentState.GIVEN:
            change(consent, event="consents.yield", state=ConsentState.YIELDING)
        change(older, event="consents.restore", state=ConsentState.GIVEN, ended_on=None)
    remove(consent)
    if scan is not None:
        drop_file(scan)


@action("consents.show_scan")
def show_scan(consent: Consent, *, by: Actor, moment: datetime) -> Consent:
    """Open the scan to the actor: leaves a line."""
    if consent.scan is None:
        raise Refused("К этому согласию скан не приложен")
    look(consent, "consents.show_scan")
    return consent


@action("consents.yield")
def give_way(standing: Consent, *, given_on: date, text: ConsentText, by: Actor, moment: datetime) -> Consent:
    """Let a consent yield to a newer one, inside the action that gives it; `end_replaced` ends it afterwards.

    Refused when nothing new is said: the same text without an end, or not a later day.
    """
    same_text = standing.text_id is None or standing.text_id == text.pk
    endless = standing.expires_on is None and same_text
    if standing.given_on is None or standing.given_on >= given_on or endless:
        raise Refused("Такое согласие уже дано")
    return change(standing, state=ConsentState.YIELDING)


@action("consents.end")
def end_replaced(older: Consent, *, given_on: date, by: Actor, moment: datetime) -> None:
    """End what has yielded, now that the newer one stands."""
    change(older, state=ConsentState.ENDED, ended_on=given_on)
