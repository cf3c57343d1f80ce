"""One probe: send, listen for canaries, look at what changed, judge."""

import io
import itertools
import zipfile
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from nastavnik.cli.isolation.cast import FOREIGN
from nastavnik.kit.links import is_by_link
from nastavnik.kit.policy import PUBLIC, SIGNED_IN, rights
from tests.isolation.garden import MARK, Garden, Traces, forgotten

KEYS = itertools.count(1)
# A random request id is hexadecimal and now and then spells a canary's mark; ours cannot.
NAMED = {"HTTP_X_REQUEST_ID": "request-of-the-matrix"}
# What an honest refusal or an honest page may answer when a strange id comes in the query or the form.
# Pages where a coordinator sees what a school beneath is called and how it stands, without its people.
# Pages which the law has open to everybody: what a school tells of itself as the operator of personal data.
PUBLISHED = {"privacy:policy": {"organisation.full_name", "organisation.short_name", "organisation.address",
                                "organisation.email", "organisation.phone", "organisation.inn", "organisation.ogrn"}}  # fmt: skip
OVERSEEN = {"readiness:overseen": {"organisation", "programme"}}
NOT_WELL = {"readyz": 503}  # readiness tells the truth about an installation without a worker
HONEST = {200, 302, 303, 400, 403, 404, 405, 409, 413, 422}
AT_THE_DOOR = {302, 403, 405}


@dataclass(frozen=True, slots=True)
class Probe:
    """Who asks what with which method; `place` and `where` tell the strange id and where it was put."""

    principal: str
    method: str
    path: str
    route: dict[str, Any]
    place: str
    where: str
    query: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        told = f"{self.method} {self.route['path']} — {self.principal}, {self.where}: {self.place}"
        return f"{told} {self.body or self.query or ''}".strip()


@dataclass
class Answer:
    """What came back, and what it did."""

    status: int
    text: str
    traces: Traces
    location: str = ""
    touched: list[str] = field(default_factory=list)

    @property
    def at_the_door(self) -> bool:
        """Whether the request was turned away before any row of a school was read: no id in it was looked at."""
        return self.status in AT_THE_DOOR and not self.traces.asked


def ask(garden: Garden, probe: Probe) -> Answer:
    """Send the probe; whatever it did is undone."""
    browser = garden.browser(probe.principal)
    with forgotten() as traces:
        address = probe.path + (
            "?" + "&".join(f"{k}={v}" for k, v in probe.query.items()) if probe.query else ""
        )
        if probe.method == "POST":
            key = {"_idem": f"matrix-probe-{next(KEYS)}"}
            response = browser.post(address, {**key, **probe.body}, **NAMED)
        else:
            response = browser.generic(probe.method, address, **NAMED)
        own = garden.principals[probe.principal]["organisation"]
        touched = [
            t for t in sorted(traces.written) if garden.foreign_digest(t, own) != garden.digests[t, own]
        ]
        location = response.headers.get("Location", "")
        return Answer(response.status_code, _heard(response), traces, location, touched)


def _heard(response: Any) -> str:
    """All that a person could read: headers, page, and the insides of an office file."""
    raw = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers}\n{_opened(raw)}"


def _opened(raw: bytes) -> str:
    if raw[:2] != b"PK":
        return raw.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def leaks(garden: Garden, principal: str, text: str, shown: Collection[str] = ()) -> list[str]:
    """Canaries in the text which this principal must not see; `shown`: tables a coordinator sees beneath here."""
    heard = [garden.marks[mark] for mark in {m for m in MARK.findall(text) if m in garden.marks}]
    strange = [
        c
        for c in heard
        if not garden.allowed(principal, c)
        and not (c["model"] in shown and garden.oversees(principal, c["school"]))
    ]
    return sorted(f"{c['school']} {c['model']}.{c['field']}" for c in strange)


def faults(garden: Garden, probe: Probe, answer: Answer) -> list[str]:
    """Everything wrong with this answer; empty for an honest one."""
    shown = OVERSEEN.get(probe.route["name"], set())
    published = PUBLISHED.get(probe.route["name"], set())
    heard = leaks(garden, probe.principal, answer.text, shown)
    found = [f"{probe}: утечка {leak}" for leak in heard if leak.partition(" ")[2] not in published]
    found += [f"{probe}: изменены чужие строки {table}" for table in answer.touched]
    if probe.method != "POST" and answer.traces.written:
        found.append(f"{probe}: чтение изменило {sorted(answer.traces.written)}")
    if probe.where == "path" and answer.traces.written:
        found.append(f"{probe}: чужой код в адресе, а записано {sorted(answer.traces.written)}")
    if answer.status not in expected(garden, probe):
        found.append(f"{probe}: ответ {answer.status}")
    return found


def expected(garden: Garden, probe: Probe) -> set[int]:
    """Statuses that keep to the conventions for this probe."""
    policy = probe.route["policies"].get(probe.method)
    if policy is None:
        return {405}
    if is_by_link(policy["policy"]):
        return {302}  # nobody of the garden holds a code: everybody is led to where it is typed
    signed_in = garden.principals[probe.principal]["username"] is not None
    if policy["policy"] != PUBLIC and not signed_in:
        return {302}
    if not holds(garden, probe.principal, policy["policy"]):
        return {403}
    if probe.route["name"] in PUBLISHED:
        return {200, 404}
    own = {NOT_WELL.get(probe.route["name"].rpartition(":")[2], 404)}
    if probe.route["name"] in OVERSEEN and garden.oversees(probe.principal, FOREIGN[probe.place]):
        return {200, 404}
    return {404} if probe.where == "path" else HONEST | own


def holds(garden: Garden, key: str, right: str) -> bool:
    """Whether the principal's first duty holds the right; the table of rights is data, read as such."""
    if right == PUBLIC:
        return True
    if is_by_link(right):
        return False
    principal = garden.principals[key]
    if right == SIGNED_IN:
        return principal["username"] is not None
    if principal["dismissed"] or not principal["roles"]:
        return False
    return principal["roles"][0] in rights()[right].roles
