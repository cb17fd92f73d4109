"""In: a network whose arcs carry one unit or none, each at a cost. Out: the cheapest flow.

Each node says how many units it has to send on, net of those it takes in; the flow is the cheapest
that lets all of them do so. Costs are whole numbers of any size, so that the answer is exact.

The way is that of successive shortest paths (Ahuja, Magnanti and Orlin, *Network Flows*, 1993,
section 9.7). Every node has a price, and an arc's *reduced cost* is its cost and what the price of
its tail exceeds that of its head. A flow that uses all arcs of negative reduced cost and none of
positive is the cheapest of those with the same net units; so we begin with one, whatever its net
units, and send what is left over, unit by unit, along the shortest paths to where it is wanted,
raising prices so that the rule stays true. Each path takes one unit to its place, and so it ends.

Flows that cost the same differ by circles of arcs whose reduced cost is 0. Such circles are looked
for at the end: the arcs on them are the ones that something else has to decide.

Guarantees: terminates; the same network gives the same answer.
"""

from __future__ import annotations

from heapq import heappop, heappush

from attrs import Factory, define


@define
class Network:
    """A network, and the flow in it.

    Attributes:
        excess: For each node the units it still has to send on; less than 0 if it wants some.
        tails: For each arc the node it comes from.
        heads: For each arc the node it goes to.
        costs: For each arc what a unit costs.
        flow: For each arc whether it carries a unit.
        prices: For each node its price.
        near: For each node the arcs that touch it.
    """

    excess: list[int]
    tails: list[int] = Factory(list)
    heads: list[int] = Factory(list)
    costs: list[int] = Factory(list)
    flow: list[bool] = Factory(list)
    prices: list[int] = Factory(list)
    near: list[list[int]] = Factory(list)

    def __attrs_post_init__(self) -> None:
        """Give each node a place for its arcs, and the price 0."""
        self.near = [[] for _ in self.excess]
        self.prices = [0 for _ in self.excess]

    def connect(self, tail: int, head: int, cost: int) -> int:
        """Add an arc; its number."""
        arc = len(self.tails)
        self.tails.append(tail)
        self.heads.append(head)
        self.costs.append(cost)
        self.flow.append(False)
        self.near[tail].append(arc)
        self.near[head].append(arc)
        return arc

    def reduced(self, arc: int) -> int:
        """The reduced cost of sending a unit along an arc."""
        return self.costs[arc] + self.prices[self.tails[arc]] - self.prices[self.heads[arc]]

    def turn(self, arc: int) -> None:
        """Send a unit along an arc, or take back the one on it."""
        step = -1 if self.flow[arc] else 1
        self.flow[arc] = not self.flow[arc]
        self.excess[self.tails[arc]] -= step
        self.excess[self.heads[arc]] += step


def make_cheapest(network: Network) -> None:
    """Let every node send on what it has to, as cheaply as can be.

    The network must allow it. Prices already there are where the search begins.
    """
    free: list[int] = []
    for arc in range(len(network.tails)):
        cost = network.reduced(arc)
        if cost < 0:
            network.turn(arc)
        elif cost == 0:
            free.append(arc)
    for arc in free:
        if network.excess[network.tails[arc]] > 0 > network.excess[network.heads[arc]]:
            network.turn(arc)
    while any(units > 0 for units in network.excess):
        for arc in _shortest_path(network):
            network.turn(arc)


def _shortest_path(network: Network) -> list[int]:
    """The arcs to turn, from a node with a unit to spare to one that wants it; raises prices."""
    starts = [node for node, units in enumerate(network.excess) if units > 0]
    near_by = dict.fromkeys(starts, 0)
    queue = [(0, node) for node in starts]
    came_by: dict[int, int] = {}
    done: dict[int, int] = {}
    while queue:
        far, node = heappop(queue)
        if node in done:
            continue
        done[node] = far
        if network.excess[node] < 0:
            _raise_prices(network, done, far)
            return _path_back(network, node, came_by)
        for arc, other, cost in _ways_on(network, node):
            beyond = far + cost
            if other not in done and (other not in near_by or beyond < near_by[other]):
                near_by[other] = beyond
                came_by[other] = arc
                heappush(queue, (beyond, other))
    raise AssertionError("no way to where a unit is wanted")


def _ways_on(network: Network, node: int) -> list[tuple[int, int, int]]:
    """The arcs that can still be turned from a node: each with the node behind it and its cost."""
    tails, heads, flow = network.tails, network.heads, network.flow
    costs, prices = network.costs, network.prices
    own = prices[node]
    ways = []
    for arc in network.near[node]:
        if flow[arc]:
            if heads[arc] == node:
                other = tails[arc]
                ways.append((arc, other, own - costs[arc] - prices[other]))
        elif tails[arc] == node:
            other = heads[arc]
            ways.append((arc, other, own + costs[arc] - prices[other]))
    return ways


