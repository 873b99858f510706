"""The list beside the drawing, which says everything that the drawing shows. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from review_app.graph.build import Evidence
from review_app.graph.drawn import Drawn, keys_of, labels
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.withdrawn import name_of

LONGEST = 110


@dataclass(frozen=True)
class Line:
    """One point of the drawing, as the list names it."""

    key: str  # in the drawing
    label: str
    name: str  # in full, for the review team
    choose: str  # the address at which it is chosen in the drawing
    page: str  # its own page; empty: it has none
    before: int  # how many lines lead to it
    after: int


@dataclass(frozen=True)
class Group:
    """The points of one kind."""

    kind: NodeKind
    name: str
    lines: list[Line]


Address = Callable[[Node], str]


def groups_of(
    graph: Evidence, shown: Drawn, names: Mapping[NodeKind, str], choose: Address, page: Address
) -> list[Group]:
    """The points that are drawn, kind by kind, findings first."""
    called, keys = labels(graph), keys_of(shown)
    before, after = dict.fromkeys(shown.points, 0), dict.fromkeys(shown.points, 0)
    for start, end in shown.joins:
        after[start] += 1
        before[end] += 1
    lines: dict[NodeKind, list[Line]] = {}
    for node in shown.points:
        name = _name(graph, node, called[node])
        line = Line(keys[node], called[node], name, choose(node), page(node), before[node], after[node])
        lines.setdefault(node.kind, []).append(line)
    return [Group(kind, name, lines[kind]) for kind, name in names.items() if kind in lines]


def _name(graph: Evidence, node: Node, label: str) -> str:
    """What the list says after the label: nothing that the label says already."""
    row = graph.nodes[node]["row"]
    if node.kind is NodeKind.VIEW:
        return ""
    if node.kind is NodeKind.OUTSIDE:
        return ", ".join(f"for {graph.nodes[finding]['row'].name.lower()}" for finding in graph.successors(node))
    name = f"“{row.words}”" if node.kind is NodeKind.PASSAGE else name_of(graph, node)
    name = name.removeprefix(label).removeprefix(":").strip()
    return name if len(name) <= LONGEST else f"{name[:LONGEST].rsplit(' ', 1)[0]} …"
