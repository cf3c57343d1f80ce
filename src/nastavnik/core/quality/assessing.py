"""From tallies of cases to a judgement that never flatters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

WORST = 3


class Safety(StrEnum):
    """`unsafe`: a gate is broken; `unproven`: none is, but one is not known or none has a case yet; `safe`: otherwise."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of quality to be judged: its code, the part of the checklist, whether it is a gate of safety."""

    code: str
    part: str
    gate: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """`met` of `n` cases meet the sign; 0 ≤ met ≤ n, otherwise `ValueError`."""

    met: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.met <= self.n:
            raise ValueError(f"{self.met} cases of {self.n}")


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign with its tally; `tally` is None where nobody can know yet."""

    sign: Sign
    tally: Tally | None

    @property
    def share(self) -> Fraction | None:
        """The exact share of cases that meet the sign, 0..1; None without a single case."""
        return Fraction(self.tally.met, self.tally.n) if self.tally and self.tally.n else None

    @property
    def gap(self) -> int:
        """How many cases do not meet it; 0 where nothing is known."""
        return self.tally.n - self.tally.met if self.tally else 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings in the order of the checklist, and what follows from them.

    `total`: the mean of the known shares, 0..1, every sign weighing the same; None when nothing is known.
    """

    findings: tuple[Finding, ...]
    safety: Safety
    total: Fraction | None
    worst: tuple[Finding, ...]

    @property
    def known(self) -> int:
        """How many signs have a share."""
        return sum(1 for one in self.findings if one.share is not None)

    def of_part(self, part: str) -> tuple[Finding, ...]:
        """Findings of one part of the checklist."""
        return tuple(one for one in self.findings if one.sign.part == part)


def assess(signs: Sequence[Sign], tallies: Mapping[str, Tally], worst: int = WORST) -> Assessment:
    """Judge a programme.

    `tallies` by the sign's code; a sign without one is not known. A sign whose tally has no cases is known to have
    none, and enters neither the total nor the gaps. Gaps: broken gates first, then the smallest share, then the
    greatest number of cases, then the order of the checklist; at most `worst` of them.
    """
    findings = tuple(Finding(sign, tallies.get(sign.code)) for sign in signs)
    shares = [one.share for one in findings if one.share is not None]
    total = sum(shares, Fraction()) / len(shares) if shares else None
    gaps = [(n, one) for n, one in enumerate(findings) if one.gap]
    ordered = sorted(gaps, key=lambda pair: _urgency(*pair))
    return Assessment(findings, _safety(findings), total, tuple(one for _, one in ordered[:worst]))


def _urgency(place: int, finding: Finding) -> tuple[bool, Fraction, int, int]:
    return not finding.sign.gate, finding.share or Fraction(), -finding.gap, place


def _safety(findings: Sequence[Finding]) -> Safety:
    gates = [one for one in findings if one.sign.gate]
    if any(one.gap for one in gates):
        return Safety.UNSAFE
    proven = all(one.tally for one in gates) and any(one.share is not None for one in gates)
    return Safety.SAFE if proven else Safety.UNPROVEN


def percent(share: Fraction | None) -> int | None:
    """Whole per cent, rounded down: «100 %» is written only when every case meets the sign."""
    return None if share is None else int(share * 100)
