"""Mentees and mentors with and without every piece of data."""

from hypothesis import strategies as st

from nastavnik.core.matching.criteria import VALUES
from nastavnik.core.matching.norms import Norms
from nastavnik.core.matching.profiles import Guide, Place, Seeker
from nastavnik.core.matching.texts import rarity

TAGS = ["algebra", "geometry", "chess", "drawing", "essay"]
HOURS = ["mon-14", "mon-15", "tue-14", "sat-9"]
PLACES = [
    Place("Северск"),
    Place("Томск", 56.5, 84.97),
    Place("Юрга", 55.7, 84.9),
    Place("Северск", 56.6, 84.88),
]
NEAR = {"algebra": frozenset({"geometry"}), "geometry": frozenset({"algebra"})}


def some(values, most=3):
    return st.none() | st.frozensets(st.sampled_from(values), max_size=most)


def sheets(names):
    return st.none() | st.lists(st.sampled_from(names), max_size=3, unique=True).map(tuple)


def seekers(number, guides):
    names = [f"g{n}" for n in range(guides)]
    return st.builds(
        Seeker, st.just(f"s{number}"), requests=some(TAGS), words=some(TAGS), age=st.none() | st.integers(6, 20),
        grade=st.none() | st.integers(1, 11), free_time=some(HOURS), interests=some(TAGS),
        format=st.sampled_from([None, "online", "offline"]), languages=some(["ru", "tt"]), chosen=sheets(names),
        support=some(TAGS), last_mentor=st.none() | st.sampled_from(names), waited_days=st.none() | st.integers(-3, 400),
        place=st.none() | st.sampled_from(PLACES),
    )  # fmt: skip


def guides(number, mentees):
    names = [f"s{n}" for n in range(mentees)]
    ages = st.tuples(st.integers(6, 12), st.integers(12, 20))
    return st.builds(
        Guide, st.just(f"g{number}"), competences=some(TAGS), words=some(TAGS), wanted_age=st.none() | ages,
        grade=st.none() | st.integers(1, 11), free_time=some(HOURS), interests=some(TAGS),
        format=st.sampled_from([None, "online", "offline"]), languages=some(["ru", "tt"]), chosen=sheets(names),
        experience=some(TAGS), place=st.none() | st.sampled_from(PLACES),
    )  # fmt: skip


@st.composite
def people(draw, largest=5):
    """Two lists and norms whose weights may be zero; words of texts are those of the lists."""
    n, m = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    mentees = [draw(seekers(number, m)) for number in range(n)]
    mentors = [draw(guides(number, n)) for number in range(m)]
    weights = {code: draw(st.sampled_from([0, 1, 5, 40])) for code in VALUES}
    texts = [person.words or frozenset() for person in (*mentees, *mentors)]
    norms = Norms(
        weights | {"tags": weights["tags"] + 1},
        age_slack=4,
        enough_slots=2,
        enough_interests=2,
        near=NEAR,
        rarity=rarity(texts),
    )
    return mentees, mentors, norms
