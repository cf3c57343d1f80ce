"""How each consent of a person stands: the picture behind lists and pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.enums import ConsentState
from nastavnik.features.consents.rules import Written, in_force, signing_age
from nastavnik.features.people.models import Person


class Stand(StrEnum):
    """From the best to the worst."""

    GIVEN = "given"
    EXPIRING = "expiring"
    ASKED = "asked"
    ABSENT = "absent"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


ENOUGH = frozenset({Stand.GIVEN, Stand.EXPIRING})
_OF_STATE = {
    ConsentState.ASKED: Stand.ASKED,
    ConsentState.GIVEN: Stand.EXPIRED,
    ConsentState.ENDED: Stand.EXPIRED,
    ConsentState.YIELDING: Stand.EXPIRED,
    ConsentState.REFUSED: Stand.REFUSED,
    ConsentState.WITHDRAWN: Stand.WITHDRAWN,
}
_RANK = {stand: place for place, stand in enumerate(Stand)}


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature due: whose («self», «guardian»), how it stands, and the row that says so.

    `outdated`: in force, but signed on an older text than today's.
    """

    signer: str
    stand: Stand
    consent: Written | None
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind of consent about one person; `required` means that the programme cannot go on without it."""

    kind: ConsentKind
    required: bool
    signatures: tuple[Signature, ...]

    @property
    def stand(self) -> Stand:
        """The worst of the signatures."""
        return max((s.stand for s in self.signatures), key=_RANK.__getitem__, default=Stand.ABSENT)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Whose signatures are not there."""
        return tuple(s.signer for s in self.signatures if s.stand not in ENOUGH)

    @property
    def gap(self) -> bool:
        """Whether this keeps the person from the programme."""
        return self.required and bool(self.lacking)

    @property
    def outdated(self) -> bool:
        """Whether a signature in force stands under an older text."""
        return any(s.outdated for s in self.signatures)

    @property
    def expires_on(self) -> date | None:
        """The first day on which a signature stops being in force."""
        days = [s.consent.expires_on for s in self.signatures if s.stand in ENOUGH and s.consent]
        return min((day for day in days if day), default=None)


def standings(
    person: Person,
    kinds: Iterable[ConsentKind],
    required: Iterable[str],
    consents: Sequence[Written],
    *,
    day: date,
    soon: int,
    texts: Mapping[str, str] | None = None,
) -> list[Standing]:
    """Each kind for this person on `day`; `consents` are theirs, of one contour; `soon` days before the end warn.

    `texts`: the digest of today's text by kind; left out, no signature counts as given on an older one.
    """
    age, owed, texts = signing_age(person, day), set(required), texts or {}
    return [
        Standing(
            kind,
            kind.code in owed,
            tuple(
                _signature(signer, _of(consents, kind, signer), day, soon, texts.get(kind.code))
                for signer in kind.signers(age)
            ),
        )
        for kind in kinds
    ]


def _of(consents: Sequence[Written], kind: ConsentKind, signer: str) -> list[Written]:
    return [c for c in consents if c.kind == kind.code and c.signer == signer]


def _signature(signer: str, rows: list[Written], day: date, soon: int, text: str | None) -> Signature:
    valid = [row for row in rows if in_force(row, day)]
    if valid:
        row = max(valid, key=lambda c: (c.expires_on or date.max, c.pk))
        ends = row.expires_on is not None and row.expires_on <= day + timedelta(days=soon)
        older = None not in (text, row.text_digest) and row.text_digest != text
        return Signature(signer, Stand.EXPIRING if ends else Stand.GIVEN, row, older)
    if not rows:
        return Signature(signer, Stand.ABSENT, None)
    last = max(rows, key=lambda c: c.pk)
    return Signature(signer, _OF_STATE[ConsentState(last.state)], last)
