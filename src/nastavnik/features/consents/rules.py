"""Who must sign what, and the gate that asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.enums import ConsentState, SheetState
from nastavnik.features.consents.models import Consent, ConsentSheet
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import answers_for
from nastavnik.features.people.rules import age_of
from nastavnik.kit.verdict import YES, Verdict, no

LIFE_CYCLE_TITLE = "Согласие"
LIFE_CYCLE: dict[str, frozenset[str]] = {
    ConsentState.ASKED: frozenset({ConsentState.GIVEN, ConsentState.REFUSED}),
    ConsentState.GIVEN: frozenset({ConsentState.WITHDRAWN, ConsentState.ENDED, ConsentState.YIELDING}),
    # only inside the action that writes the new one: a pairing at work is never without a consent in between
    ConsentState.YIELDING: frozenset({ConsentState.ENDED}),
    ConsentState.REFUSED: frozenset(),
    ConsentState.WITHDRAWN: frozenset(),
    # what had given way stands again when the newer one turns out to be a mistake
    ConsentState.ENDED: frozenset({ConsentState.GIVEN}),
}
SHEET_LIFE_CYCLE: dict[str, frozenset[str]] = {
    SheetState.OUT: frozenset({SheetState.SIGNED, SheetState.REFUSED, SheetState.VOID}),
    SheetState.SIGNED: frozenset({SheetState.OUT}),
    SheetState.REFUSED: frozenset({SheetState.OUT}),
    SheetState.VOID: frozenset({SheetState.OUT}),
}
# a child of unknown age needs the guardian's word; an adult of unknown age signs for themselves
AGE_WHEN_UNKNOWN_CHILD, AGE_WHEN_UNKNOWN_ADULT = 13, 18


class Written(Protocol):
    """What rules look at: a row of the table, or its slip."""

    @property
    def pk(self) -> int: ...
    @property
    def person_id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def contour(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def signer(self) -> str: ...
    @property
    def given_on(self) -> date | None: ...
    @property
    def expires_on(self) -> date | None: ...
    @property
    def ended_on(self) -> date | None: ...
    @property
    def text_digest(self) -> str | None: ...


class Slip(NamedTuple):
    """A consent without its row: thousands of them are read at once for a list of the whole school."""

    pk: int
    person_id: int
    signed_by_id: int | None
    kind: str
    contour: str
    state: str
    given_on: date | None
    expires_on: date | None
    ended_on: date | None
    text_digest: str | None = None
    asked_on: date | None = None
    public_id: str = ""

    @property
    def signer(self) -> str:
        """«self» or «guardian», the words of the pack."""
        return "self" if self.signed_by_id in (None, self.person_id) else "guardian"


def may_turn(consent: Consent, state: str) -> Verdict:
    """Whether the consent may turn into `state`."""
    if state in LIFE_CYCLE[consent.state]:
        return YES
    return no(f"Согласие уже в состоянии «{ConsentState(consent.state).label}»")


def may_click(kind: ConsentKind, signed_by: Person, account: int | None) -> Verdict:
    """Whether this account may give this kind of consent for whoever signs: only one's own hand clicks."""
    if not kind.by_click:
        return no("Это согласие дают только на бумаге")
    if account is None or signed_by.account_id != account:
        return no("Согласие в личном кабинете даёт только тот, кто его подписывает")
    return YES


def may_withdraw(consent: Consent, ended_by: Person | None) -> Verdict:
    """The person and any guardian may take a consent back, whoever had signed it; None: whoever signed."""
    if ended_by is None or ended_by.pk in {consent.person_id, consent.signed_by_id}:
        return YES
    if answers_for(ended_by, consent.person):
        return YES
    return no(f"«{ended_by}» не записан законным представителем: отозвать это согласие он не может")


def may_close(sheet: ConsentSheet, state: str) -> Verdict:
    """Whether the sheet may turn into `state`."""
    if state in SHEET_LIFE_CYCLE[sheet.state]:
        return YES
    return no(f"Лист уже отмечен: {SheetState(sheet.state).label}")


def due_on(sheet: ConsentSheet, kind: ConsentKind, day: date) -> tuple[str, ...]:
    """Whose signatures on the sheet mean something on `day`; raises `Refused` when none does any more."""
    printed = {"guardian": sheet.by_guardian, "self": sheet.by_self}
    found = tuple(s for s in kind.signers(signing_age(sheet.person, day)) if printed[s])
    if not found:
        no(f"В день подписи за «{sheet.person}» подписывают иначе: напечатайте новый лист").require()
    return found


def signing_age(person: Person, day: date) -> int:
    """The age that decides who signs."""
    age = age_of(person, day)
    if age is not None:
        return age
    return AGE_WHEN_UNKNOWN_CHILD if person.kind == PersonKind.PUPIL else AGE_WHEN_UNKNOWN_ADULT


def may_sign(person: Person, kind: ConsentKind, signer: str, day: date) -> Verdict:
    """Whether at the person's age of that day this signature («self» or «guardian») means anything."""
    expected = kind.signers(signing_age(person, day))
    if signer in expected:
        return YES
    if signer == "guardian":
        return no(f"«{person}» в этом возрасте подписывает сам: подпись представителя не нужна")
    return no(f"За «{person}» в этом возрасте подписывает законный представитель")


def in_force(consent: Written, day: date) -> bool:
    """Given, begun, and neither expired nor withdrawn on `day`."""
    begun = consent.given_on is not None and consent.given_on <= day
    lasting = consent.expires_on is None or consent.expires_on >= day
    return consent.state == ConsentState.GIVEN and begun and lasting


def as_of(consent: Written, day: date) -> Slip:
    """The consent as it stood on `day`: what has ended since was in force until then."""
    ended = consent.ended_on if consent.state in {ConsentState.WITHDRAWN, ConsentState.ENDED} else None
    last = ended is not None and (day < ended or (consent.state == ConsentState.ENDED and day == ended))
    state = ConsentState.GIVEN if last else consent.state
    signed_by = consent.person_id if consent.signer == "self" else 0
    return Slip(
        consent.pk, consent.person_id, signed_by, consent.kind, consent.contour, state, consent.given_on,
        consent.expires_on, None,
    )  # fmt: skip


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
    person: Person, kinds: Iterable[ConsentKind], consents: Sequence[Written], day: date, contour: str = ""
) -> list[Missing]:
    """Signatures of `kinds` that the person still owes on `day`, given all their consents.

    With `contour`, consents of another pack do not count, although their kinds may bear the same code.
    """
    age = signing_age(person, day)
    own = [c for c in consents if c.person_id == person.pk and contour in ("", c.contour)]
    signed = {(c.kind, c.signer) for c in own if in_force(c, day)}
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
