"""Closed groups, «nobody or at least so many»: branch and bound over the flow relaxation, with a proof by parts.

Without the rule the problem is a flow with an exact answer; its value bounds everything below it. Where a group comes
out neither closed nor large enough, the search divides: the group is closed, or it is opened and must be large enough.
Each half is re-solved on the prices of its parent (`live`), a few shortest ways instead of a new solve. What cannot
beat the best matching found is left as a part of the proof, with the prices that bound it; the parts together cover
all matchings (`certify_parts` checks that). When patience ends first, the largest bound left over is the proven gap.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from nastavnik.core.matching.amend import reordered
from nastavnik.core.matching.engine import optimum
from nastavnik.core.matching.flow import answer_on, cut_of_people, refused
from nastavnik.core.matching.network import Network, Optimum
from nastavnik.core.matching.problem import Bools, Cut, Ints, Leaf, Matching, Objective, Problem, Status
from nastavnik.core.matching.several import Spread, spread_out

if TYPE_CHECKING:
    from nastavnik.core.matching.lagrange import Market
    from nastavnik.core.matching.live import Live

NODES = 2_000
ROOT_STEPS, STEPS = 400, 60
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """When a search that may be long gives up proving: after `nodes` parts, or when `enough()` says so."""

    nodes: int = NODES
    enough: Callable[[], bool] = lambda: False


def solve_closing(
    problem: Problem, objective: Objective, bonus: int, seed: int, patience: Patience
) -> Matching:
    """The best matching with closed groups: "optimal" with a proof, or "feasible" with the bound that was proven."""
    ordered, _, mentors, mentees = reordered(problem)
    search = _Search(ordered, bonus, patience)
    search.run()
    leaves = tuple(_named(leaf, mentors, mentees) for leaf in search.leaves)
    bounds = [leaf.bound for leaf in leaves if leaf.cut is None]
    if search.opened is None:
        return replace(_refuse(problem, objective, bonus), proof=leaves)
    opened = np.zeros(problem.mentors, bool)
    opened[mentors] = search.opened
    spread = spread_out(problem, bonus)
    spread = replace(spread, network=sized(problem, spread.network, opened, ~opened))
    found = answer_on(problem, spread, objective, bonus, seed)
    bound = max(bounds)
    status: Status = "optimal" if bound <= found.weight(problem) else "feasible"
    return replace(found, status=status, bound=bound, proof=leaves, basis=None)


def sized(problem: Problem, network: Network, opened: Bools, closed: Bools) -> Network:
    """The network in which some closing groups are opened (and large enough) and others closed."""
    extra = len(network.capacity) - problem.mentors
    closing = (problem.open_minimum > 1) & (problem.minimum == 0)
    least = np.where(opened & closing, problem.open_minimum, problem.minimum)
    most = np.where(closed & closing, 0, problem.capacity)
    return replace(
        network,
        minimum=np.concatenate([least, network.minimum[problem.mentors :]]) if extra else least,
        capacity=np.concatenate([most, network.capacity[problem.mentors :]]) if extra else most,
    )


@dataclass(slots=True)
class _Node:
    """A part of all matchings: decided groups, the flow relaxation, prices of mentees' time, what they prove."""

    live: "Live"
    prices: Ints
    share: np.ndarray
    bound: int
    opened: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()