def _raise_prices(network: Network, done: dict[int, int], far: int) -> None:
    """Raise prices by the length of the way to each node, at most that of the whole path."""
    for node in range(len(network.prices)):
        network.prices[node] += done.get(node, far)


def _path_back(network: Network, node: int, came_by: dict[int, int]) -> list[int]:
    path: list[int] = []
    while node in came_by:
        arc = came_by[node]
        path.append(arc)
        node = network.tails[arc] + network.heads[arc] - node
    return path


def undecided_arcs(network: Network) -> set[int]:
    """The arcs that another flow, as cheap, uses otherwise: those on a circle that costs 0."""
    component = _components(network)
    return {
        arc
        for arc in range(len(network.tails))
        if component[network.tails[arc]] == component[network.heads[arc]]
        if network.reduced(arc) == 0
    }


def _components(network: Network) -> list[int]:
    """For each node the number of its strongly connected component, by arcs that cost 0.

    Kosaraju's way: in the order in which a search leaves the nodes, from the last to the first,
    what leads to a node, and is in no component yet, is in its component.
    """
    size = len(network.excess)
    ahead = [_free_ways(network, node) for node in range(size)]
    behind: list[list[int]] = [[] for _ in range(size)]
    for node, others in enumerate(ahead):
        for other in others:
            behind[other].append(node)
    component = [-1] * size
    for root in reversed(_order_of_leaving(ahead)):
        line = [root] if component[root] < 0 else []
        for node in line:
            component[node] = root
            line.extend(other for other in behind[node] if component[other] < 0)
    return component


def _order_of_leaving(ahead: list[list[int]]) -> list[int]:
    """The nodes in the order in which a search in depth is done with them."""
    left: list[int] = []
    seen = [False] * len(ahead)
    for root in range(len(ahead)):
        trail = [] if seen[root] else [(root, iter(ahead[root]))]
        seen[root] = True
        while trail:
            node, ways = trail[-1]
            other = next((other for other in ways if not seen[other]), None)
            if other is None:
                left.append(node)
                trail.pop()
            else:
                seen[other] = True
                trail.append((other, iter(ahead[other])))
    return left


def _free_ways(network: Network, node: int) -> list[int]:
    return [other for _, other, cost in _ways_on(network, node) if cost == 0]


def settle(network: Network, undecided: set[int], order: list[int]) -> None:
    """Of the flows that are as cheap, take the one that uses the earlier arcs of a list.

    Args:
        network: With the cheapest flow.
        undecided: The arcs on circles that cost 0, at most one between two nodes.
        order: Some of them.
    """
    free = _FreeWays(network, undecided)
    for arc in order:
        if not network.flow[arc]:
            free.turn_circle(arc)
        free.close(arc)


class _FreeWays:
    """The arcs that can be turned at no cost, as one whole number for each node.

    Its bits are the nodes one step on; so a search takes up many nodes at once.
    """

    def __init__(self, network: Network, arcs: set[int]) -> None:
        self._network = network
        self._ahead = [0 for _ in network.excess]
        self._between: dict[tuple[int, int], int] = {}
        for arc in arcs:
            tail, head = self._ends(arc)
            self._ahead[tail] |= 1 << head
            self._between[tail, head] = self._between[head, tail] = arc

    def _ends(self, arc: int) -> tuple[int, int]:
        """Where an arc leads from and to, when it is turned."""
        tail, head = self._network.tails[arc], self._network.heads[arc]
        return (head, tail) if self._network.flow[arc] else (tail, head)

    def close(self, arc: int) -> None:
        """Let an arc be turned no more."""
        tail, head = self._ends(arc)
        self._ahead[tail] &= ~(1 << head)

    def turn_circle(self, arc: int) -> None:
        """Turn the arcs of a circle through an arc, if there is one."""
        tail, head = self._ends(arc)
        for turned in self._circle(head, tail, arc):
            one, other = self._ends(turned)
            self._network.turn(turned)
            self._ahead[one] &= ~(1 << other)
            self._ahead[other] |= 1 << one

    def _circle(self, start: int, goal: int, arc: int) -> list[int]:
        came_by: dict[int, int] = {}
        unseen = ~(1 << start)
        line = [start]
        for node in line:
            found = self._ahead[node] & unseen
            unseen &= ~found
            if found >> goal & 1:
                came_by[goal] = node
                break
            while found:
                other = (found & -found).bit_length() - 1
                found &= found - 1
                came_by[other] = node
                line.append(other)
        if goal not in came_by:
            return []
        circle = [arc]
        node = goal
        while node != start:
            circle.append(self._between[came_by[node], node])
            node = came_by[node]
        return circle
