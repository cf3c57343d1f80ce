"""What the tables cannot tell: codes of the pack, dates in order, and a story that joins the rows.

Each function gives the rows of one table: pairs of a name and the values to set. Unnamed columns are filled with
canaries. A table without a hint gets two plain rows.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from nastavnik.cli.isolation import desk
from nastavnik.cli.isolation.agreements import consent, consent_sheet, consent_text, sheet_batch
from nastavnik.cli.isolation.cards import card
from nastavnik.cli.isolation.families import class_stay, guardianship, promotion, regrouping
from nastavnik.cli.isolation.intakes import INTAKES, intake, intake_row
from nastavnik.cli.isolation.layers import edition, layer
from nastavnik.cli.isolation.maker import day_of_birth
from nastavnik.cli.isolation.papers import citation, document, norm, number_journal
from nastavnik.cli.isolation.school import School
from nastavnik.cli.isolation.statements import statement
from nastavnik.cli.isolation.wishes import personal_link, wish, wish_sheet

Rows = list[tuple[str, dict[str, Any]]]
PLAIN: Rows = [("", {}), ("", {})]
PUPILS = {
    "mentee_11": 11,
    "mentee_15": 15,
    "pupil_mentor": 16,
    "waiting": 13,
    "proposed": 14,
    "candidate": 12,
}
STAFF = (
    "teacher_mentor", "young_teacher", "class_teacher", "psychologist", "curator", "curator_mentor", "director",
    "dismissed",
)  # fmt: skip
MENTEES = ("mentee_11", "mentee_15", "young_teacher", "waiting", "proposed")
MENTORS = ("pupil_mentor", "student_mentor", "teacher_mentor", "employer_mentor", "curator_mentor")
ASKED = ("student_mentor", "proposed")  # a pairing that has not begun
PAIRS = (("pupil_mentor", "mentee_11"), ("curator_mentor", "mentee_15"), ("teacher_mentor", "young_teacher"))


def stored_file(school: School) -> Rows:
    table, page = {"kind": "intake", "media_type": "text/csv"}, {"media_type": "application/pdf"}
    return [("", page | {"kind": "scan"}), *[("", table)] * len(INTAKES), *_kept(page)]


def _kept(page: dict[str, Any]) -> Rows:
    """The file beside a statement, then that of a document."""
    return [("", page | {"kind": "proof"}), ("", page | {"kind": "document"})]


def person(school: School) -> Rows:
    common: dict[str, Any] = {
        "state": "active",
        "merged_into": None,
        "account": None,
        "left_on": None,
        "leaving_reason": "",
        "name_cases": {},
        "post_cases": {},
    }
    adult = common | {"birth_date": day_of_birth(school, 35), "birth_year": school.start.year - 35}
    pupils = [
        (name, common | {"kind": "pupil", "birth_date": day_of_birth(school, age), "partner": None})
        for name, age in PUPILS.items()
    ]
    staff = [(name, adult | {"kind": "staff", "partner": None, "school_class": None}) for name in STAFF]
    outside = [
        (name, adult | {"kind": "outsider", "school_class": None})
        for name in ("student_mentor", "employer_mentor")
    ]
    parents = [
        (name, adult | {"kind": "guardian", "school_class": None, "partner": None})
        for name in ("parent", "other_parent")
    ]
    gone: Rows = [
        ("second", common | {"kind": "pupil", "partner": None, "photo": None}),
        ("left", common | {"kind": "pupil", "state": "left", "partner": None}),
        ("merged", common | {"kind": "pupil", "state": "merged", "partner": None, "merged_into": _namesake}),
    ]
    return [*pupils, *staff, *outside, *parents, *gone]


def _namesake(school: School) -> Any:
    """Asked for when the row is made: by then the other one is in the database."""
    return school.person("mentee_15")


def school_class(school: School) -> Rows:
    return [("", {"number": 5 + place, "class_teacher": None}) for place in range(2)]


def distinction(school: School) -> Rows:
    people = sorted(school.rows["people.Person"], key=lambda row: row.pk)
    return [("", {"one": people[n], "other": people[n + 1]}) for n in range(2)]


def programme(school: School) -> Rows:
    dates: dict[str, Any] = {
        "starts_on": school.start,
        "ends_on": school.day(300),
        "school_year": school.start.year,
    }
    dates |= {"directions": [school.pack.directions[0].code], "manners": [school.pack.manners[0].code]}
    pack = {
        "pack": school.pack.code,
        "pack_version": school.pack.version,
        "curator": school.person("curator"),
        "edition": (edition := school.made("methodology.Edition")),
        "edition_digest": edition.digest,
    }
    return [
        ("running", {**dates, **pack, "state": "running", "stage": 6}),
        ("draft", {**dates, **pack, "state": "draft", "stage": 1}),
    ]


def programme_track(school: School) -> Rows:
    running = school.named["programme:running"]
    return [("", {"programme": running, "track": track.code}) for track in school.pack.tracks[:3]]


def chain_link(school: School) -> Rows:
    common = {"programme": school.named["programme:running"], "origin": ""}
    return [("", {**common, "track": track.code}) for track in school.pack.tracks[:2]]


def programme_duty(school: School) -> Rows:
    running, person = school.named["programme:running"], school.person("psychologist")
    owners = school.pack.owners[:2]
    return [("", {"programme": running, "duty": owner.code, "person": person}) for owner in owners]


def enrolment(school: School) -> Rows:
    common = {
        "programme": school.named["programme:running"],
        "state": "accepted",
        "entered_on": school.day(5),
        "left_on": None,
    }
    taken = {mentor for mentor, _ in (*PAIRS, ASKED)}
    mentees = [(n, common | _enrolled(school, n, "mentee")) for n in MENTEES]
    mentors = [
        (n, common | _enrolled(school, n, "mentor") | {"places": 2, "used_places": int(n in taken)})
        for n in MENTORS
    ]
    candidate = ("candidate", common | _enrolled(school, "candidate", "mentee") | {"state": "candidate"})
    return [*mentees, *mentors, candidate]


def _enrolled(school: School, name: str, side: str) -> dict[str, Any]:
    return {"person": school.person(name), "side": side, "track": _track(school, name)}


def _track(school: School, name: str) -> str:
    grown = name in {"young_teacher", "teacher_mentor"}
    return next(t.code for t in school.pack.tracks if (t.mentee.kind == "staff") == grown)


def request(school: School) -> Rows:
    codes = {"problem": school.pack.requests[0].code, "needs": [school.pack.competences[0].code]}
    return [("", {"enrolment": school.enrolment(n), **codes, "slots": ["mon-14"]}) for n in MENTEES]


def offer(school: School) -> Rows:
    codes = {"competences": [school.pack.competences[0].code], "slots": ["mon-14"]}
    return [("", {"enrolment": school.enrolment(n), **codes}) for n in MENTORS]


def interview(school: School) -> Rows:
    criterion = school.pack.selection.criteria[0].code
    return [
        ("", {"enrolment": school.enrolment(n), "criterion": criterion, "marks": {criterion: 1}})
        for n in MENTORS[:3]
    ]


def pairing(school: School) -> Rows:
    dates: dict[str, Any] = {"starts_on": school.day(20), "ends_on": school.day(200), "ended_on": None}
    dates |= {"cleared_on": school.day(20), "held_for": ""}
    plain = {**dates, "programme": school.named["programme:running"], "closing_reason": "", "kind": "pair"}
    fixed = {"state": "active", "order_date": school.day(15)}
    asked = {"state": "proposed", "order_date": None, "order_number": ""}
    working = [(mentee, plain | fixed | _paired(school, mentor)) for mentor, mentee in PAIRS]
    return [*working, (ASKED[1], plain | asked | _paired(school, ASKED[0]))]


def _paired(school: School, mentor: str) -> dict[str, Any]:
    track = school.pack.track(_track(school, mentor))
    model = track.role_models[0].code if track.role_models else ""
    return {"mentor": school.enrolment(mentor), "track": track.code, "role_model": model, "score_parts": []}


def pairing_member(school: School) -> Rows:
    return [
        (
            "",
            {"pairing": school.named[f"pairing:{mentee}"], "mentee": school.enrolment(mentee), "until": None},
        )
        for _, mentee in (*PAIRS, ASKED)
    ]


def meeting(school: School) -> Rows:
    kinds = school.pack.meetings
    return [
        ("", {"pairing": pairing, "kind": kinds[n].code, "planned_at": school.moment(25 + n), "state": state})
        for pairing in school.rows["pairings.Pairing"]
        if pairing is not school.named[f"pairing:{ASKED[1]}"]  # its guest is not let to children: no meetings
        for n, state in enumerate(("held", "planned"))
    ]


def clearance(school: School) -> Rows:
    """Two guests: one let to children, one not."""
    kind, dates = school.pack.clearances[0].code, {"issued_on": school.day(1), "decided_on": school.day(2)}
    common = {**dates, "kind": kind, "expires_on": school.day(366), "state": "entered", "annulled_on": None}
    guests = (("employer_mentor", "admitted"), ("student_mentor", "refused"))
    return [("", {**common, "person": school.person(who), "decision": said}) for who, said in guests]


def training(school: School) -> Rows:
    modules = school.pack.training.modules
    hours = (school.pack.training.threshold_hours, 2)
    return [("", {"module": modules[n % len(modules)].code, "hours": h}) for n, h in enumerate(hours)]


def attendance(school: School) -> Rows:
    lesson = school.made("trainings.Training")
    return [("", {"training": lesson, "enrolment": school.enrolment(n)}) for n in MENTORS[:3]]


def step(school: School) -> Rows:
    dates = {"starts_on": school.day(1), "ends_on": school.day(60), "done_on": None, "stage": 1}
    plain = {"programme": school.named["programme:running"], "evidence_kind": "", "evidence_code": ""}
    plain |= {"parent": None, "own_section": school.made("roadmaps.Section"), "rhythm": "once"}
    done: dict[str, Any] = {"state": "done", "done_on": school.day(9), "evidence_ref": ""}
    return [
        ("", {**dates, **plain, "position": n, "number": str(n + 1), "origin": str(one.number), **said})
        for n, (one, said) in enumerate(
            zip(school.pack.roadmap.steps, ({"state": "planned"}, {"state": "planned"}, done), strict=False)
        )
    ]


def section(school: School) -> Rows:
    return [("", {"programme": school.named["programme:running"], "parent": None}) for _ in range(2)]


def roadmap_edit(school: School) -> Rows:
    told = {"programme": school.named["programme:running"], "rows": []}
    return [("", {**told, "undone": undone}) for undone in (False, True)]


def roadmap_file(school: School) -> Rows:
    rows: Rows = []
    for number, state in enumerate(("read", "cancelled")):
        title = school.aviary.canary(school.key, "roadmapfile", "line", number, 80)
        told = {"lines": [{"kind": "step", "depth": 0, "title": title}], "findings": [], "columns": []}
        rows.append(("", {**told, "programme": school.named["programme:running"], "state": state}))
    return rows


def run(school: School) -> Rows:
    track = _track(school, "pupil_mentor")
    common = {
        "programme": school.named["programme:running"],
        "track": track,
        "finished_at": school.moment(11),
    }
    came = {"weights": school.pack.matching.weights_for(track), "problem": {"mentees": []}}
    solved = {
        "result": {"pairs": [], "total": 1.0, "blocking_pairs": 0},
        "refusals": [],
        "objective": "best-total",
    }
    states = ("solved", "refused", "waiting")
    return [("", {**common, **came, **solved, "state": state}) for state in states]


def proposal(school: School) -> Rows:
    run = school.made("matching.Run")
    pairings = [*school.rows["pairings.Pairing"][: len(PAIRS)], None]
    return [
        (
            "",
            {
                "run": run,
                "mentee": school.enrolment(mentee),
                "mentor": school.enrolment(mentor),
                "parts": _reasons(school, place),
                "pairing": pairing,
            },
        )
        for place, ((mentor, mentee), pairing) in enumerate(
            zip((*PAIRS, ("employer_mentor", "waiting")), pairings, strict=True)
        )
    ]


def _reasons(school: School, place: int) -> list[dict[str, Any]]:
    """One part of a score as the matching slice keeps it."""
    criterion = school.pack.matching.criteria[0]
    text = school.aviary.canary(school.key, "proposal", "reason", place, 120)
    told = {"code": criterion.code, "title": criterion.title, "reason": text, "known": True}
    return [{**told, "points": 1.0, "percent": 50}]


def ruling(school: School) -> Rows:
    running = school.named["programme:running"]
    return [
        (
            "",
            {
                "programme": running,
                "mentee": school.enrolment("mentee_11"),
                "mentor": school.enrolment(n),
                "kind": "forbidden",
            },
        )
        for n in ("employer_mentor", "student_mentor")
    ]


def invitation(school: School) -> Rows:
    rows: Rows = []
    for n, used in enumerate((None, school.moment(2))):
        code = invitation_code(school, n)
        told = {"role": "mentor", "person_code": "", "account": None, "used_at": used, "revoked_at": None}
        digest = hashlib.sha256(code.encode()).hexdigest()
        rows.append((f"code {n}", {**told, "code_hash": digest, "expires_at": school.moment(900)}))
    return rows


def invitation_code(school: School, place: int) -> str:
    """The code of an invitation as a person would type it, without dashes."""
    return school.aviary.sign("invitation", school.key, place)[:16].upper()


HINTS: dict[str, Callable[[School], Rows]] = {
    "kit.StoredFile": stored_file,
    "accounts.Invitation": invitation,
    "accounts.Card": card,
    "accounts.PersonalLink": personal_link,
    "methodology.Layer": layer,
    "methodology.Edition": edition,
    "people.Person": person,
    "people.SchoolClass": school_class,
    "people.Guardianship": guardianship,
    "people.Distinction": distinction,
    "people.ClassStay": class_stay,
    "people.Promotion": promotion,
    "people.Regrouping": regrouping,
    "consents.Consent": consent,
    "consents.ConsentText": consent_text,
    "consents.SheetBatch": sheet_batch,
    "consents.ConsentSheet": consent_sheet,
    "programmes.Programme": programme,
    "programmes.ProgrammeTrack": programme_track,
    "programmes.ChainLink": chain_link,
    "programmes.ProgrammeDuty": programme_duty,
    "enrolments.Enrolment": enrolment,
    "enrolments.Request": request,
    "enrolments.Offer": offer,
    "enrolments.Interview": interview,
    "pairings.Pairing": pairing,
    "pairings.PairingMember": pairing_member,
    "meetings.Meeting": meeting,
    "screening.Clearance": clearance,
    "trainings.Training": training,
    "trainings.Attendance": attendance,
    "roadmaps.Section": section,
    "roadmaps.Step": step,
    "roadmaps.RoadmapEdit": roadmap_edit,
    "roadmaps.RoadmapFile": roadmap_file,
    "matching.Run": run,
    "matching.Proposal": proposal,
    "matching.Ruling": ruling,
    "matching.WishSheet": wish_sheet,
    "matching.Wish": wish,
    "documents.Document": document,
    "documents.NumberJournal": number_journal,
    "documents.Citation": citation,
    "norms.Norm": norm,
    "readiness.Statement": statement,
    "intake.Intake": intake,
    "intake.IntakeRow": intake_row,
    "privacy.SubjectRequest": desk.subject_request,
    "privacy.LegalHold": desk.legal_hold,
    "privacy.Destruction": desk.destruction,
    "privacy.Doomed": desk.doomed,
    "privacy.Incident": desk.incident,
    "privacy.ExportReason": desk.export_reason,
}
