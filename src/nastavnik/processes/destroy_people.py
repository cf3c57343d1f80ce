"""Destroy persons' data by a confirmed act: everything about them goes, figures stay under pseudonyms.

One transaction: the rows, the traces in other rows, the files, the values in the trail, the act. What is still found
afterwards rolls all of it back. It cannot be undone.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import transaction

from nastavnik.core.paperwork.acts import docx_of
from nastavnik.core.privacy.facts import russian_facts
from nastavnik.core.privacy.traces import Trace, Traces
from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.keys import search_key
from nastavnik.features.accounts.actions import end_duty
from nastavnik.features.accounts.queries import duties_of
from nastavnik.features.people.actions import leave, unlink_account
from nastavnik.features.people.declension import name_in
from nastavnik.features.people.enums import LeavingReason, PersonState
from nastavnik.features.people.queries import merged_into, people
from nastavnik.features.privacy.actions import keep_papers, write_destroyed
from nastavnik.features.privacy.papers import act_of, extract_of, gone_sheet
from nastavnik.features.privacy.queries import doomed_people, held
from nastavnik.features.privacy.rules import may_decide
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.kit.privacy.belongings import subjects_of
from nastavnik.kit.privacy.destroying import Erased, erase
from nastavnik.kit.privacy.registry import registry
from nastavnik.kit.privacy.trail import entries_about
from nastavnik.kit.verdict import Refused


def destroy_people(destruction: Any, *, by: Actor, moment: datetime) -> Any:
    """Carry out a proposed destruction, by another person than the one who proposed it. Returns it, done."""
    may_decide(destruction, by.account).require()
    with transaction.atomic():
        chosen = _whole(doomed_people(destruction))
        if held([person.pk for person in chosen]):
            raise Refused(
                "Среди отобранных есть те, кого уничтожать запрещено: снимите запрет или отклоните уничтожение"
            )
        since, until = _period(chosen, moment)
        _leave(chosen, by, moment)
        gone = erase(
            destruction, subjects_of(chosen), traces_of(chosen), {p.pk: pseudonym_of(p) for p in chosen},
            sheet=gone_sheet(destruction), by=by, moment=moment,
        )  # fmt: skip
        told, day = _told(gone, chosen), local_day(moment)
        act = docx_of(act_of(destruction, told, since, until, day))
        extract = docx_of(extract_of(destruction, told, day))
        papers = keep_papers(destruction, act=act, extract=extract, by=by, moment=moment)
        return write_destroyed(
            destruction, **papers, destroyed=told, since=since, until=until, by=by, moment=moment
        )


def pseudonym_of(person: Any) -> str:
    """What stands in the place of the name: a code that says nothing without the paper list."""
    return f"Запись {person.public_id[:8]}"


def traces_of(chosen: Sequence[Any]) -> Traces:
    """Everything that gives these persons away in any text; namesakes who stay keep their surname."""
    gone = {person.pk for person in chosen}
    staying = {
        search_key(name) for name in people(state="").exclude(pk__in=gone).values_list("surname", flat=True)
    }
    return Traces([_trace(person, staying) for person in chosen])


def _trace(person: Any, staying: set[str]) -> Trace:
    names = [name_in(person, case) for case in Case] + [name_in(person, case, by_hand=False) for case in Case]
    account = person.account
    contacts = (person.phone, person.email, *((account.username, account.email) if account else ()))
    return Trace(
        name=person.full_name,
        surnames=frozenset(name.surname for name in names if name.surname),
        names=frozenset(part for name in names for part in (name.name, name.patronymic or "") if part),
        pseudonym=pseudonym_of(person),
        alone=search_key(person.surname) not in staying,
        contacts=tuple(filter(None, contacts)),
    )


def _whole(chosen: Iterable[Any]) -> list[Any]:
    """These persons with the records that were merged into them."""
    found: dict[int, Any] = {}
    waiting = list(chosen)
    while waiting:
        person = waiting.pop()
        if person.pk not in found:
            found[person.pk] = person
            waiting += list(merged_into(person))
    return sorted(found.values(), key=lambda person: person.pk)


def _leave(chosen: Sequence[Any], by: Actor, moment: datetime) -> None:
    """Nobody whose data go stays on the lists, keeps a duty here, or is erased in another organisation."""
    day = local_day(moment)
    for person in chosen:
        duties = duties_of(person.account_id, day) if person.account_id else []
        for duty in [one for one in duties if one.organisation_id == person.organisation_id]:
            end_duty(duty, on=day, by=by, moment=moment)
        if any(duty.organisation_id != person.organisation_id for duty in duties):
            unlink_account(person, by=by, moment=moment)
        if person.state == PersonState.ACTIVE:
            leave(person, on=day, reason=LeavingReason.OTHER, by=by, moment=moment)


def _period(chosen: Sequence[Any], moment: datetime) -> tuple[date, date]:
    """From the first to the last entry of the trail about them."""
    days = [local_day(entry.moment) for entry in entries_about([person.public_id for person in chosen])]
    return (min(days), max(days)) if days else (local_day(moment), local_day(moment))


def _told(gone: Erased, chosen: Sequence[Any]) -> dict[str, Any]:
    """The figures of the act: what went by table, whose by code, how many files and entries."""
    rows = gone.rows
    labels = sorted({*rows.stripped, *rows.removed, *rows.swept})
    tables = [
        {
            "table": label,
            "title": str(apps.get_model(label)._meta.verbose_name),
            "columns": rows.columns.get(label, []),
            "stripped": rows.stripped.get(label, 0) + rows.swept.get(label, 0),
            "removed": rows.removed.get(label, 0),
        }
        for label in labels
    ]
    used = {
        column.category
        for label in labels
        for column in (registry().tables[label].columns.values() if label in registry().tables else ())
    }
    return {
        "subjects": [[person.public_id[:8], person.get_kind_display()] for person in chosen],
        "tables": tables,
        "categories": [one.title for one in russian_facts().categories if one.code in used],
        "files": gone.files,
        "entries": gone.entries,
    }
