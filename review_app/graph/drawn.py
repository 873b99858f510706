"""What of the evidence graph is drawn: filtered, what is left out bridged, and each point named by position only. Pure."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

import networkx as nx

from review_app.graph.build import Evidence
from review_app.graph.evidence import FactorRow, Node, NodeKind, SourceRow, ViewRow
from review_app.graph.reach import ahead, behind, of_kind

KINDS = tuple(NodeKind)
FIRST_SHOWN = frozenset(NodeKind) - {NodeKind.PASSAGE}
COUNTED = frozenset({NodeKind.EPISODE, NodeKind.FACTOR, NodeKind.FINDING, NodeKind.OUTSIDE})  # names nobody
MOST_DRAWN = 2000


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see of the graph."""

    kinds: frozenset[NodeKind] = FIRST_SHOWN
    level: str = ""  # as the screen says it
    agency_id: UUID | None = None
    finding_id: UUID | None = None


@dataclass(frozen=True)
class Drawn:
    """The points that are drawn, in the order of the list, and how often one leads to another."""

    points: list[Node] = field(default_factory=list)
    joins: dict[tuple[Node, Node], int] = field(default_factory=dict)

    @property
    def too_many(self) -> bool:
        """Whether no drawing of that many points could be read."""
        return len(self.points) > MOST_DRAWN


def drawn(graph: Evidence, wanted: Wanted) -> Drawn:
    """The part of the graph that is wanted. A way through a kind that is left out becomes one line.

    >>> from uuid import UUID
    >>> talk, words, finding = Node(NodeKind.SOURCE, UUID(int=1)), Node(NodeKind.PASSAGE, UUID(int=2)), Node(NodeKind.FINDING, UUID(int=3))
    >>> found = drawn(nx.DiGraph([(talk, words), (words, finding)]), Wanted())
    >>> [(start.kind.value, end.kind.value, times) for (start, end), times in found.joins.items()]
    [('source', 'finding', 1)]
    """
    kept = _kept(graph, wanted)
    points = [node for node in graph if node in kept and node.kind in wanted.kinds]
    joins: Counter[tuple[Node, Node]] = Counter()
    for start in points:
        waiting = list(graph.successors(start))
        while waiting:
            after = waiting.pop()
            if after in kept and after.kind in wanted.kinds:
                joins[start, after] += 1
            elif after in kept:
                waiting += graph.successors(after)
    return Drawn(points, dict(joins))


def ways_through(shown: Drawn, point: Node) -> set[Node]:
    """A point and everything drawn that leads to it or that it leads to."""
    graph: Evidence = nx.DiGraph()
    graph.add_nodes_from(shown.points)
    graph.add_edges_from(shown.joins)
    if point not in graph:
        return set()
    return behind(graph, [point], outside_too=True) | ahead(graph, [point], outside_too=True)


def labels(graph: Evidence) -> dict[Node, str]:
    """What every point is called in a drawing or a file: by position, number or heading; no title, and no word of a text."""
    found: dict[Node, str] = {}
    numbers = {node.id: graph.nodes[node]["row"].number for node in of_kind(graph, NodeKind.EPISODE)}
    for node in graph:
        row = graph.nodes[node]["row"]
        match node.kind:
            case NodeKind.EPISODE:
                found[node] = f"Episode {row.number}"
            case NodeKind.FACTOR:
                found[node] = row.heading or "Factor"
            case NodeKind.VIEW:
                found[node] = f"{row.name} in episode {numbers.get(row.episode_id, '')}".strip()
            case NodeKind.FINDING | NodeKind.OUTSIDE:
                found[node] = row.name
    sources: list[SourceRow] = [graph.nodes[node]["row"] for node in of_kind(graph, NodeKind.SOURCE)]
    told = Counter(row.person_id for row in sources)
    seen: Counter[UUID | str] = Counter()
    for node, row in zip(of_kind(graph, NodeKind.SOURCE), sources, strict=True):
        counts_by = (row.person_id or row.kind) if row.position else row.kind
        seen[counts_by] += 1
        kind = f"{row.kind[:1].upper()}{row.kind[1:]}"
        several = f", {row.kind} {seen[counts_by]}" if row.position and told[row.person_id] > 1 else ""
        found[node] = f"{row.position}{several}" if row.position else f"{kind} {seen[counts_by]}"
    quotes = of_kind(graph, NodeKind.PASSAGE)
    return found | {node: f"Quote {number}" for number, node in enumerate(quotes, 1)}


def keys_of(shown: Drawn) -> dict[Node, str]:
    """A short name for each point that holds for one drawing, such as finding-2."""
    seen: Counter[NodeKind] = Counter()
    found = {}
    for node in shown.points:
        seen[node.kind] += 1
        found[node] = f"{node.kind.value}-{seen[node.kind]}"
    return found


def levels_of(graph: Evidence) -> list[str]:
    """The levels of the factors that there are."""
    rows: list[FactorRow] = [graph.nodes[node]["row"] for node in of_kind(graph, NodeKind.FACTOR)]
    return sorted({row.level for row in rows if row.level})


def agencies_of(graph: Evidence) -> list[UUID]:
    """The agencies that somebody's account, view or paper is from, in the order in which they first come."""
    rows: list[SourceRow | ViewRow] = [
        graph.nodes[node]["row"] for node in of_kind(graph, NodeKind.SOURCE, NodeKind.VIEW)
    ]
    return list(dict.fromkeys(row.agency_id for row in rows if row.agency_id))


def _kept(graph: Evidence, wanted: Wanted) -> set[Node]:
    kept = set(graph)
    if wanted.finding_id is not None:
        finding = Node(NodeKind.FINDING, wanted.finding_id)
        kept &= behind(graph, [finding], outside_too=True) if finding in graph else set()
    if wanted.agency_id is not None:
        from_there = [
            node
            for node in of_kind(graph, NodeKind.SOURCE, NodeKind.VIEW)
            if graph.nodes[node]["row"].agency_id == wanted.agency_id
        ]
        kept &= ahead(graph, from_there, outside_too=True)
    if wanted.level:
        factors = [node for node in of_kind(graph, NodeKind.FACTOR) if graph.nodes[node]["row"].level == wanted.level]
        kept &= behind(graph, factors, outside_too=True) | ahead(graph, factors, outside_too=True)
    return kept
