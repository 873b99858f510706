"""The way from a statement to the words as a page shows it: what it was drawn from, and under each who said what. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from review_app.graph.build import Evidence
from review_app.graph.cuts import smallest_cut
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.measures import LooseEnds, way_to_words
from review_app.graph.withdrawn import name_of


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
    """What a statement is drawn from (an episode, a factor, a view, or nothing between), and the words under it."""

    drawn_from: Node | None
    name: str
    lines: list[Line] = field(default_factory=list)


WORDS = {NodeKind.SOURCE, NodeKind.PASSAGE}


def trail(graph: Evidence, thing: Node) -> list[Part]:
    """The parts that a statement is drawn from, with the words under each: straight ones first, then views, episodes, factors.

    A part under which nobody's words stand is one without lines; what is known from outside the case needs none.
    """
    parts: dict[Node | None, Part] = {None: Part(None, "")}
    place = {node: at for at, node in enumerate(graph)}
    for node in sorted((node for node in graph.predecessors(thing) if node.kind not in WORDS), key=place.__getitem__):
        parts[node] = Part(node, name_of(graph, node))
    for way in way_to_words(graph, thing):
        first = way.steps[0] if way.steps else None
        if first in parts:
            parts[first].lines.append(line_of(graph, way.words, way.source, way.steps))
    return [part for part in parts.values() if part.lines or _needs_words(part.drawn_from)]


def _needs_words(drawn_from: Node | None) -> bool:
    return drawn_from is not None and drawn_from.kind is not NodeKind.OUTSIDE


def who_and_what(graph: Evidence, thing: Node) -> list[str]:
    """The names of the fewest people and papers without which a statement would rest on nothing; for the review team."""
    rows = [graph.nodes[node]["row"] for node in graph if node.kind is NodeKind.SOURCE]
    named = {row.id: row.position or row.name for row in rows} | {
        row.person_id: row.position or row.name for row in rows
    }
    return sorted(named[point.id if isinstance(point, Node) else point] for point in smallest_cut(graph, thing))


def line_of(graph: Evidence, words: Node, source: Node, steps: tuple[Node, ...] = ()) -> Line:
    """What a page shows of a quote or of a source ticked as a whole."""
    views = [graph.nodes[step]["row"].name for step in steps[1:] if step.kind is NodeKind.VIEW]
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
    unsaid: list[tuple[UUID, str]]  # factors that nobody says so
    sources: list[tuple[UUID, str]]


def loose_lines(graph: Evidence, loose: LooseEnds) -> Loose:
    """The loose ends with their names."""

    def named(nodes: Iterable[Node]) -> list[tuple[UUID, str]]:
        return [(node.id, name_of(graph, node)) for node in nodes]

    return Loose(
        findings=named(loose.unsupported_findings),
        episodes=named(loose.unsupported_episodes),
        factors=named(loose.unused_factors),
        unsaid=named(loose.unsupported_factors),
        sources=named(loose.unused_sources),
        quotes=[line_of(graph, node, source) for node in loose.unused_quotes for source in graph.predecessors(node)],
    )
