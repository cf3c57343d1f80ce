"""Who must sign what, and the gate that asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.enums import ConsentState
from nastavnik.features.consents.models import Consent
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Person
from nastavnik.features.people.rules import age_of
from nastavnik.kit.verdict import YES, Verdict, no

LIFE_CYCLE_TITLE = "Согласие"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    ConsentState.ASKED: frozenset({ConsentState.GIVEN, ConsentState.REFUSED}),
    ConsentState.GIVEN: frozenset({ConsentState.WITHDRAWN}),
    ConsentState.REFUSED: frozenset(),
    ConsentState.WITHDRAWN: frozenset(),
}
# a child of unknown age needs the guardian's word; an adult of unknown age signs for themselves
AGE_WHEN_UNKNOWN_CHILD, AGE_WHEN_UNKNOWN_ADULT = 13, 18


def may_turn(consent: Consent, state: str) -> Verdict:
    """Whether the consent may turn into `state`."""
    if state in LIFE_CYCLE[consent.state]:
        return YES
    return no(f"Согласие уже в состоянии «{ConsentState(consent.state).label}»")


def signing_age(person: Person, day: date) -> int:
    """The age that decides who signs."""
    age = age_of(person, day)
    if age is not None:
        return age
    return AGE_WHEN_UNKNOWN_CHILD if person.kind == PersonKind.PUPIL else AGE_WHEN_UNKNOWN_ADULT


def in_force(consent: Consent, day: date) -> bool:
    """Given, begun, and neither expired nor withdrawn on `day`."""
    begun = consent.given_on is not None and consent.given_on <= day
    lasting = consent.expires_on is None or consent.expires_on >= day
    return consent.state == ConsentState.GIVEN and begun and lasting


@dataclass(frozen=True, slots=True)
class Missing:
    """One signature that is not there: which kind, and whose («guardian» or «self»)."""

    kind: str
    title: str
    signer: str

    @property
    def sentence(self) -> str:
        """«согласие на участие (подпись законного представителя)»."""
        whose = "законного представителя" if self.signer == "guardian" else "самого участника"
        return f"{self.title} (подпись {whose})"


def missing_consents(
    person: Person, kinds: Iterable[ConsentKind], consents: Sequence[Consent], day: date
) -> list[Missing]:
    """Signatures of `kinds` that the person still owes on `day`, given all their consents."""
    age = signing_age(person, day)
    valid = [c for c in consents if c.person_id == person.pk and in_force(c, day)]
    signed = {(c.kind, "self" if c.signed_by_id in (None, person.pk) else "guardian") for c in valid}
    return [
        Missing(kind.code, kind.title, signer)
        for kind in kinds
        for signer in kind.signers(age)
        if (kind.code, signer) not in signed
    ]


def gate(missing: Sequence[Missing], person: Person) -> Verdict:
    """Nothing goes on with this person until the signatures are there."""
    if not missing:
        return YES
    return no(f"{person}: не хватает — " + "; ".join(one.sentence for one in missing))
