"""No page offers a link that its reader may not open."""

import re

import pytest
from django.test import Client

from nastavnik.features.organisations.actions import add_partner
from tests.makers.accounts import make_account
from tests.makers.matching import make_ready_programme
from tests.makers.organisations import BY, MOMENT

LISTS = (
    "/organisation/",
    "/organisation/partners/",
    "/enrolments/",
    "/enrolments/?side=mentor",
    "/trainings/",
    "/pairings/",
)


def links(page) -> set[str]:
    """Where the middle of the page leads."""
    return set(re.findall(r'href="(/[^"#]*)"', page.text.partition("<main")[2].partition("</main>")[0]))


@pytest.mark.parametrize("role", ["curator", "head", "class_teacher", "psychologist", "operator", "auditor"])
def test_no_list_leads_to_a_shut_door(home, role):
    make_ready_programme()
    add_partner(name="ООО «Завод»", by=BY, moment=MOMENT)
    browser = Client()
    browser.force_login(make_account(home.school, role, role))
    opened = [page for page in map(browser.get, LISTS) if page.status_code == 200]
    offered = {link for page in opened for link in links(page) if "/export/" not in link}
    assert opened and [link for link in sorted(offered) if browser.get(link).status_code >= 400] == []
