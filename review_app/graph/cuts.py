"""How independent the support of something is: the smallest set without which it would rest on nothing. Pure.

The set is a minimum vertex cut between the origins of what was said or read and what rests on it. By Menger's theorem
(1927) it is as large as the greatest number of ways that share none of the points which may be cut; it is found as a
minimum cut of a flow network in which each such point is split in two with a capacity of one between its halves (Ford
and Fulkerson, Flows in Networks, 1962; Even, Graph Algorithms, 1979, chapter 6), here by networkx.

A person who gave two conversations is one point before both: either the person or both conversations may be doubted.
"""

from collections.abc import Collection
from uuid import UUID

import networkx as nx
from networkx.algorithms.flow import dinitz

from review_app.graph.build import Evidence
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.reach import behind

Point = Node | UUID  # a UUID: a person
START, END = "start", "end"
PEOPLE_AND_SOURCES = frozenset({NodeKind.SOURCE})


def smallest_cut(graph: Evidence, thing: Node, kinds: Collection[NodeKind] = PEOPLE_AND_SOURCES) -> set[Point]:
    """The smallest set of people and of points of these kinds without which nobody's account or paper leads to the thing.

    >>> from uuid import UUID
    >>> from review_app.graph.evidence import SourceRow
    >>> talks, person = [Node(NodeKind.SOURCE, UUID(int=number)) for number in (1, 2)], UUID(int=9)
    >>> finding = Node(NodeKind.FINDING, UUID(int=3))
    >>> graph = nx.DiGraph([(talk, finding) for talk in talks])
    >>> for talk in talks:
    ...     graph.nodes[talk]["row"] = SourceRow(talk.id, "conversation", "conversations", "A talk", None, person)
    >>> smallest_cut(graph, finding) == {person}
    True
    """
    network: nx.DiGraph[object] = nx.DiGraph()
    network.add_nodes_from([START, END])
    before = _in_the_case(graph, thing)
    for point in before:
        _split(network, point, may_go=point.kind in kinds)
        if point.kind is NodeKind.SOURCE:
            _from_the_start(network, point, graph.nodes[point]["row"].person_id)
        for after in graph.successors(point):
            if after == thing:
                network.add_edge((point, "after"), END)
            elif after in before:
                network.add_edge((point, "after"), (after, "before"))
    _size, (near, _far) = nx.minimum_cut(network, START, END, flow_func=dinitz)
    ends: set[Point] = {half[0] for half in near if isinstance(half, tuple) and half[1] == "before"}
    return {point for point in ends if (point, "after") not in near}


def independence(graph: Evidence, thing: Node) -> int:
    """The smallest number of people and papers without which nothing would lead to the thing any more.

    As large as the smallest cut, yet without its network: whatever is between may not be cut, so that each person and
    each of their sources stand alone against each other, and the smallest set that meets every such pair is as large
    as the greatest matching (König 1931), which Hopcroft and Karp's method finds at once (1973).
    """
    pairs: nx.Graph[tuple[str, UUID]] = nx.Graph()
    sources = [point for point in behind(graph, [thing]) if point.kind is NodeKind.SOURCE]
    for source in sources:
        pairs.add_edge(("from", graph.nodes[source]["row"].person_id or source.id), ("source", source.id))
    origins = {end for end in pairs if end[0] == "from"}
    return len(nx.bipartite.hopcroft_karp_matching(pairs, origins)) // 2


def narrow_place(graph: Evidence, thing: Node) -> Node | None:
    """The one episode or factor that everything behind a thing leads through, if there is one.

    None where all comes from one source or person: that is asked about anyway. A point that every way leads through
    is a dominator of the end (Cooper, Harvey and Kennedy 2001), which is found without any flow.
    """
    before = _in_the_case(graph, thing)
    ways: nx.DiGraph[object] = nx.DiGraph(
        (point, after) for point in before for after in graph.successors(point) if after in before or after == thing
    )
    for source in (point for point in before if point.kind is NodeKind.SOURCE):
        person = graph.nodes[source]["row"].person_id
        ways.add_edges_from([(START, source)] if person is None else [(START, person), (person, source)])
    if START not in ways:
        return None
    last, through = nx.immediate_dominators(ways, START), list[object]()
    point: object = last.get(thing)
    while point not in (START, None):
        through.append(point)
        point = last.get(point)
    if any(isinstance(point, UUID) or (isinstance(point, Node) and point.kind is NodeKind.SOURCE) for point in through):
        return None
    found = (point for point in through if isinstance(point, Node))
    return next((point for point in found if point.kind in {NodeKind.EPISODE, NodeKind.FACTOR}), None)


def _in_the_case(graph: Evidence, thing: Node) -> set[Node]:
    """What is behind a thing but outside evidence, which witnesses other cases."""
    return {point for point in behind(graph, [thing]) - {thing} if point.kind is not NodeKind.OUTSIDE}


def _split(network: "nx.DiGraph[object]", point: Point, *, may_go: bool) -> None:
    capacity = {"capacity": 1} if may_go else {}  # without one it is infinite
    network.add_edge((point, "before"), (point, "after"), **capacity)


def _from_the_start(network: "nx.DiGraph[object]", source: Node, person: UUID | None) -> None:
    if person is None:
        network.add_edge(START, (source, "before"))
        return
    _split(network, person, may_go=True)
    network.add_edge(START, (person, "before"))
    network.add_edge((person, "after"), (source, "before"))
