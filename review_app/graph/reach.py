"""What is behind a thing of the evidence graph, and what rests on it. Pure.

Outside evidence ends every way of support: who speaks of other cases is no witness of this one (decision 23). Whoever
wants to see what is drawn or used at all, asks with `outside_too`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import networkx as nx

from review_app.graph.build import Evidence
from review_app.graph.evidence import Node, NodeKind


def behind(graph: Evidence, things: Sequence[Node], *, outside_too: bool = False) -> set[Node]:
    """Everything that leads to any of these things, and these themselves."""
    return _reached(graph.predecessors, things, outside_too=outside_too)


def ahead(graph: Evidence, things: Sequence[Node], *, outside_too: bool = False) -> set[Node]:
    """Everything that any of these things leads to, and these themselves."""
    return _reached(graph.successors, things, outside_too=outside_too)


def of_kind(graph: Evidence, *kinds: NodeKind) -> list[Node]:
    """The things of some kinds, in the order in which pages list them."""
    return [node for node in graph if node.kind in kinds]


def sources_behind(graph: Evidence) -> dict[Node, int]:
    """For every thing at once, the sources behind it: as a number whose nth bit stands for the nth source.

    >>> from uuid import UUID
    >>> one, two = (Node(NodeKind.SOURCE, UUID(int=number)) for number in (1, 2))
    >>> finding = Node(NodeKind.FINDING, UUID(int=3))
    >>> bin(sources_behind(nx.DiGraph([(one, finding), (two, finding)]))[finding])
    '0b11'
    """
    found = dict.fromkeys(graph, 0)
    for place, source in enumerate(of_kind(graph, NodeKind.SOURCE)):
        found[source] = 1 << place
    for node in nx.topological_sort(graph):
        for before in graph.predecessors(node):
            if before.kind is not NodeKind.OUTSIDE:
                found[node] |= found[before]
    return found


def chosen(things: Sequence[Node], bits: int) -> Iterator[Node]:
    """The things whose bits are set."""
    return (thing for place, thing in enumerate(things) if bits >> place & 1)


def _reached(
    steps: Callable[[Node], Iterator[Node]], starts: Iterable[Node], *, outside_too: bool
) -> set[Node]:  # fmt: skip
    found = set(starts)
    waiting = list(found)
    while waiting:
        for after in steps(waiting.pop()):
            if after not in found:
                found.add(after)
                if outside_too or after.kind is not NodeKind.OUTSIDE:
                    waiting.append(after)
    return found
