"""The drawing of the evidence graph and its files. Everything is called by position, number or heading, never by title.

The version with counts only holds findings, episodes, factors and kinds of outside evidence: nobody's account, paper or
quote is a point of it, and no line of it starts at one.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.content.graph import LONGEST_LABEL, EvidenceGraph, Join, Point, is_large, size_of, small
from exports.graph import FORMS, draw, drawing
from review_app.core.text import counted
from review_app.graph.build import Evidence
from review_app.graph.drawn import Drawn, agencies_of, keys_of, labels
from review_app.graph.evidence import Node, NodeKind, SourceRow
from review_app.graph.layout.placing import Placed, Shape
from review_app.graph.measures import rests_on
from review_app.graph.reach import chosen, of_kind, sources_behind

__all__ = ["FORMS", "draw"]

FOR_THE_TEAM = "For the lead reviewers and the review team only: people stand here by position. Do not pass it on."
COUNTS_ONLY = "Numbers only: in brackets how many sources are behind each, never which."
LONGEST_WITH_NUMBER = LONGEST_LABEL - 6
MOST_IN_WORDS = 12  # findings of which the text alternative says what they rest on
COLUMNS = {
    NodeKind.SOURCE: 0, NodeKind.PASSAGE: 1, NodeKind.VIEW: 2, NodeKind.EPISODE: 3, NodeKind.FACTOR: 3,
    NodeKind.OUTSIDE: 4, NodeKind.FINDING: 5,
}  # fmt: skip
NAMES = {
    "source": ("conversation or other account", "conversations and other accounts"),
    "paper": ("document or other paper", "documents and other papers"),
    "passage": ("quote", "quotes"),
    "view": ("view from the tunnel", "views from the tunnel"),
    "episode": ("key practice episode", "key practice episodes"),
    "factor": ("contributory factor", "contributory factors"),
    "finding": ("finding", "findings"),
    "outside": ("from outside the case", "from outside the case"),
}


@dataclass(frozen=True)
class Asked:
    """A drawing that is asked for: the graph, the part of it that is shown, and what was chosen in it."""

    code: str  # the review's
    graph: Evidence
    shown: Drawn
    counts_only: bool = False
    lit: frozenset[Node] = field(default_factory=frozenset)

    @property
    def title(self) -> str:
        """The title of the drawing."""
        return f"{self.code}: what the findings rest on"


def shape_of(asked: Asked) -> Shape:
    """What the layout depends on."""
    bare, place = _bare_points(asked), {node: at for at, node in enumerate(asked.shown.points)}
    many = is_large(len(bare))
    return Shape(
        sizes=tuple(size_of(point, many=many) for point in bare),
        joins=tuple((place[start], place[end]) for start, end in asked.shown.joins),
        columns=tuple(COLUMNS[node.kind] for node in asked.shown.points),
    )


def scene(asked: Asked, placed: Placed) -> EvidenceGraph:
    """The drawing with everything in its place."""
    facts, keys = _facts(asked), keys_of(asked.shown)
    points = tuple(
        Point(point.key, point.kind, point.label, facts[node], x, y, point.on_paper)
        for node, point, (x, y) in zip(asked.shown.points, _bare_points(asked), placed.spots, strict=True)
    )
    there = Counter("paper" if point.on_paper else point.kind for point in points)
    return EvidenceGraph(
        title=asked.title,
        notice=COUNTS_ONLY if asked.counts_only else FOR_THE_TEAM,
        words=_in_words(asked, there),
        points=points,
        joins=tuple(Join(keys[start], keys[end], times) for (start, end), times in asked.shown.joins.items()),
        left_to_right=placed.program != "sfdp",
        lit=frozenset(keys[node] for node in asked.lit if node in keys),
        kinds=tuple((kind, _sentence_case(NAMES[kind][1])) for kind in NAMES if there[kind]),
    )


def svg_of(graph: EvidenceGraph) -> str:
    """The picture as it stands in a page, which has its title beside it."""
    return drawing(graph, whole=False)


def _bare_points(asked: Asked) -> list[Point]:
    named, keys = labels(asked.graph), keys_of(asked.shown)
    if asked.counts_only:
        support = sources_behind(asked.graph)
        named = {node: _with_number(named[node], support[node].bit_count(), node) for node in asked.shown.points}
    return [
        Point(keys[node], node.kind.value, named[node], on_paper=_on_paper(asked, node)) for node in asked.shown.points
    ]


def _with_number(label: str, number: int, node: Node) -> str:
    """The label with how many sources are behind it, cut so that the number is never cut off."""
    if node.kind is NodeKind.OUTSIDE:
        return label
    cut = label if len(label) <= LONGEST_WITH_NUMBER else f"{label[: LONGEST_WITH_NUMBER - 1].rstrip()}…"
    return f"{cut} ({number})"


def _on_paper(asked: Asked, node: Node) -> bool:
    row = asked.graph.nodes[node]["row"]
    return node.kind is NodeKind.SOURCE and not (row.person_id or row.is_spoken)


def _facts(asked: Asked) -> dict[Node, tuple[tuple[str, str | int], ...]]:
    """What a file says of each point besides its label: numbers, a level, the episode of a factor, an agency by number."""
    graph, sources = asked.graph, of_kind(asked.graph, NodeKind.SOURCE)
    support = sources_behind(graph)
    agencies: Mapping[object, int] = {agency: number for number, agency in enumerate(agencies_of(graph), 1)}
    numbers = {node.id: graph.nodes[node]["row"].number for node in of_kind(graph, NodeKind.EPISODE)}
    found = {}
    for node in asked.shown.points:
        row = graph.nodes[node]["row"]
        rows: list[SourceRow] = [graph.nodes[source]["row"] for source in chosen(sources, support[node])]
        facts: list[tuple[str, str | int]] = []
        if node.kind is NodeKind.FACTOR:
            facts += [("level", row.level), ("episode", f"Episode {numbers.get(row.episode_id, '')}")]
        if node.kind in {NodeKind.SOURCE, NodeKind.VIEW} and row.agency_id:
            facts.append(("agency", f"Agency {agencies[row.agency_id]}"))
        if node.kind not in {NodeKind.SOURCE, NodeKind.PASSAGE}:
            facts += _counts(rows)
        found[node] = tuple(facts)
    return found


def _counts(rows: list[SourceRow]) -> list[tuple[str, str | int]]:
    kinds = Counter(row.kind for row in rows)
    others = kinds.total() - kinds["conversation"] - kinds["document"]
    return [
        ("conversations", kinds["conversation"]),
        ("documents", kinds["document"]),
        ("other_sources", others),
        ("agencies", len({row.agency_id for row in rows} - {None})),
        ("independent", len({row.person_id or row.id for row in rows})),
    ]


def _in_words(asked: Asked, there: Counter[str]) -> str:
    """What the drawing shows: how many of each kind, and what each finding rests on."""
    parts = [counted(there[kind], *names) for kind, names in NAMES.items() if there[kind]]
    if not parts:
        return "Nothing is drawn."
    first = _sentence_case(", ".join(parts))
    joined = counted(len(asked.shown.joins), "line leads", "lines lead")
    findings = [node for node in asked.shown.points if node.kind is NodeKind.FINDING]
    said = [
        rests_on(asked.graph, node).sentence(asked.graph.nodes[node]["row"].name) for node in findings[:MOST_IN_WORDS]
    ]
    if len(findings) > MOST_IN_WORDS:
        said.append(f"And {counted(len(findings) - MOST_IN_WORDS, 'more finding')}.")
    return " ".join([f"{first}; {joined} from what was said or read to what rests on it.", *said])


def _sentence_case(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def data_of(graph: EvidenceGraph) -> str:
    """The same drawing for the script that lets people move about in it; nothing stands in it that the picture doesn't say."""
    many = is_large(len(graph.points))
    place = {point.key: at for at, point in enumerate(graph.points)}
    points = [
        [point.key, "paper" if point.on_paper else point.kind, point.label, point.x, point.y,
         *size_of(point, many=many), small(point, many=many)]
        for point in graph.points
    ]  # fmt: skip
    joins = [[place[join.start], place[join.end], join.times] for join in graph.joins]
    said = {"points": points, "joins": joins, "lit": sorted(graph.lit), "flows": graph.left_to_right}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
