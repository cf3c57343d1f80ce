"""Every address is guarded per method, and reading never writes."""

import pytest
from django.test import Client, override_settings

from nastavnik.kit.checks import every_address_guarded
from nastavnik.kit.policy import SIGNED_IN, leaves, rights
from nastavnik.kit.tenancy.statements import WriteWhileReading

SAMPLES = "tests.architecture.samples"
METHODS = {"GET", "HEAD", "POST"}
# Addresses open to anybody, and why. Sign-in by default.
PUBLIC = {
    "accounts:sign-in": "the way in",
    "accounts:sign-out": "the way out works when the session has ended, too",
    "accounts:first-run": "an empty installation has nobody to sign in; closed once it has",
    "accounts:accept": "an invited person has no account yet",
    "accounts:second-step": "the second step comes before anybody is signed in; without the first it is nothing",
    "mfa_authenticate": "the name by which the sign-in library calls the second step",
    "accounts:stop-looking": "back to one's own eyes works when the quarter of an hour has passed, too",
    "accounts:region": "the way in by the region's own sign-in",
    "accounts:region-back": "where the region's sign-in sends people back",
    "accounts:card": "a pupil with a printed card has no account yet",
    "accounts:link": "whoever fills in a sheet by its code has no account; the code opens one page",
    "accounts:card-phrase": "the phrase of the card whose code was shown just before",
    "privacy:policy": "the policy on personal data is open to everybody by law; of a school's passport it shows no person",
    "shell:sight": "the version for weak sight is needed before signing in",
    "shell:gallery": "components with invented words; absent in production",
    "account_login": "the name by which the sign-in library calls our way in",
    "account_logout": "the name by which the sign-in library calls our way out",
    "account_signup": "the name by which the sign-in library calls the page of an invitation",
    "account_reset_password": "the name by which the sign-in library sends back to the way in",
    "accounts:home": "the first page sends a stranger to the way in",
    "shell:healthz": "the process is alive: for supervisors, without data",
    "shell:readyz": "the installation is able to work: for supervisors, without personal data",
    "shell:csp": "browsers report violations of the content policy without a session",
}


def doors() -> dict[str, dict[str, str]]:
    return {leaf.name: leaf.view.door.methods for leaf in leaves()}


def test_every_address_is_guarded() -> None:
    assert every_address_guarded(None) == []


def test_public_addresses_are_the_visible_exception() -> None:
    open_doors = {name for name, methods in doors().items() if "public" in methods.values()}
    assert open_doors - set(PUBLIC) == set()


def test_only_known_methods_are_served() -> None:
    assert {m for methods in doors().values() for m in methods} <= METHODS


def test_a_view_right_never_opens_a_write() -> None:
    reading = [
        f"{name}: POST по праву «{right}»"
        for name, methods in doors().items()
        for right in [methods.get("POST", "")]
        if right.endswith(".view")
    ]
    assert reading == []


def test_every_right_is_used_or_named() -> None:
    assert all(right.title and right.roles for right in rights().values())
    assert SIGNED_IN not in rights()


@override_settings(ROOT_URLCONF=SAMPLES)
def test_an_unguarded_address_and_a_misspelt_right_stop_the_start() -> None:
    assert {fault.id for fault in every_address_guarded(None)} == {"nastavnik.E001", "nastavnik.E002"}


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=SAMPLES)
def test_an_unguarded_address_does_not_exist() -> None:
    answer = Client().get("/forgotten/")
    assert answer.status_code == 404
    assert "секрет" not in answer.content.decode()


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=SAMPLES)
def test_a_page_that_writes_while_read_crashes() -> None:
    with pytest.raises(WriteWhileReading):
        Client().get("/writing/")
