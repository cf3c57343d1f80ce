"""A regional pack in a folder of its own holds only what differs from the pack it extends."""

from pathlib import Path

import pytest

from nastavnik.core.methodology import PackError, load_packs
from nastavnik.core.methodology.loader import blank_path

HEAD = 'code: north\nextends: pupils\nversion: "2026.1-с"\ntitle: Целевая модель Северной области\n'


@pytest.fixture
def region(root: Path) -> Path:
    """The file of a regional pack beside the copy of the pupils' one."""
    (root / "north").mkdir()
    (root / "north" / "pack.yaml").write_text(HEAD, encoding="utf-8")
    return root / "north" / "pack.yaml"


def test_a_regional_pack_holds_only_what_differs(root, region):
    region.write_text(HEAD + "defaults: {silent_pair_days: 10}\n", encoding="utf-8")
    packs = load_packs(root)
    north, pupils = packs.pack("north"), packs.pack("pupils")
    assert north.defaults.silent_pair_days == 10 and pupils.defaults.silent_pair_days == 21
    assert north.tracks == pupils.tracks and north.title == "Целевая модель Северной области"


def test_its_blanks_are_those_of_the_pack_below(root, region):
    blank = next(blank for document in load_packs(root).pack("north").documents for blank in document.blanks)
    assert blank_path(root, "north", blank) == root / "pupils" / "blanks" / f"{blank}.docx"
    assert blank_path(root, "north", "nothing") is None


@pytest.mark.parametrize(
    ("added", "line", "said"),
    [
        (
            "defaults:\n  silent_pair_days: много\n",
            6,
            "поле «silent_pair_days» должно быть целым числом, а записано «много»",
        ),
        ("tracks:\n  - code: peer\n    ttle: Ы\n", 7, "неизвестное поле «ttle»"),
        ("tracks:\n  - {code: peer, hidden: true}\n  - {code: nobody, hidden: true}\n", 7, "скрывать нечего"),
        ("documents:\n  - {code: regulation, blanks: [lost]}\n", 6, "нет файла lost.docx"),
    ],
)
def test_its_faults_are_found_in_its_own_file(root, region, added, line, said):
    region.write_text(HEAD + added, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs(root)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == ("packs/north/pack.yaml", line) and said in fault.message


@pytest.mark.parametrize(
    ("base", "said"), [("nowhere", "нет методики «nowhere»"), ("north", "опирается сама на себя")]
)
def test_a_pack_must_stand_on_something(root, region, base, said):
    region.write_text(HEAD.replace("pupils", base), encoding="utf-8")
    with pytest.raises(PackError, match=said):
        load_packs(root)
