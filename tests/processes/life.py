"""A school year told at random: people come, sign, withdraw, meet, grow, are merged; nobody skips a gate."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from django.db import IntegrityError, connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from nastavnik.features.consents.actions import give_consent, strike_consent, withdraw_consent
from nastavnik.features.consents.models import Consent
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.meetings.actions import hold_meeting, log_meeting, plan_meeting, undo_mark
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.actions import propose_pairing, suspend
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.people.actions import change_person
from nastavnik.features.people.models import Person
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.screening.actions import record_clearance
from nastavnik.features.screening.models import Clearance
from nastavnik.features.screening.queries import clearance_kinds
from nastavnik.kit.verdict import Anticipated
from nastavnik.processes.activate_pairing import activate_pairing
from nastavnik.processes.annul_clearance import annul_clearance
from nastavnik.processes.begin_trial import begin_trial
from nastavnik.processes.close_gates import watch_gates
from nastavnik.processes.close_pairing import close_pairing
from nastavnik.processes.gates import gates_of, may_meet_on
from nastavnik.processes.join_group import join_group
from nastavnik.processes.merge_files import merge_files
from tests.makers.organisations import BY
from tests.makers.pairings import guardian_of, train
from tests.makers.programmes import make_enrolment
from tests.makers.screening import TRACK, make_guest
from tests.processes.oracle import faults

PLACES = st.integers(0, 5)
NAMES = ("Иванова Алиса А.", "Смирнов Борис Б.", "Васина Вера В.", "Глебов Глеб Г.", "Дымов Денис Д.")
GUESTS = ("Белов Иван Ильич", "Орлов Олег Олегович")


def picked(rows, place: int):
    """One of the rows, or None when there are none."""
    found = list(rows)
    return found[place % len(found)] if found else None


class Life(RuleBasedStateMachine):
    """One life; `programme` is set by the test, every life is rolled back."""

    programme: Programme

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.day, self.born, self.guests = date(2026, 11, 9), 0, 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @property
    def save(self) -> dict[str, object]:
        return {"by": BY, "moment": datetime.combine(self.day, time(9), tzinfo=UTC)}

    @initialize(place=PLACES)
    def begin_with_a_pair_ready_to_work(self, place: int) -> None:
        self.guest_comes()
        self.child_comes(age=10 + place)
        self.pair(0, 0)
        self.everything_is_brought(0)

    @precondition(lambda self: self.born < len(NAMES))
    @rule(age=st.integers(9, 19))
    def child_comes(self, age: int) -> None:
        name = NAMES[self.born]
        self.born += 1
        row = make_enrolment(self.programme, name, "mentee", track=TRACK)
        born = self.day.replace(year=self.day.year - age) + timedelta(days=3)
        change_person(row.person, birth_date=born, **self.save)

    @precondition(lambda self: self.guests < len(GUESTS))
    @rule()
    def guest_comes(self) -> None:
        train(make_guest(self.programme, GUESTS[self.guests]))
        self.guests += 1

    @rule(mentor=PLACES, mentee=PLACES)
    def pair(self, mentor: int, mentee: int) -> None:
        first, second = self._enrolled("mentor", mentor), self._enrolled("mentee", mentee)
        dates = {"starts_on": date(2026, 11, 2), "ends_on": date(2027, 5, 31)}
        with suppress(Anticipated):
            propose_pairing(self.programme, first, [second], track=TRACK, **dates, **self.save)

    def _enrolled(self, side: str, place: int) -> Enrolment:
        return picked(Enrolment.objects.filter(side=side).order_by("pk"), place)

    @rule(pairing=PLACES)
    def everything_is_brought(self, pairing: int) -> None:
        if row := self._pairing(pairing):
            gates = gates_of(row, self.day)
            for person, missing in gates.owed:
                for one in missing:
                    self._sign(person, one.kind, one.signer)
            for person, answer in gates.screening:
                if not answer:
                    self.clearance_is_seen(list(self._strangers()).index(person), 6)

    def _strangers(self):
        return Person.objects.filter(kind="outsider").order_by("pk")

    def _pairing(self, place: int) -> Pairing | None:
        return picked(Pairing.objects.order_by("pk"), place)

    def _sign(self, person: Person, kind: str, signer: str) -> None:
        pack = pack_of(self.programme)
        adult = guardian_of(person) if signer == "guardian" else None
        with suppress(Anticipated):
            give_consent(
                person, pack.consent(kind), contour="pupils", given_on=self.day, signed_by=adult, **self.save
            )

    @rule(person=PLACES, kind=st.sampled_from(["processing", "participation"]), own=st.booleans())
    def consent_is_given(self, person: int, kind: str, own: bool) -> None:
        self._sign(
            picked(Person.objects.exclude(kind="guardian").order_by("pk"), person),
            kind,
            "self" if own else "guardian",
        )

    @rule(place=PLACES, mistake=st.booleans())
    def consent_ends(self, place: int, mistake: bool) -> None:
        row = picked(Consent.objects.filter(state="given").order_by("-pk"), place)
        if row is not None:
            with suppress(Anticipated):
                strike_consent(row, **self.save) if mistake else withdraw_consent(
                    row, on=self.day, **self.save
                )

    @rule(place=PLACES, months=st.integers(0, 12))
    def clearance_is_seen(self, place: int, months: int) -> None:
        adult, kind = picked(self._strangers(), place), clearance_kinds()[0]
        ends = self.day + timedelta(days=30 * months)
        facts = {"issued_on": self.day, "decided_on": self.day, "expires_on": ends, "decision": "admitted"}
        with suppress(Anticipated):
            record_clearance(adult, kind, number=f"{self.day}-{months}", **facts, **self.save)

    @rule(place=PLACES)
    def clearance_is_annulled(self, place: int) -> None:
        row = picked(Clearance.objects.filter(state="entered").order_by("pk"), place)
        if row is not None:
            with suppress(Anticipated):
                annul_clearance(row, on=self.day, reason="ошибка", **self.save)

    @rule(place=PLACES, how=st.sampled_from(["work", "work", "try", "pause", "close"]))
    def pair_turns(self, place: int, how: str) -> None:
        row = self._pairing(place)
        if row is None:
            return
        with suppress(Anticipated):
            if how == "work":
                activate_pairing(row, **self.save)
            elif how == "try":
                begin_trial(row, **self.save)
            elif how == "pause":
                suspend(row, **self.save)
            else:
                close_pairing(row, reason="mismatch", on=self.day, **self.save)

    @rule(pairing=PLACES, mentee=PLACES)
    def child_joins(self, pairing: int, mentee: int) -> None:
        row, child = self._pairing(pairing), self._enrolled("mentee", mentee)
        if row is not None:
            with suppress(Anticipated):
                join_group(row, child, since=self.day, **self.save)

    @rule(place=PLACES, days=st.integers(0, 60))
    def meeting_is_planned(self, place: int, days: int) -> None:
        row, at = self._pairing(place), self.save["moment"] + timedelta(days=days)
        if row is not None:
            with suppress(Anticipated):
                plan_meeting(row, gate=may_meet_on, planned_at=at, **self._facts())

    def _facts(self) -> dict[str, object]:
        return {"kind": "regular", "minutes": 45, "place": "каб. 12", **self.save}

    @rule(place=PLACES, how=st.sampled_from(["hold", "log", "undo"]), ago=st.integers(0, 40))
    def meeting_is_told(self, place: int, how: str, ago: int) -> None:
        row, meeting = self._pairing(place), picked(Meeting.objects.order_by("pk"), place)
        with suppress(Anticipated):
            if how == "log" and row is not None:
                log_meeting(
                    row, gate=may_meet_on, held_at=self.save["moment"] - timedelta(days=ago), **self._facts()
                )
            elif how == "hold" and meeting is not None:
                hold_meeting(meeting, gate=may_meet_on, **self.save)
            elif meeting is not None:
                undo_mark(meeting, gate=may_meet_on, **self.save)

    @rule(days=st.sampled_from([1, 2, 7, 40, 150, 370]))
    def days_pass(self, days: int) -> None:
        self.day += timedelta(days=days)
        watch_gates(**self.save)

    @rule(place=PLACES, age=st.sampled_from([13, 14, 17, 18]))
    def date_of_birth_is_corrected(self, place: int, age: int) -> None:
        child = self._enrolled("mentee", place).person
        with suppress(Anticipated):
            change_person(child, birth_date=self.day.replace(year=self.day.year - age, day=1), **self.save)

    @rule(one=PLACES, other=PLACES)
    def two_records_are_merged(self, one: int, other: int) -> None:
        children = Person.objects.filter(kind="pupil", state="active").order_by("pk")
        with suppress(Anticipated):
            merge_files(picked(children, one), picked(children, other), **self.save)

    @rule(place=PLACES, state=st.sampled_from(["trial", "active"]))
    def somebody_writes_by_hand(self, place: int, state: str) -> None:
        row = self._pairing(place)
        if row is None:
            return
        statement = (
            "UPDATE pairings_pairing SET state = %s, cleared_on = %s WHERE id = %s AND ended_on IS NULL"
        )
        with suppress(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [state, self.day, row.pk])

    @invariant()
    def nobody_has_skipped_a_gate(self) -> None:
        assert faults(self.day) == []
