"""Pictures are drawn from the code, the same every time, and a stale one is seen."""

import xml.etree.ElementTree as ET
from pathlib import Path

from django.conf import settings

from nastavnik.cli.drawing.cycles import Cycle, drawn
from nastavnik.cli.drawing.gallery import gallery, stale

TABLE = {"черновик": frozenset({"идёт"}), "идёт": frozenset({"конец", "черновик"}), "конец": frozenset()}


def wanted() -> dict[str, str]:
    return gallery(settings.ROOT, settings.SOURCE / "features")


def test_every_picture_is_well_formed_and_told_in_words() -> None:
    for path, text in wanted().items():
        if path.endswith(".svg"):
            root = ET.fromstring(text)
            assert root.get("aria-label")


def test_the_same_house_gives_the_same_pictures() -> None:
    assert wanted() == wanted()


def test_a_life_cycle_shows_each_state_and_each_way() -> None:
    picture = drawn(Cycle("x", "Жизнь записи", TABLE))
    assert all(f">{state}</text>" in picture for state in TABLE)
    assert picture.count("marker-end") == 3
    assert picture.count("arrow back") == 1


def test_every_slice_with_a_life_cycle_has_its_picture() -> None:
    assert {"docs/pictures/life-pairings.svg", "docs/pictures/life-meetings.svg"} <= set(wanted())


def test_the_rights_page_has_every_right() -> None:
    page = wanted()["docs/rules/rights.md"]
    assert "`pairings.change`" in page
    assert "педагог-психолог" in page


def test_a_changed_and_a_forgotten_picture_are_stale(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "pictures"
    folder.mkdir(parents=True)
    (folder / "a.svg").write_text("старое")
    (folder / "gone.svg").write_text("лишнее")
    assert stale(tmp_path, {"docs/pictures/a.svg": "новое"}) == [
        "docs/pictures/a.svg",
        "docs/pictures/gone.svg",
    ]


def test_fresh_pictures_are_not_stale(tmp_path: Path) -> None:
    (tmp_path / "docs" / "pictures").mkdir(parents=True)
    (tmp_path / "docs" / "pictures" / "a.svg").write_text("новое")
    assert stale(tmp_path, {"docs/pictures/a.svg": "новое"}) == []
