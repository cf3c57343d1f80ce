"""Reads of consents: only about people within sight."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.enums import ConsentState, SheetState
from nastavnik.features.consents.models import Consent, ConsentSheet, ConsentText, SheetBatch
from nastavnik.features.consents.rules import Missing, Slip, missing_consents
from nastavnik.features.methodology.queries import packs_here
from nastavnik.features.people.enums import PersonState
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import children_of, in_sight, person_of_account
from nastavnik.kit.verdict import NotFound

OPEN = (ConsentState.ASKED, ConsentState.GIVEN)


def consents() -> QuerySet[Consent]:
    """Consents about people within sight."""
    rows = Consent.objects.select_related("person", "person__school_class", "signed_by", "scan", "text")
    return rows.filter(person__in=in_sight(Person.objects.all()))


def consents_of(people: Iterable[Person]) -> list[Consent]:
    """All consents about these people, in one query."""
    rows = Consent.objects.filter(person_id__in={p.pk for p in people})
    return list(rows.select_related("text"))


def consents_by_person(people: Iterable[Person], contour: str) -> dict[int, list[Slip]]:
    """Slips of their consents of one contour, by the person's id, in one query."""
    return slips(Consent.objects.filter(person_id__in={p.pk for p in people}, contour=contour).order_by("pk"))


def slips(rows: QuerySet[Consent]) -> dict[int, list[Slip]]:
    """These consents without their rows, by the person's id, in one query."""
    found: dict[int, list[Slip]] = defaultdict(list)
    columns = {"text_digest": "text__digest"}
    for row in rows.values_list(*(columns.get(name, name) for name in Slip._fields)):
        found[row[1]].append(Slip(*row))
    return found


def missing_for(
    people: Sequence[Person], kinds_by_person: Mapping[int, Sequence[ConsentKind]], day: date, contour: str
) -> dict[int, list[Missing]]:
    """Signatures still owed, by the person's id, in one query; people who owe nothing are left out."""
    given = consents_by_person(people, contour)
    owed = {
        person.pk: missing_consents(
            person, kinds_by_person.get(person.pk, ()), given[person.pk], day, contour
        )
        for person in people
    }
    return {pk: missing for pk, missing in owed.items() if missing}


def history_of(person: Person) -> QuerySet[Consent]:
    """Everything that was ever written about the person's consents, newest first."""
    return (
        Consent.objects.filter(person=person)
        .select_related("signed_by", "ended_by", "scan", "text")
        .order_by("-pk")
    )


def load_consent(public_id: str) -> Consent:
    """One consent about a person within sight, or `NotFound`."""
    found: Consent | None = consents().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def own_people(account: int) -> list[tuple[Person, str]]:
    """Whom this account may answer for on its own pages: oneself («self») and children («guardian»)."""
    me = person_of_account(account)
    if me is None:
        return []
    children = children_of(me).select_related("child__school_class").filter(child__state=PersonState.ACTIVE)
    return [(me, "self"), *((row.child, "guardian") for row in children)]


def load_own_person(public_id: str, account: int) -> tuple[Person, str]:
    """One of them, or `NotFound`."""
    for person, signer in own_people(account):
        if person.public_id == public_id:
            return person, signer
    raise NotFound


def load_own_consent(public_id: str, account: int) -> Consent:
    """A consent about one of them, or `NotFound`."""
    mine = [person.pk for person, _ in own_people(account)]
    rows = Consent.objects.select_related("person", "signed_by", "text").filter(person_id__in=mine)
    found: Consent | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def open_consent(person: Person, kind: str, contour: str, signer: Person | None) -> Consent | None:
    """The asked or given consent of this kind and signature, if there is one.

    What was asked of one guardian may be signed by the other.
    """
    rows = Consent.objects.filter(person=person, kind=kind, contour=contour).select_related("text")
    found: Consent | None = rows.filter(state__in=OPEN, signed_by=signer).first()
    if found is None and signer is not None:
        found = rows.filter(state=ConsentState.ASKED).exclude(signed_by=None).first()
    return found


def open_signatures(people: Iterable[Person], contour: str) -> set[tuple[int, str, str]]:
    """(person's id, kind, whose signature) that are asked for or given, in one query."""
    told = consents_by_person(people, contour)
    return {(s.person_id, s.kind, s.signer) for rows in told.values() for s in rows if s.state in OPEN}


