"""Curators in a hurry, each in a thread and a connection of their own; run by the test over a real database."""

import json
import threading
from collections.abc import Callable

from django.db import connection

from nastavnik.features.consents.actions import withdraw_consent
from nastavnik.features.consents.queries import consents_of, load_consent
from nastavnik.features.enrolments.queries import load_enrolment
from nastavnik.features.pairings.actions import close
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.pairings.queries import load_pairing
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.kit.verdict import Anticipated
from nastavnik.processes.activate_pairing import activate_pairing
from nastavnik.processes.gates import gates_of
from tests.makers.organisations import BY, make_school
from tests.makers.pairings import NOVEMBER, clear_gates, make_pairing
from tests.makers.programmes import make_enrolment, make_programme

CROWD = 50
Work = Callable[[], object]


def all_at_once(school: int, works: list[Work]) -> list[str]:
    """«done» or «refused» for each work, in no order."""
    answers: list[str] = []
    gun = threading.Barrier(len(works))
    crowd = [threading.Thread(target=_hurry, args=(school, work, gun, answers)) for work in works]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    return sorted(answers)


def _hurry(school: int, work: Work, gun: threading.Barrier, answers: list[str]) -> None:
    try:
        with organisation_scope(school):
            gun.wait()
            work()
        answers.append("done")
    except Anticipated:
        answers.append("refused")
    except Exception as fault:
        answers.append(f"crashed: {fault!r}")
    finally:
        connection.close()


def pair(mentor: str, mentee: str) -> Work:
    """Propose these two, each loaded anew by the hurrying curator."""
    return lambda: make_pairing(
        load_enrolment(mentor).programme, load_enrolment(mentor), load_enrolment(mentee)
    )


def last_place() -> tuple[list[Work], list[str]]:
    """Three children, one place."""
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", places=1)
    mentees = [make_enrolment(programme, f"Ученик {name} Б.", "mentee") for name in "абв"]
    return [pair(mentor.public_id, mentee.public_id) for mentee in mentees], [mentor.public_id]


def crowd() -> tuple[list[Work], list[str]]:
    """Fifty children, one mentor with one place left of two."""
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", places=2)
    make_pairing(programme, mentor, "Первый Иван И.")
    mentees = [make_enrolment(programme, f"Ученик {number} Б.", "mentee") for number in range(CROWD)]
    return [pair(mentor.public_id, mentee.public_id) for mentee in mentees], [mentor.public_id]


def last_child() -> tuple[list[Work], list[str]]:
    """Three mentors, one child."""
    programme = make_programme()
    mentors = [make_enrolment(programme, f"Педагог {name} А.", "mentor") for name in "абв"]
    child = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee").public_id
    return [pair(mentor.public_id, child) for mentor in mentors], [m.public_id for m in mentors]


def one_end() -> tuple[list[Work], list[str]]:
    """Two curators close one pair."""
    pairing = make_pairing(make_programme(), active=True)
    facts = {"reason": "mismatch", "on": NOVEMBER.date(), "by": BY, "moment": NOVEMBER}
    end = lambda: close(load_pairing(pairing.public_id), **facts)  # noqa: E731
    return [end, end], [pairing.mentor.public_id]


def last_consent() -> tuple[list[Work], list[str]]:
    """One curator begins the work of a pair while another takes down that its consent is withdrawn."""
    pairing = make_pairing(make_programme())
    clear_gates(pairing)
    consent = consents_of([pairing.mentor.person])[0].public_id
    facts = {"by": BY, "moment": NOVEMBER}
    begin = lambda: activate_pairing(load_pairing(pairing.public_id), **facts)  # noqa: E731
    end = lambda: withdraw_consent(load_consent(consent), on=NOVEMBER.date(), **facts)  # noqa: E731
    return [begin, end], [pairing.mentor.public_id]


STORIES = {
    "last_place": last_place,
    "crowd": crowd,
    "last_child": last_child,
    "one_end": one_end,
    "last_consent": last_consent,
}


def main(story: str) -> None:
    """Tell one story: answers, open members, used places."""
    school = make_school().pk
    with organisation_scope(school):
        works, mentors = STORIES[story]()
    answers = all_at_once(school, works)
    with organisation_scope(school):
        used = sorted(load_enrolment(one).used_places for one in mentors)
        at_work = [
            str(one)
            for one in Pairing.objects.filter(state="active")
            if not gates_of(one, NOVEMBER.date()).clear
        ]
        assert at_work == []
        print(json.dumps([answers, PairingMember.objects.filter(until=None).count(), used]))
