"""Each reference judged against a register on a day, with the words to put instead."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nastavnik.core.norms.acts import Act, Register
from nastavnik.core.norms.identity import Meant, Slip, meant
from nastavnik.core.norms.numbers import is_law, number_key
from nastavnik.core.norms.references import Reference, Span, find_references
from nastavnik.core.norms.vocabulary import kind_name, vocabulary
from nastavnik.core.norms.wording import kind_in, worded
from nastavnik.core.russian.cases import Case

_OWN_KINDS = {"приказ", "распоряжение", "постановление", "письмо", "закон", "указ", "федеральный закон"}


class Verdict(StrEnum):
    """What is to be said of a reference; the values are Russian."""

    RIGHT = "верно"
    WRONG_KIND = "неверный вид"
    WRONG_BODY = "неверный орган"
    WRONG_DATE = "неверная дата"
    WRONG_NUMBER = "неверный номер"
    NOT_YET = "ещё не действует"
    REPEALED = "утратил силу"
    UNKNOWN = "неизвестный акт"


_OF_SLIPS = (
    (Slip.NUMBER, Verdict.WRONG_NUMBER),
    (Slip.DATE, Verdict.WRONG_DATE),
    (Slip.KIND, Verdict.WRONG_KIND),
    (Slip.BODY, Verdict.WRONG_BODY),
)


@dataclass(frozen=True, slots=True)
class Patch:
    """Replace [start, end) of the text by these words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A judged reference. `act` is the act meant, `successor` the one to name instead of a repealed one.

    `patches` put the reference right; without them a person has to decide.
    """

    reference: Reference
    verdicts: tuple[Verdict, ...]
    act: Act | None = None
    successor: Act | None = None
    patches: tuple[Patch, ...] = ()

    @property
    def right(self) -> bool:
        """Nothing to do."""
        return self.verdicts == (Verdict.RIGHT,)

    @property
    def doubtful(self) -> bool:
        """Nothing wrong is known, but the register has no such act."""
        return self.verdicts == (Verdict.UNKNOWN,)

    @property
    def proposal(self) -> str:
        """The reference with its patches; empty without any."""
        return _patched(self.reference.text, self.patches, -self.reference.start) if self.patches else ""

    @property
    def sentence(self) -> str:
        """What is wrong and what to write, for a person."""
        said = ", ".join(_told(verdict, self) for verdict in self.verdicts)
        return f"{said}; надо: {self.proposal}" if self.patches else said


def check_text(text: str, register: Register, day: date) -> list[Finding]:
    """Every reference of a text that can be judged, right ones included, in the order of the text.

    References to papers of the school's own, and articles of laws outside the register, are left out.
    """
    found = (judge(reference, register, day) for reference in find_references(text))
    return [one for one in found if one is not None]


def faults(text: str, register: Register, day: date) -> list[Finding]:
    """Only the references with which something is wrong or doubtful."""
    return [finding for finding in check_text(text, register, day) if not finding.right]


def mended(text: str, findings: list[Finding]) -> str:
    """The text with the patches of the findings; those without patches stay."""
    return _patched(text, tuple(patch for finding in findings for patch in finding.patches), 0)


def judge(reference: Reference, register: Register, day: date) -> Finding | None:
    """One reference judged; None when it is none of the register's business."""
    if reference.code == "?":
        return None
    found = meant(reference, register)
    if reference.articles:
        wrong = _misquoted_article(reference, register, found)
        if wrong is not None:
            return wrong
        found = found or _coded(reference, register)
        later = _article_in_time(reference, register, found, day)
        if later is not None:
            return later
    if found is None:
        return _standard(reference, register, day) or _unknown(reference)
    return _judged(reference, found, register, day)


def _judged(reference: Reference, found: Meant, register: Register, day: date) -> Finding:
    verdicts = [verdict for slip, verdict in _OF_SLIPS if slip in found.slips]
    act, target, told = found.act, found.act, None
    if act.over_on(day) and not _knowing(reference):
        verdicts.append(Verdict.REPEALED)
        told = register.successor(act, day)
        target = told or act
    elif act.not_yet_on(day):
        verdicts.append(Verdict.NOT_YET)
    if not verdicts:
        return Finding(reference, (Verdict.RIGHT,), act)
    hopeless = (Verdict.REPEALED in verdicts and told is None) or verdicts == [Verdict.NOT_YET]
    patches = () if hopeless else _patches(reference, found.slips, act, target)
    return Finding(reference, tuple(verdicts), act, told, patches)


def _knowing(reference: Reference) -> bool:
    """Whether words nearby say that the writer knows the act is no more («взамен …»)."""
    return bool(vocabulary().repealing.search(reference.around))


def _misquoted_article(reference: Reference, register: Register, found: Meant | None) -> Finding | None:
    """A known wrong number of an article («ст. 358.1 ТК»)."""
    law = found.act.key if found else _law_key(reference, register)
    if reference.number and found is None:
        return None
    for number, span in reference.articles:
        for act in register.acts:
            named = law == act.within or (not law and "." in number)
            if act.within and named and number in act.wrong("article"):
                return Finding(reference, (Verdict.WRONG_NUMBER,), act, None, (Patch(*span, act.article),))
    return None