def taken_codes() -> set[str]:
    """Codes of sheets that the organisation ever printed."""
    return set(ConsentSheet.objects.values_list("code", flat=True))


def by_sheet(sheet: ConsentSheet) -> list[Consent]:
    """What was written when the sheet came back."""
    rows = Consent.objects.filter(sheet=sheet).select_related("person", "signed_by", "scan", "replaces")
    return list(rows.order_by("pk"))


def sheets() -> QuerySet[ConsentSheet]:
    """Printed sheets about people within sight."""
    rows = ConsentSheet.objects.select_related("person", "person__school_class", "text", "batch")
    return rows.filter(person__in=in_sight(Person.objects.all()))


def sheet_by_code(code: str) -> ConsentSheet | None:
    """The sheet with this code, if it is about somebody within sight."""
    found: ConsentSheet | None = sheets().filter(code=code).first()
    return found


def load_sheet(public_id: str) -> ConsentSheet:
    """One sheet, or `NotFound`."""
    found: ConsentSheet | None = sheets().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def batches() -> QuerySet[SheetBatch]:
    """Batches with anybody within sight, newest first, with how many sheets are `out` and `all_sheets`."""
    mine = sheets().order_by().values("batch")
    counted = ConsentSheet.objects.filter(batch=OuterRef("pk")).order_by().values("batch")
    return SheetBatch.objects.filter(pk__in=mine).annotate(
        all_sheets=Subquery(counted.annotate(n=Count("pk")).values("n")),
        out=Coalesce(Subquery(counted.filter(state=SheetState.OUT).annotate(n=Count("pk")).values("n")), 0),
    )


def doubles(sheet: ConsentSheet) -> list[ConsentSheet]:
    """Other sheets still out which ask the same signatures for the same consent."""
    same = ConsentSheet.objects.filter(
        person=sheet.person, contour=sheet.contour, kind=sheet.kind, state=SheetState.OUT,
        by_guardian=sheet.by_guardian, by_self=sheet.by_self,
    )  # fmt: skip
    return list(same.exclude(pk=sheet.pk))


def sheets_out(people: Iterable[Person], contour: str) -> set[tuple[int, str]]:
    """(person's id, kind) of sheets that were handed out and have not come back, in one query."""
    rows = ConsentSheet.objects.filter(
        person_id__in={p.pk for p in people}, contour=contour, state=SheetState.OUT
    )
    return set(rows.values_list("person_id", "kind"))


def load_batch(public_id: str) -> SheetBatch:
    """One batch, or `NotFound`."""
    found: SheetBatch | None = batches().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def run_out(day: date) -> list[Consent]:
    """Consents still written as given whose term was over before `day`."""
    rows = Consent.objects.filter(state=ConsentState.GIVEN, expires_on__lt=day)
    return list(rows.select_related("person").order_by("pk"))


def successors(consent: Consent) -> list[Consent]:
    """Consents to which this one has given way."""
    return list(Consent.objects.filter(replaces=consent))


def text_by_digest(contour: str, kind: str, digest: str) -> ConsentText | None:
    """The kept edition of a text, if it was ever handed out or signed."""
    found: ConsentText | None = ConsentText.objects.filter(contour=contour, kind=kind, digest=digest).first()
    return found


def texts(contour: str) -> QuerySet[ConsentText]:
    """Every kept edition with how many consents were signed on it (`signed`)."""
    rows = ConsentText.objects.filter(contour=contour).order_by("kind", "-number")
    given = Consent.objects.filter(text=OuterRef("pk"), state=ConsentState.GIVEN).order_by()
    counted = given.values("text").annotate(n=Count("pk")).values("n")
    return rows.annotate(signed=Coalesce(Subquery(counted), 0))


def load_text(public_id: str) -> ConsentText:
    """One edition, or `NotFound`."""
    found: ConsentText | None = ConsentText.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def kind_of(consent: Consent | ConsentSheet) -> ConsentKind | None:
    """What the pack says of this consent's kind; None when the kind has left the pack."""
    for pack in packs_here():
        if pack.contour == consent.contour:
            return next((kind for kind in pack.consents if kind.code == consent.kind), None)
    return None
