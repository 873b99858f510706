"""What the evidence graph says: what a finding rests on, the way to the words, loose ends. Pure; see cuts.py for independence."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from review_app.core.text import counted
from review_app.graph.build import Evidence
from review_app.graph.cuts import independence
from review_app.graph.evidence import FactorRow, Node, NodeKind, SourceRow
from review_app.graph.reach import ahead, behind, of_kind

NOTHING = "no conversation or document yet"


@dataclass(frozen=True)
class RestsOn:
    """What a finding rests on, in counts alone: never which."""

    sources: tuple[tuple[int, str, str], ...] = ()  # how many of each kind: number, noun, plural
    agencies: int = 0
    episodes: int = 0
    outside: tuple[str, ...] = ()  # the kinds of evidence outside the case
    independence: int = 0

    @property
    def on_nothing(self) -> bool:
        """Whether nobody's account and no paper leads here."""
        return not self.sources

    def sentence(self, subject: str) -> str:
        """The one sentence that says what a finding rests on, in counts.

        >>> RestsOn(((5, "conversation", "conversations"), (1, "document", "documents")), 3, 4).sentence("Finding 2")
        'Finding 2 rests on five conversations, one document, three agencies, in four episodes.'
        >>> RestsOn().sentence("Finding 3")
        'Finding 3 rests on no conversation or document yet.'
        """
        parts = [counted(number, noun, plural) for number, noun, plural in self.sources]
        if parts and self.agencies:
            parts.append(counted(self.agencies, "agency", "agencies"))
        if parts and self.episodes:
            parts.append(f"in {counted(self.episodes, 'episode')}")
        return f"{subject} rests on {', '.join(parts) or NOTHING}."

    @property
    def question(self) -> str:
        """What to ask a lead reviewer where all hangs on one source or person; nothing otherwise.

        >>> RestsOn(((1, "conversation", "conversations"),), independence=1).question
        'Only one conversation supports this. Is there another source?'
        """
        if self.independence != 1:
            return ""
        if len(self.sources) == 1 and self.sources[0][0] == 1:
            return f"Only one {self.sources[0][1]} supports this. Is there another source?"
        return "All that supports this comes from one person. Is there another source?"


@dataclass(frozen=True)
class Way:
    """One way from a finding to the words: the steps between, then a quote, or a source ticked as a whole."""

    steps: tuple[Node, ...]
    words: Node
    source: Node


@dataclass(frozen=True)
class LooseEnds:
    """What leads to no finding, and what nothing leads to."""

    unused_quotes: tuple[Node, ...]
    unused_factors: tuple[Node, ...]
    unsupported_findings: tuple[Node, ...]
    unsupported_episodes: tuple[Node, ...]
    unsupported_factors: tuple[Node, ...] = ()
    unused_sources: tuple[Node, ...] = ()


def rests_on(graph: Evidence, finding: Node) -> RestsOn:
    """The counts of distinct conversations, documents, agencies and episodes behind a finding, and what is outside the case.

    An episode counts where the finding is drawn from it, or from a factor that was at work in it.
    """
    before = behind(graph, [finding]) - {finding}
    sources: list[SourceRow] = [graph.nodes[node]["row"] for node in before if node.kind is NodeKind.SOURCE]
    factors: list[FactorRow] = [graph.nodes[node]["row"] for node in before if node.kind is NodeKind.FACTOR]
    episodes = {node.id for node in before if node.kind is NodeKind.EPISODE} | {row.episode_id for row in factors}
    outside = {graph.nodes[node]["row"].name for node in before if node.kind is NodeKind.OUTSIDE}
    return RestsOn(
        sources=_by_kind(graph, sources),
        agencies=len({source.agency_id for source in sources} - {None}),
        episodes=len(episodes),
        outside=tuple(sorted(outside)),
        independence=independence(graph, finding),
    )


def way_to_words(graph: Evidence, finding: Node) -> list[Way]:
    """Every way from a finding back to the words, straight ones first, then by what lies between.

    >>> from uuid import UUID
    >>> import networkx as nx
    >>> talk, episode, finding = (Node(kind, UUID(int=1)) for kind in (NodeKind.SOURCE, NodeKind.EPISODE, NodeKind.FINDING))
    >>> ways = way_to_words(nx.DiGraph([(talk, episode), (episode, finding)]), finding)
    >>> [[step.kind.value for step in way.steps] + [way.words.kind.value] for way in ways]
    [['episode', 'source']]
    """
    return sorted(_ways(graph, finding, ()), key=lambda way: len(way.steps) > 0)


def loose_ends(graph: Evidence) -> LooseEnds:
    """Quotes and factors that lead to no finding; findings, episodes and factors that no source leads to; unused sources."""
    used = behind(graph, of_kind(graph, NodeKind.FINDING), outside_too=True)
    supported = ahead(graph, of_kind(graph, NodeKind.SOURCE))
    return LooseEnds(
        unused_quotes=_without(graph, NodeKind.PASSAGE, used),
        unused_factors=_without(graph, NodeKind.FACTOR, used),
        unsupported_findings=_without(graph, NodeKind.FINDING, supported),
        unsupported_episodes=_without(graph, NodeKind.EPISODE, supported),
        unsupported_factors=_without(graph, NodeKind.FACTOR, supported),
        unused_sources=tuple(node for node in of_kind(graph, NodeKind.SOURCE) if graph.out_degree(node) == 0),
    )


def _by_kind(graph: Evidence, sources: list[SourceRow]) -> tuple[tuple[int, str, str], ...]:
    """How many of each kind: conversations, then documents, then the others as they first come in the review."""
    plural = {source.kind: source.plural for source in sources}
    number, order = Counter(source.kind for source in sources), {"conversation": -2, "document": -1}
    if number.keys() - order.keys():
        places = enumerate(of_kind(graph, NodeKind.SOURCE))
        order = {graph.nodes[node]["row"].kind: place for place, node in places} | order
    return tuple((number[kind], kind, plural[kind]) for kind in sorted(number, key=lambda kind: order[kind]))


def _ways(graph: Evidence, thing: Node, steps: tuple[Node, ...]) -> Iterator[Way]:
    for before in graph.predecessors(thing):
        if before.kind is NodeKind.SOURCE:
            yield Way(steps, before, before)
        elif before.kind is NodeKind.PASSAGE:
            yield from (Way(steps, before, source) for source in graph.predecessors(before))
        else:
            yield from _ways(graph, before, (*steps, before))


def _without(graph: Evidence, kind: NodeKind, known: set[Node]) -> tuple[Node, ...]:
    return tuple(node for node in of_kind(graph, kind) if node not in known)