class _Search:
    def __init__(self, problem: Problem, bonus: int, patience: Patience) -> None:
        from nastavnik.core.matching.lagrange import market_of

        self.problem, self.patience, self.bonus = problem, patience, bonus
        self.spread: Spread = spread_out(problem, bonus)
        self.is_closing: Bools = (problem.open_minimum > 1) & (problem.minimum == 0)
        self.closing = np.flatnonzero(self.is_closing)
        self.market = market_of(problem, bonus)
        self.state = np.zeros(len(problem.score), np.int64)
        self.leaves: list[Leaf] = []
        self.best: int | None = None
        self.opened: Bools | None = None
        self.explorer: Live | None = None

    def run(self) -> None:
        """The most promising part first, until nothing left can beat the best matching found."""
        from nastavnik.core.matching.live import Live

        found = optimum(self.spread.network)
        if found.cut is not None:
            self.leaves.append(Leaf(0, None, self._people(found.cut)))
            return
        root = Live(self.spread.network, found)
        self.explorer = root.copy()
        share = np.full(self.problem.mentors, 0.5)
        start = self._bounded(_Node(root, self._first_prices(found), share, root.value()), ROOT_STEPS)
        waiting, looked = [start] if start else [], 0
        self._improve()
        while waiting:
            node = waiting.pop(max(range(len(waiting)), key=lambda k: waiting[k].bound))
            looked += 1
            tired = looked > self.patience.nodes or self.patience.enough()
            if self.best is not None and (node.bound <= self.best or tired):
                self._leave(node)
                continue
            group = self._undecided(node)
            if group is None:
                self._settle(node)
                continue
            waiting += self._halves(node, group)

    def _first_prices(self, found: Optimum) -> Ints:
        """What the flow relaxation says about the time of each mentee."""
        from nastavnik.core.matching.lagrange import GRAIN

        if self.spread.owner is None:
            return (found.utility - np.where(self.problem.served, 0, self.bonus)) * GRAIN
        least = np.full(self.problem.mentees, np.iinfo(np.int64).max)
        np.minimum.at(least, self.spread.owner[self.problem.mentees :], found.utility[self.problem.mentees :])
        single = found.utility[: self.problem.mentees] - np.where(self.problem.served, 0, self.bonus)
        return np.where(least == np.iinfo(np.int64).max, single, least) * GRAIN

    def _market(self, node: _Node) -> "Market":
        low, high, optional = self.market.low.copy(), self.market.high.copy(), self.market.optional.copy()
        opened, closed = list(node.opened), list(node.closed)
        optional[opened] = False
        low[closed], high[closed] = 0, 0
        return self.market._replace(low=low, high=high, optional=optional)

    def _bounded(self, node: _Node, steps: int) -> _Node | None:
        """The node with the best bound prices of time give; its own open groups are tried as a matching."""
        from nastavnik.core.matching.lagrange import GRAIN, NEVER, descend, worth

        market = self._market(node)
        target = (self.best + 1) * GRAIN - 1 if self.best is not None else 0
        low, prices = descend(market, node.prices, self.state, target, steps, node.share)
        if low == NEVER:
            self._refute(node)
            return None
        is_open = np.zeros(self.problem.mentors, bool)
        worth(market, prices, self.state, np.zeros(self.problem.mentees, np.int64), is_open)
        node.prices, node.bound = prices, min(node.bound, low // GRAIN)
        if self.best is None or node.bound > self.best:
            self._try(is_open)
        return node

    def _undecided(self, node: _Node) -> int | None:
        """The group whose share is least clear, among those the flow left too small, else among all undecided."""
        load = node.live.point.load[self.closing]
        broken = self.closing[(load > 0) & (load < self.problem.open_minimum[self.closing])]
        if not len(broken):
            return None
        return int(broken[int(np.argmin(np.abs(node.share[broken] - 0.5)))])

    def _halves(self, node: _Node, j: int) -> list[_Node]:
        least, most = int(self.problem.open_minimum[j]), int(self.problem.capacity[j])
        halves = []
        for opened, low, high in ((True, least, most), (False, 0, 0)):
            live = node.live.copy()
            way = live.set_sizes(j, low, high)
            half = replace(
                node,
                live=live,
                share=node.share.copy(),
                bound=node.bound if way is None else min(node.bound, live.value()),
                opened=(*node.opened, j) if opened else node.opened,
                closed=node.closed if opened else (*node.closed, j),
            )
            if way is None:
                self._refute(half)
                continue
            bounded = self._bounded(half, STEPS)
            if bounded is not None:
                halves.append(bounded)
        return halves

    def _settle(self, node: _Node) -> None:
        """The flow keeps all rules by itself: the part is solved."""
        value = node.live.value()
        if self.best is None or value > self.best:
            self.best, self.opened = value, node.live.point.load[: self.problem.mentors] > 0
        self._leave(node)

    def _try(self, is_open: Bools) -> int | None:
        """The best matching with exactly these groups open, by changing sizes one after another."""
        explorer = self.explorer
        assert explorer is not None
        wanted = is_open[self.closing]
        for j in self.closing[~wanted].tolist():
            if explorer.set_sizes(j, 0, 0) is None:
                return None
        for j in self.closing[wanted].tolist():
            low, high = int(self.problem.open_minimum[j]), int(self.problem.capacity[j])
            if explorer.set_sizes(j, low, high) is None:
                explorer.set_sizes(j, 0, 0)
        value = explorer.value()
        if self.best is None or value > self.best:
            self.best, self.opened = value, explorer.point.load[: self.problem.mentors] > 0
        return value

    def _improve(self) -> None:
        """Close or open one group at a time while that helps."""
        explorer = self.explorer
        assert explorer is not None
        if self.opened is not None:
            self._try(self.opened)
        for _ in range(ROUNDS):
            before = self.best
            for j in self.closing.tolist():
                if self.patience.enough():
                    return
                twin, is_open = explorer.copy(), bool(explorer.point.low[j] > 0)
                sizes = (
                    (0, 0) if is_open else (int(self.problem.open_minimum[j]), int(self.problem.capacity[j]))
                )
                if twin.set_sizes(j, *sizes) is None:
                    continue
                value = twin.value()
                if self.best is not None and value > self.best:
                    self.explorer = explorer = twin
                    self.best, self.opened = value, twin.point.load[: self.problem.mentors] > 0
            if self.best == before:
                return

    def _leave(self, node: _Node) -> None:
        """The part is done with: what its prices prove is written down."""
        from nastavnik.core.matching.lagrange import GRAIN, worth

        nothing = np.zeros(self.problem.mentees, np.int64)
        is_open = np.zeros(self.problem.mentors, bool)
        prices = node.prices
        proven = worth(self._market(node), prices, self.state, nothing, is_open) // GRAIN
        if proven > node.bound:
            prices = self._first_prices(self._flow_of(node))
            proven = worth(self._market(node), prices, self.state, nothing, is_open) // GRAIN
        self.leaves.append(Leaf(proven, prices, None, node.closed, node.opened))

    def _flow_of(self, node: _Node) -> Optimum:
        point = node.live.point
        return Optimum(point.match, point.price, point.utility, "")

    def _refute(self, node: _Node) -> None:
        numbers = np.arange(self.problem.mentors)
        opened, closed = np.isin(numbers, list(node.opened)), np.isin(numbers, list(node.closed))
        network = sized(self.problem, self.spread.network, opened, closed)
        contradictory = np.flatnonzero(network.minimum > network.capacity)
        cut = Cut(tuple(contradictory.tolist()), (), 0, 0) if len(contradictory) else optimum(network).cut
        assert cut is not None  # the half was impossible
        self.leaves.append(Leaf(0, None, self._people(cut), node.closed, node.opened))

    def _people(self, cut: Cut) -> Cut:
        return cut_of_people(self.problem, self.spread, cut)


def _named(leaf: Leaf, mentors: Ints, mentees: Ints) -> Leaf:
    """The part in terms of the numbers of the problem as it was given."""
    prices = None
    if leaf.prices is not None:
        prices = np.empty_like(leaf.prices)
        prices[mentees] = leaf.prices

    def old(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(int(mentors[j]) for j in numbers)

    cut = None if leaf.cut is None else Cut(old(leaf.cut.mentors), (), leaf.cut.needed, leaf.cut.short)
    return replace(leaf, prices=prices, cut=cut, closed=old(leaf.closed), opened=old(leaf.opened))


def _refuse(problem: Problem, objective: Objective, bonus: int) -> Matching:
    spread = spread_out(problem, bonus)
    found = optimum(spread.network)
    cut = cut_of_people(problem, spread, found.cut) if found.cut is not None else Cut((), (), 0, 0)
    return refused(problem, objective, bonus, found, cut)
