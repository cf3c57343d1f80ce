"""The planted schools, kept for a whole run: every probe is rolled back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from http.cookies import SimpleCookie
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client

from nastavnik.kit.sight import field_rules
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.tenancy.statements import TABLES, tenant_tables

MARK = re.compile(r"(?=([0-9a-f]{8}))")
WRITE = re.compile(r"^\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\"(\w+)\"", re.IGNORECASE)
# Tables of the installation which a request may touch although it changes nothing of a school.
OWN_BOOKKEEPING = {"django_session", "kit_operation", "kit_entry"}


@dataclass
class Garden:
    """The map of `nastavnik seed` with quick ways to ask it."""

    chart: dict[str, Any]
    browsers: dict[str, Client] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    digests: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The key of the school the principals belong to."""
        return str(self.chart["home"])

    @cached_property
    def principals(self) -> dict[str, dict[str, Any]]:
        """The nineteen, by key."""
        return {p["key"]: p for p in self.chart["principals"]}

    @cached_property
    def marks(self) -> dict[str, dict[str, str]]:
        """Canaries by their eight signs."""
        return {canary["mark"]: canary for canary in self.chart["canaries"]}

    def ids(self, school: str, label: str) -> list[str]:
        """Public ids of a school's rows of one table."""
        if label == "organisations.Organisation":
            return [row["id"] for row in self.chart["organisations"] if row["key"] == school]
        return list(self.chart["ids"][school].get(label, []))

    def allowed(self, key: str, canary: dict[str, str]) -> bool:
        """Whether this principal may see this canary: own school; a coordinator passports beneath besides.

        Everybody is told whom they are signed in as, the dismissed too.
        """
        principal = self.principals[key]
        if canary["text"] == principal["account_title"]:
            return True
        if not principal["roles"] or principal["dismissed"]:
            return False
        if canary["school"] == principal["organisation"]:
            return True
        return canary["model"] == "organisation" and self.oversees(key, canary["school"])

    def oversees(self, key: str, school: str) -> bool:
        """Whether the school stands beneath the organisation of a coordinator."""
        return key in {"municipal", "regional"} and school.startswith(self.principals[key]["organisation"])

    def kept_back(self, key: str, canary: dict[str, str], page: str) -> bool:
        """Whether a rule of fields keeps this column of one's own school from the principal on this page."""
        column = f"{labels().get(canary['model'])}.{canary['field']}"
        rule = field_rules().get(column)
        return not (rule is None or page in rule.addresses or self.principals[key]["roles"][0] in rule.read)

    def browser(self, key: str) -> Client:
        """A client signed in once as this principal; what a probe did to its cookies is forgotten."""
        if key not in self.browsers:
            browser = Client(raise_request_exception=False)
            username = self.principals[key]["username"]
            if username:
                browser.force_login(get_user_model().objects.get(username=username))
                browser.get("/")  # the first page writes into the session; no probe has to
                self.sessions[key] = browser.cookies[settings.SESSION_COOKIE_NAME].value
            self.browsers[key] = browser
        browser = self.browsers[key]
        browser.cookies = SimpleCookie()
        if key in self.sessions:
            browser.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[key]
        return browser

    def foreign_digest(self, table: str, own: str) -> str:
        """A digest of the rows of every organisation but one's own."""
        with maintenance(), connection.cursor() as cursor:
            if table in tenant_tables():
                cursor.execute(
                    f'SELECT t.* FROM "{table}" t JOIN organisations_organisation o ON o.id = t.organisation_id '
                    "WHERE o.public_id <> %s ORDER BY t.id",
                    [self.ids(own, "organisations.Organisation")[0]],
                )
            else:
                cursor.execute(
                    f'SELECT * FROM "{table}" WHERE organisation_id IS NOT NULL ORDER BY id'
                    if table == "kit_letter"
                    else f'SELECT * FROM "{table}" ORDER BY id'
                )
            return sha256(repr(cursor.fetchall()).encode()).hexdigest()

    def learn(self) -> None:
        """Take the digests of every watched table once; each probe is rolled back, so they stay true."""
        homes = {principal["organisation"] for principal in self.principals.values()}
        self.digests = {
            (table, own): self.foreign_digest(table, own) for table in watched_tables() for own in homes
        }


@cache
def labels() -> dict[str, str]:
    """«people.Person» by the name of the model, as canaries name it."""
    return {str(m._meta.model_name): m._meta.label for m in apps.get_models()}


@cache
def schools_tables() -> frozenset[str]:
    """Tables of a school's rows, but for duties: by them the door knows who is asking."""
    return tenant_tables() - {"accounts_membership"}


@cache
def watched_tables() -> frozenset[str]:
    """Tables whose change is a change of a school's state."""
    return tenant_tables() | {"organisations_organisation", "accounts_account", "kit_letter"}


@dataclass(frozen=True, slots=True)
class Traces:
    """Watched tables which a block wrote to, and tables of schools which it asked."""

    written: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)

    def note(self, sql: str) -> None:
        """Read one statement."""
        found = WRITE.match(sql)
        if found and found.group(1) in watched_tables():
            self.written.add(found.group(1))
        self.asked.update(table for table in TABLES.findall(sql) if table in schools_tables())


@contextmanager
def forgotten() -> Iterator[Traces]:
    """Undo everything the block does to the database; yields what it did."""
    traces = Traces()

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        traces.note(sql)
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(listen):
        yield traces
        transaction.set_rollback(True)
