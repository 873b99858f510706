"""The way from a finding to the words as a page shows it: what it was drawn from, and under each who said what. Pure."""

from dataclasses import dataclass, field
from uuid import UUID

from review_app.graph.build import Evidence
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.measures import LooseEnds, way_to_words


@dataclass(frozen=True)
class Line:
    """Words, or a source ticked as a whole, and the view from the tunnel they stand in where there is one."""

    source_id: UUID
    source: str
    passage_id: UUID | None = None
    words: str = ""
    view: str = ""
    standing: str = "stands"


@dataclass
class Part:
    """What a finding is drawn from (an episode, a factor, or nothing between), and the words under it."""

    drawn_from: Node | None
    name: str
    lines: list[Line] = field(default_factory=list)


def trail(graph: Evidence, finding: Node) -> list[Part]:
    """The parts that a finding is drawn from, with the words under each: straight ones first, then episodes, then factors.

    An episode or factor under which nobody's words stand is a part without lines.
    """
    parts: dict[Node | None, Part] = {None: Part(None, "")}
    drawn_from = [node for node in graph.predecessors(finding) if node.kind in {NodeKind.EPISODE, NodeKind.FACTOR}]
    for node in sorted(drawn_from, key=list(graph).index):
        parts[node] = Part(node, graph.nodes[node]["row"].name)
    for way in way_to_words(graph, finding):
        first = way.steps[0] if way.steps else None
        if first in parts:
            parts[first].lines.append(line_of(graph, way.words, way.source, way.steps))
    return [part for part in parts.values() if part.drawn_from is not None or part.lines]


def line_of(graph: Evidence, words: Node, source: Node, steps: tuple[Node, ...] = ()) -> Line:
    """What a page shows of a quote or of a source ticked as a whole."""
    views = [graph.nodes[step]["row"].name for step in steps if step.kind is NodeKind.VIEW]
    is_quote = words.kind is NodeKind.PASSAGE
    return Line(
        source_id=source.id,
        source=graph.nodes[source]["row"].name,
        passage_id=words.id if is_quote else None,
        words=graph.nodes[words]["row"].words if is_quote else "",
        view=views[0] if views else "",
        standing=graph.nodes[words]["row"].standing if is_quote else "stands",
    )


@dataclass(frozen=True)
class Loose:
    """The loose ends of a review as a page lists them: things by id and name, quotes with their source."""

    findings: list[tuple[UUID, str]]
    episodes: list[tuple[UUID, str]]
    factors: list[tuple[UUID, str]]
    quotes: list[Line]


def loose_lines(graph: Evidence, loose: LooseEnds) -> Loose:
    """The loose ends with their names."""
    named = {
        node: (node.id, graph.nodes[node]["row"].name)
        for node in (*loose.unsupported_findings, *loose.unsupported_episodes, *loose.unused_factors)
    }
    return Loose(
        findings=[named[node] for node in loose.unsupported_findings],
        episodes=[named[node] for node in loose.unsupported_episodes],
        factors=[named[node] for node in loose.unused_factors],
        quotes=[line_of(graph, node, source) for node in loose.unused_quotes for source in graph.predecessors(node)],
    )
