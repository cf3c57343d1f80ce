"""The guide tells the truth: variables, commands, answers, pictures and links are those of the program."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nastavnik.cli.demo.sign_ins import CAST, PASSWORD
from nastavnik.cli.dispatch import FULL, LIGHT
from tests.journeys.telling import presses
from tests.journeys.test_from_list_to_orders import STORY

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs/guide"
PAPERS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(GUIDE.glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
READ = re.compile(
    r"""(?:environ\.get|environ\.pop|flag|words|getenv)\(\s*"([A-Z_]+)"|environ\["([A-Z_]+)"\]"""
)
# set by the program for its own children
INNER = {"NASTAVNIK_GREETING"}
LIMIT = 250 * 1024


def variables_read(source: str) -> set[str]:
    """Names of the environment that this text of Python reads."""
    return {one or other for one, other in READ.findall(source)} - INNER


def links(paper: Path) -> list[str]:
    """Relative addresses in a paper, pictures included."""
    return [where for where in LINK.findall(paper.read_text()) if "://" not in where]


def broken(paper: Path) -> list[str]:
    """Relative addresses that lead nowhere."""
    return [where for where in links(paper) if not (paper.parent / where).exists()]


def told(command: str) -> set[str]:
    """Keys of the answer that the guide names for a command."""
    text = (GUIDE / "commands.md").read_text()
    table = text.split(f"<!-- contract: {command} -->")[1].split("\n\n")[0]
    return {key for line in table.splitlines()[3:] for key in re.findall(r"`(\w+)`", line.split("|")[1])}


def answered(*words: str) -> dict:
    """What the console really answers."""
    program = Path(sys.executable).with_name("nastavnik")
    done = subprocess.run([program, *words, "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_every_variable_of_the_environment_is_explained_and_read() -> None:
    sources = [*ROOT.glob("src/nastavnik/config/*.py"), *ROOT.glob("src/nastavnik/cli/**/*.py")]
    read = set().union(*(variables_read(source.read_text()) for source in sources))
    explained = re.findall(r"^\| `([A-Z_]+)` \|", (GUIDE / "operations.md").read_text(), re.M)
    assert set(explained) == read
    assert len(explained) == len(read)


def test_every_command_is_explained() -> None:
    explained = re.findall(r"^### `nastavnik ([a-z]+)`$", (GUIDE / "commands.md").read_text(), re.M)
    assert sorted(explained) == sorted(LIGHT | FULL)


def test_answers_have_the_keys_that_the_guide_names(tmp_path: Path) -> None:
    text = (GUIDE / "commands.md").read_text()
    (tmp_path / "задача.json").write_text(re.search(r"```json\n(.*?)```", text, re.S)[1])
    roster = ROOT / "tests/core/rosters/intake/18_mr42_mentee_base.csv"
    assert set(answered("rehearse", str(roster))) == told("rehearse")
    assert set(answered("match", str(tmp_path / "задача.json"))) == told("match")
    (tmp_path / "ответы.csv").write_text("person;before;after\nа;1;2\nб;3;3\n")
    assert set(answered("evaluate", str(tmp_path / "ответы.csv"))) == told("evaluate")
    assert set(answered("packs", "check")) == told("packs")
    assert set(answered("decline", "Иванова Мария Петровна", "--case", "datv")) == told("decline")


def test_the_example_of_the_evaluation_is_answered_as_the_guide_says(tmp_path: Path) -> None:
    text = (GUIDE / "evaluation.md").read_text()
    command, answers, printed = (
        re.search(rf"```{kind}\n(.*?)```", text, re.S)[1] for kind in ("", "csv", "text")
    )
    words = command.split()[1:]
    (tmp_path / words[1]).write_text(answers)
    program = Path(sys.executable).with_name("nastavnik")
    done = subprocess.run([program, *words], capture_output=True, text=True, check=True, cwd=tmp_path)
    said = [line.rstrip() for line in done.stdout.replace("\u00a0", " ").splitlines()]
    shown = [*printed.splitlines(), *(line[2:] for line in text.splitlines() if line.startswith("> "))]
    assert [line for line in shown if line != "…" and line not in said] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_of_a_paper_leads_somewhere(paper: Path) -> None:
    assert broken(paper) == []


def test_every_page_of_the_guide_is_reached_from_its_contents() -> None:
    pages = {page.name for page in GUIDE.glob("*.md")} - {"index.md"}
    assert pages - set(links(GUIDE / "index.md")) == set()


def test_every_picture_is_used_and_light() -> None:
    pictures = {picture.resolve() for picture in GUIDE.glob("pictures/*")}
    shown = {(paper.parent / where).resolve() for paper in PAPERS for where in links(paper)}
    assert pictures - shown == set()
    assert [picture.name for picture in pictures if picture.stat().st_size >= LIMIT] == []


def test_a_lost_page_and_a_new_variable_are_noticed(tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text("![Нет](pictures/none.png) [сеть](https://example.org) [сам](paper.md#части)")
    assert broken(paper) == ["pictures/none.png"]
    assert variables_read('flag("A_B"), os.environ.get("C", ""), os.environ["D"]') == {"A_B", "C", "D"}


def test_demo_sign_ins_are_those_of_the_readme() -> None:
    text = (ROOT / "README.md").read_text()
    table = text.split("| Войти как |")[1].split("\n\n")[0]
    assert set(re.findall(r"`([^`]+)`", table)) == {one.username for one in CAST}
    assert f"`{PASSWORD}`" in text


def test_the_journey_is_told_chapter_by_chapter() -> None:
    told_presses = presses((GUIDE / "journey.md").read_text())
    assert list(told_presses)[: len(STORY)] == [title for title, _ in STORY]
    assert all(pressed > 0 for pressed in told_presses.values())
