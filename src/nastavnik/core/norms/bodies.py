"""Who issued an act, as people write it."""

import re
from dataclasses import dataclass

from nastavnik.core.norms.vocabulary import vocabulary

_CALLED = re.compile(r"\([^()]*\)")
_JOINT = re.compile(r",? +и +|,? +совместно с +| *, *| *", re.I)
_LONGEST = 200
_STEM = 5


@dataclass(frozen=True, slots=True)
class Bodies:
    """`known` are names of the vocabulary; `other` is any other authority as written, folded."""

    known: frozenset[str] = frozenset()
    other: str = ""

    def __bool__(self) -> bool:
        return bool(self.known or self.other)

    @property
    def own(self) -> bool:
        """Whether the words name a school or its council rather than an authority."""
        return bool(self.other and vocabulary().own_body.search(self.other))


def bodies_of(words: str) -> Bodies | None:
    """Bodies named by words between a kind and its date; None when the words are not about bodies."""
    rest = " ".join(_CALLED.sub(" ", words).split()).strip(" ,")
    rest = re.sub(r"(?:^| )от$", "", rest, flags=re.I).strip(" ,")
    if not rest:
        return Bodies()
    known = _all_known(rest)
    if known:
        return Bodies(frozenset(known))
    fits = len(rest) <= _LONGEST and not re.search(r"[.;:№\f!?]", rest)
    return Bodies(other=rest.lower()) if fits and vocabulary().other_body.match(rest) else None


def _all_known(words: str) -> list[str]:
    found, at = [], 0
    while at < len(words):
        matches = [
            (m.end(), name) for name, pattern in vocabulary().bodies if (m := pattern.match(words, at))
        ]
        if not matches:
            return []
        end, name = max(matches)
        found.append(name)
        joint = _JOINT.match(words, end)
        at = joint.end() if joint else end
    return found


def same_body(bodies: Bodies, body: str) -> bool | None:
    """Whether the words mean the body of the register (written in any case); None when nobody is named."""
    if not bodies:
        return None
    registered = known_in(body)
    if bodies.known:
        said = bodies.known - {"Российская Федерация"}
        if not said:
            return True
        return bool(said & registered) if registered else False
    return False if registered else _alike(bodies.other, body)


def known_in(body: str) -> frozenset[str]:
    """Names of the vocabulary in a body of the register («Министерство … и Профсоюз …»)."""
    names = [name for name in vocabulary().genitives if name in body]
    return frozenset(one for one in names if not any(one != other and one in other for other in names))


def _alike(words: str, body: str) -> bool:
    one, other = _stems(words), _stems(body)
    return bool(one and other) and len(one & other) >= 0.6 * min(len(one), len(other))


def _stems(words: str) -> set[str]:
    even = words.lower().replace("ё", "е")
    return {word[:_STEM] for word in re.findall(r"[а-я]+", even) if len(word) > 3}
