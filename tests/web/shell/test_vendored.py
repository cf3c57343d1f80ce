"""Vendored files are what the checksums say, with their licences, and name nobody's source maps."""

import hashlib
from pathlib import Path

import pytest

from nastavnik.web import shell
from nastavnik.web.shell.icons import FOLDER, icon_body, known_icons

VENDOR = Path(shell.__file__).parent / "static/shell/vendor"
SUMS = dict(line.split("  ./")[::-1] for line in (VENDOR / "SHA256SUMS").read_text().splitlines())


def test_every_vendored_file_is_listed_and_none_is_missing():
    present = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert present - {"SHA256SUMS"} == set(SUMS)


def test_no_vendored_file_was_touched():
    changed = [
        name
        for name, digest in SUMS.items()
        if hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() != digest
    ]
    assert changed == []


@pytest.mark.parametrize("package", ["tabler", "golos-text", "icons"])
def test_a_package_keeps_its_licence(package):
    assert len((VENDOR / package / "LICENSE").read_text()) > 500


def test_no_stylesheet_asks_for_a_file_that_is_not_there():
    for name in ("tabler/tabler.min.css", "tabler/tabler.min.js"):
        assert "sourceMappingURL" not in (VENDOR / name).read_text()


@pytest.mark.parametrize("name", known_icons())
def test_an_icon_is_only_lines(name):
    body = icon_body(name)
    assert body.startswith("<") and "<svg" not in body and "script" not in body


def test_an_icon_name_never_leaves_the_folder():
    assert FOLDER.is_dir()
    with pytest.raises(LookupError):
        icon_body("../LICENSE")
