"""What would be left if one source were withdrawn. Pure."""

from dataclasses import dataclass

from review_app.graph.build import Evidence
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.reach import ahead, chosen, of_kind, sources_behind

STATEMENTS = (NodeKind.FINDING, NodeKind.EPISODE, NodeKind.FACTOR, NodeKind.VIEW)


@dataclass(frozen=True)
class Left:
    """Something that would lose support, and what would be left of it."""

    thing: Node
    name: str
    left: str = ""  # “one conversation”, “one person”; empty: nothing


@dataclass(frozen=True)
class Withdrawn:
    """What would rest on nothing, and what on one source or one person only, in the order of pages."""

    on_nothing: tuple[Left, ...]
    on_one: tuple[Left, ...]
    others: int  # what would still rest on several


def if_withdrawn(graph: Evidence, source: Node) -> Withdrawn:
    """What would be left of everything that a source leads to.

    >>> from uuid import UUID
    >>> import networkx as nx
    >>> from review_app.graph.evidence import FindingRow, SourceRow
    >>> talk, other = (Node(NodeKind.SOURCE, UUID(int=number)) for number in (1, 2))
    >>> first, second = (Node(NodeKind.FINDING, UUID(int=number)) for number in (3, 4))
    >>> graph = nx.DiGraph([(talk, first), (talk, second), (other, second)])
    >>> for node in (talk, other):
    ...     graph.nodes[node]["row"] = SourceRow(node.id, "conversation", "conversations", "A talk")
    >>> for number, node in enumerate((first, second), 1):
    ...     graph.nodes[node]["row"] = FindingRow(node.id, number, "A pattern")
    >>> gone = if_withdrawn(graph, talk)
    >>> [(each.name, each.left) for each in (*gone.on_nothing, *gone.on_one)]
    [('Finding 1: A pattern', ''), ('Finding 2: A pattern', 'one conversation')]
    """
    sources, support, reached = of_kind(graph, NodeKind.SOURCE), sources_behind(graph), ahead(graph, [source])
    without = ~(1 << sources.index(source))
    on_nothing, on_one, others = list[Left](), list[Left](), 0
    for thing in (node for kind in STATEMENTS for node in of_kind(graph, kind) if node in reached):
        remaining = list(chosen(sources, support[thing] & without))
        rows = [graph.nodes[node]["row"] for node in remaining]
        people = {row.person_id or row.id for row in rows}
        if not rows:
            on_nothing.append(Left(thing, name_of(graph, thing)))
        elif len(people) == 1:
            on_one.append(Left(thing, name_of(graph, thing), f"one {rows[0].kind}" if len(rows) == 1 else "one person"))
        else:
            others += 1
    return Withdrawn(tuple(on_nothing), tuple(on_one), others)


def name_of(graph: Evidence, thing: Node) -> str:
    """What a page of the review team calls a thing."""
    row = graph.nodes[thing]["row"]
    if thing.kind is NodeKind.FINDING:
        return f"{row.name}: {row.title}"
    if thing.kind is NodeKind.VIEW:
        return f"View from the tunnel of {row.name}"
    return str(row.name)
