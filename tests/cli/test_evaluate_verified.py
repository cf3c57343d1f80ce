"""What the command answers of random tables, counted again from the file by code that shares nothing with ours."""

import contextlib
import csv
import io
import itertools
import json
import math
import statistics
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from nastavnik.cli import main

MARK = st.one_of(st.integers(1, 6).map(str), st.sampled_from(["", "2.5", "4.5", "нет", "11"]))
ROWS = st.lists(st.tuples(st.sampled_from("абвгдежзик"), MARK, MARK), min_size=1, max_size=14)
LOWEST, HIGHEST = 1, 10


def answered(text, *options):
    """The JSON of the command for a table of this text."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
        path = Path(folder) / "ответы.csv"
        path.write_text(text, encoding="utf-8")
        assert main(["evaluate", str(path), "--scale", str(LOWEST), str(HIGHEST), "--json", *options]) == 0
    return json.loads(printed.getvalue())


def as_mark(text):
    try:
        value = float(text)
    except ValueError:
        return None
    return value if LOWEST <= value <= HIGHEST else None


def counted_people(text):
    """The first row of each person on which both marks can be read."""
    found = {}
    for row in csv.DictReader(io.StringIO(text)):
        before, after = as_mark(row["before"]), as_mark(row["after"])
        if before is not None and after is not None:
            found.setdefault(row["person"], (before, after))
    return list(found.values())


def rank_sums(changes):
    """Sums of midranks up and down, by counting how many are smaller and how many are alike."""
    sizes = [abs(change) for change in changes]
    ranks = [sum(b < a for b in sizes) + (sum(b == a for b in sizes) + 1) / 2 for a in sizes]
    up = sum(rank for rank, change in zip(ranks, changes, strict=True) if change > 0)
    return ranks, up, sum(ranks) - up


def share_of_signs(ranks, up):
    """Which part of all 2ⁿ signs leads as far from the middle."""
    middle = sum(ranks) / 2
    sums = [sum(itertools.compress(ranks, signs)) for signs in itertools.product((0, 1), repeat=len(ranks))]
    return sum(abs(one - middle) >= abs(up - middle) for one in sums) / len(sums)


def table_of(rows):
    return "\n".join(["person,before,after", *(",".join(row) for row in rows)]) + "\n"


@settings(max_examples=60, deadline=None)
@given(ROWS, st.booleans())
def test_the_answer_is_what_another_count_finds_in_the_file(rows, inverse):
    text = table_of(rows)
    found, pairs = answered(text, *(["--inverse"] if inverse else [])), counted_people(text)
    changes = [after - before for before, after in pairs]
    moved = [change for change in changes if change]
    ranks, up, down = rank_sums(moved)
    assert (found["n_rows"], found["n_pairs"], len(found["dropped"])) == (
        len(rows), len(pairs), len(rows) - len(pairs)
    )  # fmt: skip
    assert (found["wilcoxon"]["W"], found["wilcoxon"]["T"]) == (up, min(up, down))
    assert found["wilcoxon"]["n_nonzero"] == len(moved)
    assert found["wilcoxon"]["p_exact"] == share_of_signs(ranks, up)
    better = sum((change > 0) != inverse for change in moved)
    assert (found["improved"], found["worsened"]) == (better, len(moved) - better)
    for name, column in (
        ("before", [b for b, _ in pairs]),
        ("after", [a for _, a in pairs]),
        ("change", changes),
    ):
        assert_described(found[name], column)
    assert_sizes(found, pairs, changes)


def assert_described(found, column):
    """Mean, median and spread by the standard library."""
    mean, median = (statistics.fmean(column), statistics.median(column)) if column else (None, None)
    assert found["mean"] == (None if mean is None else pytest.approx(mean, abs=1e-12))
    assert found["median"] == median
    assert found["sd"] == (pytest.approx(statistics.stdev(column)) if len(column) > 1 else None)


def assert_sizes(found, pairs, changes):
    """Student's test and sizes from the moments; null where there is no spread."""
    if len(changes) < 2 or len(set(changes)) == 1:
        assert (found["t"], found["change"]["ci95"], found["effect"]["dz"]) == (None, None, None)
        return
    mean, sd, n = statistics.fmean(changes), statistics.stdev(changes), len(changes)
    t = mean / (sd / math.sqrt(n))
    assert found["t"]["t"] == pytest.approx(t, abs=1e-12)
    assert (found["t"]["df"], found["t"]["p"]) == (n - 1, pytest.approx(2 * stats.t.sf(abs(t), n - 1)))
    reach = stats.t.ppf(0.975, n - 1) * sd / math.sqrt(n)
    assert found["change"]["ci95"] == pytest.approx([mean - reach, mean + reach])
    assert found["effect"]["dz"] == pytest.approx(mean / sd, abs=1e-12)
    typical = statistics.fmean(statistics.stdev(column) for column in zip(*pairs, strict=True))
    assert found["effect"]["dav"] == pytest.approx(mean / typical, abs=1e-12)
    low, high = (end * math.sqrt(n) for end in found["effect"]["ci95"]["dz"])
    assert [stats.nct.cdf(t, n - 1, end) for end in (low, high)] == pytest.approx([0.975, 0.025], abs=1e-6)


@pytest.mark.parametrize("inverse", [False, True])
def test_the_sentence_claims_a_change_only_where_the_numbers_show_one(inverse):
    rises = [("абвгдежзикл"[place], "3", str(4 + place % 3)) for place in range(11)]
    options = ["--inverse"] if inverse else []
    seen = answered(table_of(rises), *options)
    assert (seen["finding"], seen["wilcoxon"]["p_exact"]) == ("worse" if inverse else "better", 2 / 2**11)
    mixed = [(person, *(marks if place % 2 else marks[::-1])) for place, (person, *marks) in enumerate(rises)]
    unseen = answered(table_of(mixed), *options)
    assert unseen["wilcoxon"]["p_exact"] > 0.05
    assert unseen["finding"] == "unseen"
    for told in (seen, unseen):
        assert not any(word in told["conclusion"].casefold() for word in ("доказан", "благодаря", "помогл"))
