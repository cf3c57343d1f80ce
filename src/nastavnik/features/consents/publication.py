"""What may be shown to everybody about a person: only what every signature in force allows, datum by datum."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.enums import Answer
from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.rules import in_force, signing_age
from nastavnik.features.people.models import Person

Allowed = dict[str, str]


def published_data(people: Iterable[Person], pack: Pack, day: date) -> dict[int, Allowed]:
    """Codes of data that may be published, with their conditions, by the person's id; in one query.

    Computed anew each time: what was taken back or has run out is not there from the next request on. Whoever is
    left out of the answer must not be shown at all.
    """
    found = list(people)
    rows = Consent.objects.filter(
        person_id__in={p.pk for p in found}, contour=pack.contour, state="given"
    ).select_related("text")
    by_person: dict[int, list[Consent]] = defaultdict(list)
    for row in rows:
        if in_force(row, day):
            by_person[row.person_id].append(row)
    kinds = [kind for kind in pack.consents if kind.answered]
    told = {p.pk: _allowed(p, kinds, by_person[p.pk], day) for p in found if by_person[p.pk]}
    return {pk: allowed for pk, allowed in told.items() if allowed}


def may_publish(person: Person, pack: Pack, datum: str, day: date) -> bool:
    """Whether this one datum of the person may be shown to everybody on `day`."""
    return datum in published_data([person], pack, day).get(person.pk, {})


def _allowed(person: Person, kinds: list[ConsentKind], rows: list[Consent], day: date) -> Allowed:
    allowed: Allowed = {}
    for kind in kinds:
        signed = [_answers(rows, kind, signer) for signer in kind.signers(signing_age(person, day))]
        for code in set.intersection(*(set(one) for one in signed)) if signed else set():
            terms = dict.fromkeys(one[code] for one in signed if one[code])
            allowed[code] = "; ".join(terms)
    return allowed


def _answers(rows: list[Consent], kind: ConsentKind, signer: str) -> Allowed:
    """What this signature allows, with the conditions of each datum and of the whole consent."""
    mine = [row for row in rows if row.kind == kind.code and row.signer == signer]
    if not mine:
        return {}
    row = max(mine, key=lambda one: (one.given_on or date.min, one.pk))
    return {
        one["code"]: "; ".join(filter(None, (one.get("terms", ""), row.terms)))
        for one in row.answers
        if one["answer"] in {Answer.YES, Answer.TERMS}
    }