def _article_in_time(
    reference: Reference, register: Register, found: Meant | None, day: date
) -> Finding | None:
    """An article that came into force later, or is no more, though its law is."""
    law = found.act.key if found else ""
    for number, _ in reference.articles:
        act = register.articles.get((law, number))
        if act is not None and not act.holds_on(day) and not _knowing(reference):
            return Finding(reference, (Verdict.NOT_YET if act.not_yet_on(day) else Verdict.REPEALED,), act)
    return None


def _law_key(reference: Reference, register: Register) -> str:
    coded = _coded(reference, register)
    return coded.act.key if coded else ""


def _coded(reference: Reference, register: Register) -> Meant | None:
    """The code named by its short name («ТК РФ»)."""
    acts = register.right_numbers.get(reference.code, ()) if reference.code else ()
    return Meant(acts[0], frozenset()) if acts else None


def _standard(reference: Reference, register: Register, day: date) -> Finding | None:
    """A standard of a known number with a year that the register does not have."""
    if not reference.number.startswith("ГОСТ"):
        return None
    base = reference.number.rpartition("-")[0]
    known = [act for act in register.acts if number_key(act.number).rpartition("-")[0] == base]
    current = next((act for act in known if act.holds_on(day)), None)
    if current is None:
        return None
    return Finding(
        reference,
        (Verdict.WRONG_NUMBER,),
        current,
        None,
        (Patch(*_of(reference.number_span), current.number),),
    )


def _unknown(reference: Reference) -> Finding | None:
    """An act of an authority that nobody entered: worth a look, not a fault."""
    if not reference.number or reference.kind not in _OWN_KINDS:
        return None
    authority = bool(reference.bodies.known) or bool(
        reference.bodies.other and reference.dated and not reference.bodies.own
    )
    law = is_law(reference.number) and reference.dated is not None
    return Finding(reference, (Verdict.UNKNOWN,)) if authority or law else None


def _patches(reference: Reference, slips: frozenset[Slip], act: Act, target: Act) -> tuple[Patch, ...]:
    """The least change that puts the reference right; a wrong kind, body or act changes the whole of it."""
    if target is act and not slips & {Slip.KIND, Slip.BODY}:
        return tuple(_piecewise(reference, slips, act))
    if reference.kind_span is None or reference.articles:
        return tuple(_by_number(reference, target))
    case = reference.case or Case.NOMN
    words = worded(target, case)
    if kind_name(target.kind) != "национальный стандарт" and reference.text[:1].isupper():
        words = words[0].upper() + words[1:]
    start, end = reference.start, reference.end
    if target is act and reference.title and reference.text.endswith(("»", '"')):
        end = reference.end - len(_quoted_end(reference.text))
    return (Patch(start, end, words),)


def _quoted_end(text: str) -> str:
    """The title at the end of a reference with the blank before it."""
    opening = text.find("«") if text.endswith("»") else text.rfind('"', 0, -1)
    return text[len(text[:opening].rstrip()) :]


def _piecewise(reference: Reference, slips: frozenset[Slip], act: Act) -> list[Patch]:
    found = []
    if Slip.DATE in slips and reference.date_span and act.dated:
        found.append(Patch(*reference.date_span, f"{act.dated:%d.%m.%Y}"))
    if Slip.NUMBER in slips and reference.number_span:
        found.append(Patch(*reference.number_span, f"№ {act.number}"))
    return found


def _by_number(reference: Reference, target: Act) -> list[Patch]:
    """Another act in place of a number without its kind («ГОСТ Р 7.0.97-2016»)."""
    if reference.number_span is None:
        return []
    if reference.number.startswith("ГОСТ"):
        return [Patch(*reference.number_span, target.number)]
    if reference.articles or reference.kind_span is not None:
        return []
    words = worded(target)
    return [
        Patch(reference.start, reference.end, words.removeprefix(kind_in(target.kind, Case.NOMN)).strip())
    ]


def _of(span: Span | None) -> Span:
    assert span is not None
    return span


def _told(verdict: Verdict, finding: Finding) -> str:
    act = finding.act
    if verdict is Verdict.REPEALED and finding.successor is not None:
        return f"{verdict.value} (заменён: {worded(finding.successor)})"
    if verdict is Verdict.REPEALED and act is not None and act.in_force_to is not None:
        return f"{verdict.value} после {act.in_force_to:%d.%m.%Y}"
    if verdict is Verdict.NOT_YET and act is not None and act.in_force_from is not None:
        return f"{verdict.value}: вступает в силу {act.in_force_from:%d.%m.%Y}"
    if verdict is Verdict.UNKNOWN:
        return f"{verdict.value}: в реестре такого нет, сверьте реквизиты"
    return verdict.value


def _patched(text: str, patches: tuple[Patch, ...], shift: int) -> str:
    for patch in sorted(patches, key=lambda one: one.start, reverse=True):
        text = text[: patch.start + shift] + patch.words + text[patch.end + shift :]
    return text
