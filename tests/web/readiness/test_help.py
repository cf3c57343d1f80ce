"""Explanations stay on the screens, the handbook opens beside them."""

from datetime import date
from html import unescape

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse

from nastavnik.core.methodology.current_norms import current_norms
from nastavnik.features.organisations.methodology import packs
from nastavnik.web.shell.method_notes import screen_code
from nastavnik.web.shell.navigation import PLACES
from tests.makers.norms import make_norm
from tests.makers.programmes import make_programme

HELP = [(pack, one) for pack in packs().packs for one in pack.help]
NAMED = [f"{pack.code}-{one.code}" for pack, one in HELP]


def routes() -> set[str]:
    resolver = get_resolver()
    spaces = {name: found[1] for name, found in resolver.namespace_dict.items()}
    return {
        f"{space}:{name}"
        for space, one in spaces.items()
        for name in one.reverse_dict
        if isinstance(name, str)
    }


def test_every_place_of_the_menu_has_its_explanation():
    told = {one.code for one in packs().packs[0].help}
    assert {place.route for place in PLACES if screen_code(place.route) not in told} == set()


@pytest.mark.parametrize(("pack", "one"), HELP, ids=NAMED)
def test_every_explanation_has_its_screen_its_chapter_and_a_norm_in_force(pack, one):
    assert one.code in {screen_code(route) for route in routes()}
    assert (settings.GUIDE_DIR / f"{one.chapter}.md").is_file()
    assert current_norms(pack, one.norms, date(2026, 11, 22))
    assert 2 <= one.text.count(".") + one.text.count("?") <= 5


def test_a_repealed_norm_gives_way_to_its_successor():
    pack = packs().packs[0]
    old = next(norm for norm in pack.norms if norm.replaced_by and norm.in_force_to)
    (found,) = current_norms(pack, [old.code], date(2026, 11, 22))
    assert found.code != old.code
    assert current_norms(pack, [old.code], date.fromisoformat(old.in_force_to))[0].code == old.code


def test_the_note_is_open_until_folded_and_stays_folded(home, as_role):
    make_programme()
    browser = as_role("curator")
    assert '<details class="method-note no-print" open>' in browser.get("/trainings/").content.decode()
    sent = browser.send("/fold/", {"code": "trainings_list", "next": "/trainings/"})
    assert (sent.status_code, sent["Location"]) == (302, "/trainings/")
    assert '<details class="method-note no-print">' in browser.get("/trainings/").content.decode()
    assert '<details class="method-note no-print" open>' in browser.get("/consents/").content.decode()
    browser.send("/fold/", {"code": "trainings_list", "next": "/trainings/"})
    assert '<details class="method-note no-print" open>' in browser.get("/trainings/").content.decode()


@pytest.mark.parametrize("kept", ["", "<script>", "x" * 4000, "..", "trainings_list." * 300])
def test_a_strange_cookie_harms_nothing(home, as_role, kept):
    make_programme()
    browser = as_role("curator")
    browser.cookies["folded-notes"] = kept
    assert browser.get("/consents/").status_code == 200
    assert browser.send("/fold/", {"code": "<b>", "next": "https://elsewhere.example/"})["Location"] == "/"


@pytest.mark.parametrize(("role", "status"), [("curator", 200), ("class_teacher", 200), ("mentor", 403)])
def test_who_reads_the_handbook(home, as_role, role, status):
    assert as_role(role).get(reverse("handbook:contents")).status_code == status


def test_every_chapter_opens_and_its_links_lead_inside(home, as_role):
    browser = as_role("curator")
    page = browser.get("/handbook/").content.decode()
    for number in range(1, 8):
        assert f"/handbook/stage-{number}/" in page
        assert browser.get(f"/handbook/stage-{number}/").status_code == 200
    first = browser.get("/handbook/stage-1/").content.decode()
    assert 'href="/handbook/02-passport/"' in first
    assert 'src="/handbook/pictures/roadmap.png"' in first


@pytest.mark.parametrize("path", ["nothing", "operations", "commands", "stage-9"])
def test_other_papers_are_not_chapters(home, as_role, path):
    assert as_role("curator").get(f"/handbook/{path}/").status_code == 404


def test_pictures_are_served_only_from_the_guide(home, as_role):
    browser = as_role("curator")
    assert browser.get("/handbook/pictures/roadmap.png").status_code == 200
    assert browser.get("/handbook/pictures/nothing.png").status_code == 404


def test_raw_html_and_strange_links_of_a_chapter_do_nothing(settings, tmp_path, home, as_role):
    (tmp_path / "90-strange.md").write_text(
        "# Глава\n\n<script>alert(1)</script>\n\n[раз](javascript:alert(1)) [два](../../etc/passwd.md) "
        "[три](operations.md) ![к](../x.png)\n"
    )
    settings.GUIDE_DIR = tmp_path
    page = as_role("curator").get("/handbook/90-strange/").content.decode()
    body = page.split('class="card-body handbook"')[1].split("</article>")[0]
    assert "<script" not in body
    assert "javascript" not in body.replace("(javascript:alert(1))", "")
    assert "passwd" not in body


def told(browser, path: str = "/trainings/") -> str:
    page = unescape(browser.get(path).text)
    return page.split('<details class="method-note', 1)[1].split("</details>")[0]


def test_an_explanation_names_acts_in_force_today_that_concern_the_programme(cast, home, as_role):
    make_programme()
    make_norm(cast.school, number="5-од", title="О наставниках")
    make_norm(cast.other, number="77-чужой")
    make_norm(cast.school, number="6-педагоги", contour="staff")
    make_norm(cast.school, number="3-старый", in_force_to=date(2023, 1, 9))
    note = told(as_role("curator"))
    assert "№ 5-од «О наставниках»" in note
    assert not any(number in note for number in ("77-чужой", "6-педагоги", "3-старый"))


def test_of_many_acts_an_explanation_names_three_and_leads_to_the_others(home, as_role):
    make_programme()
    for number in range(5):
        make_norm(number=f"{number}-од")
    note = told(as_role("curator"))
    assert note.count("<li>") == 3
    assert "Ещё 2 — в реестре актов" in note


def test_the_register_itself_is_not_explained_by_its_own_rows(home, as_role):
    make_norm(number="5-од")
    assert "5-од" not in told(as_role("curator"), "/norms/")
