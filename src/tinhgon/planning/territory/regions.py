"""Các vùng trao đổi: connected regions that give and exchange nodes until all meet the standard, then one region more.

Simulated annealing on what all regions together lack. A region loses a node only where it still hangs together: seen from the node's own
neighbours in most cases, else by walking the region. After Openshaw & Rao (1995) on redistricting by annealing; the count is raised as in
Duque, Anselin & Rey, "The max-p-regions problem" (2012).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import exp
from random import Random

from tinhgon.planning.territory.parts import Part

#: Temperatures at the beginning and the end of a cycle, as shares of the standard.
HOT, COLD = 0.075, 0.001
#: Steps between two looks at the clock.
_LOOK = 4096


class Regions:
    """A part divided into regions; ``lacking`` is what they lack, in shares of the standard, 0 where all meet it."""

    def __init__(self, part: Part, seed: int, count: int, groups: Sequence[Iterable[int]] = ()) -> None:
        """Begin with given groups, else with ``count`` regions sown far from one another."""
        self.part = part
        self.steps = 0
        self.chance = Random(seed)  # noqa: S311 - repeatable chance, no secret
        self.region = [-1] * part.nodes
        self.members: list[set[int]] = []
        self.people: list[int] = []
        self.area: list[int] = []
        self.parting = any(part.apart)
        self._rate_people = 1 / part.least_people if part.least_people else 0.0
        self._rate_area = 1 / part.least_area if part.least_area else 0.0
        self._links = [_links(part, node) for node in range(part.nodes)]
        self._known: list[dict[int, bool]] = [{} for _ in range(part.nodes)]
        for at, group in enumerate(groups):
            for node in sorted(group):
                if at == self.count:
                    self._sow(node)
                else:
                    self._move(node, at)
        if not groups:
            self._begin(count)
        self._spread()

    @property
    def count(self) -> int:
        """How many regions there are."""
        return len(self.members)

    @property
    def lacking(self) -> float:
        """What the regions lack, in shares of the standard."""
        return sum(map(self._lack, self.people, self.area))

    def met(self) -> list[frozenset[int]]:
        """Return the regions that meet the standard."""
        return [frozenset(nodes) for nodes in self.members if self.part.meets(nodes)]

    def one_more(self) -> bool:
        """Begin one region more with a node that its region, a rich one by preference, can spare; False where there is none."""
        worth = [(-self._rich(at) * self.chance.random(), at) for at in range(self.count)]
        for _, at in sorted(worth):
            nodes = sorted(self.members[at])
            self.chance.shuffle(nodes)
            for node in nodes:
                if len(nodes) > 1 and self._spared(node, at):
                    self._sow(node)
                    return True
        return False

    def one_less(self) -> None:
        """Give up the region that lacks most; its nodes wait for a neighbour to take them."""
        at = max(range(self.count), key=lambda k: (self._lack(self.people[k], self.area[k]), k))
        last = self.count - 1
        for node in self.members[at]:
            self.region[node] = -1
        for node in self.members[last] if at != last else ():
            self.region[node] = at
        self.members[at], self.people[at], self.area[at] = self.members[last], self.people[last], self.area[last]
        del self.members[last], self.people[last], self.area[last]

    def anneal(self, steps: int, go_on: Callable[[], bool], *, hot: float = HOT) -> bool:
        """Exchange nodes for a number of steps while it cools; return whether all regions meet the standard."""
        region, beside, members = self.region, self.part.beside, self.members
        people, area, of_people, of_area = self.people, self.area, self.part.people, self.part.area
        lack, chance, nodes, lacking = self._lack, self.chance.random, self.part.nodes, self.lacking
        heat = hot
        for step in range(steps):
            if lacking < 1e-9:
                return True
            if step % _LOOK == 0:
                self.steps += _LOOK
                if not go_on():
                    return False
                lacking = self.lacking
                heat = hot * (COLD / hot) ** (step / steps)
            node = int(chance() * nodes)
            near = beside[node]
            if not near:
                continue
            other = near[int(chance() * len(near))]
            old, new = region[node], region[other]
            if old == new or new < 0:
                continue
            if old < 0:
                if not (self.parting and self._parted(node, new, -1)):
                    self._move(node, new)
                    lacking = self.lacking
                continue
            back = -1
            if chance() < 0.5:
                back = self._partner(other, new)
                more_people, more_area = of_people[node] - of_people[back], of_area[node] - of_area[back]
            else:
                more_people, more_area = of_people[node], of_area[node]
            change = (
                lack(people[old] - more_people, area[old] - more_area)
                + lack(people[new] + more_people, area[new] + more_area)
                - lack(people[old], area[old])
                - lack(people[new], area[new])
            )
            if change > 0 and chance() >= exp(-change / heat):
                continue
            if len(members[old]) == 1 or (back >= 0 and not self._swappable(node, old, back, new)):
                continue
            if self.parting and (self._parted(node, new, back) or (back >= 0 and self._parted(back, old, node))):
                continue
            if not self._spared(node, old) or (back >= 0 and not self._spared(back, new)):
                continue
            self._move(node, new)
            if back >= 0:
                self._move(back, old)
            lacking += change
        return self.lacking < 1e-9

    def _begin(self, count: int) -> None:
        """Sow regions far from one another."""
        part, chance = self.part, self.chance
        sown = [chance.randrange(part.nodes)]
        far = _steps(part, sown[0])
        while len(sown) < min(count, part.nodes):
            node = max(range(part.nodes), key=lambda v: far[v] * (0.5 + 0.5 * chance.random()))
            if not far[node]:
                node = next(v for v in range(part.nodes) if v not in set(sown))
            sown.append(node)
            far = [min(a, b) for a, b in zip(far, _steps(part, node), strict=True)]
        for node in sown:
            self._sow(node)

    def _spread(self) -> None:
        """Let the poorest region grow by a node that no region has, again and again."""
        chance, part = self.chance, self.part
        growing = set(range(self.count))
        while growing:
            at = min(growing, key=lambda k: (self._rich(k), k))
            edge = sorted({v for node in self.members[at] for v in part.beside[node] if self.region[v] < 0})
            edge = [v for v in edge if not self._parted(v, at, -1)]
            if edge:
                self._move(chance.choice(edge), at)
            else:
                growing.discard(at)

    def _sow(self, node: int) -> None:
        self.members.append(set())
        self.people.append(0)
        self.area.append(0)
        self._move(node, self.count - 1)

    def _rich(self, at: int) -> float:
        return self.people[at] * self._rate_people + self.area[at] * self._rate_area

    def _lack(self, people: int, area: int) -> float:
        lack = 0.0
        if people < self.part.least_people:
            lack = (self.part.least_people - people) * self._rate_people
        if area < self.part.least_area:
            lack += (self.part.least_area - area) * self._rate_area
        return lack

    def _move(self, node: int, to: int) -> None:
        old = self.region[node]
        if old >= 0:
            self.members[old].discard(node)
            self.people[old] -= self.part.people[node]
            self.area[old] -= self.part.area[node]
        self.region[node] = to
        self.members[to].add(node)
        self.people[to] += self.part.people[node]
        self.area[to] += self.part.area[node]

    def _partner(self, other: int, new: int) -> int:
        """Return a node of the other region to take back: beside the border, or on it."""
        near = self.part.beside[other]
        for _ in range(3):
            one = near[int(self.chance.random() * len(near))]
            if self.region[one] == new:
                return one if self.chance.random() < 0.7 else other
        return other

    def _swappable(self, node: int, old: int, back: int, new: int) -> bool:
        region, beside = self.region, self.part.beside
        return (
            len(self.members[new]) > 1
            and any(region[v] == old and v != node for v in beside[back])
            and any(region[v] == new and v != back for v in beside[node])
        )

    def _parted(self, node: int, to: int, but: int) -> bool:
        apart = self.part.apart[node]
        return bool(apart) and any(v in apart and v != but for v in self.members[to])

    def _spared(self, node: int, at: int) -> bool:
        """Say whether a region still hangs together without a node."""
        region, mask = self.region, 0
        for place, other in enumerate(self.part.beside[node]):
            if region[other] == at:
                mask |= 1 << place
        if not mask:
            return False
        known = self._known[node].get(mask)
        if known is None:
            known = self._known[node][mask] = _joined(self._links[node], mask)
        if known:
            return True
        members, beside = self.members[at], self.part.beside
        edge = [beside[node][(mask & -mask).bit_length() - 1]]
        seen = {node, edge[0]}
        while edge:
            for other in beside[edge.pop()]:
                if other in members and other not in seen:
                    seen.add(other)
                    edge.append(other)
        return len(seen) == len(members)


def _links(part: Part, node: int) -> list[int]:
    """Return for each neighbour of a node which of the other neighbours lie beside it, as bits."""
    place = {other: at for at, other in enumerate(part.beside[node])}
    return [sum(1 << place[v] for v in part.beside[other] if v in place) for other in part.beside[node]]


def _joined(links: list[int], mask: int) -> bool:
    """Say whether some neighbours of a node hang together by themselves."""
    reached = mask & -mask
    while True:
        wider, left = reached, reached
        while left:
            lowest = left & -left
            wider |= links[lowest.bit_length() - 1] & mask
            left ^= lowest
        if wider == reached:
            return reached == mask
        reached = wider


def _steps(part: Part, node: int) -> list[int]:
    """Return how many borders away each node is."""
    away = {node: 0}
    edge = [node]
    for one in edge:
        for other in part.beside[one]:
            if other not in away:
                away[other] = away[one] + 1
                edge.append(other)
    return [away.get(v, part.nodes) for v in range(part.nodes)]
