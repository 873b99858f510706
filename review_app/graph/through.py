"""Which headings of the framework run through many episodes and findings. Pure."""

from dataclasses import dataclass
from itertools import product

import networkx as nx

from review_app.core.text import counted
from review_app.graph.build import Evidence
from review_app.graph.evidence import FactorRow, Node, NodeKind
from review_app.graph.reach import of_kind

MOST = 5  # sentences on a page


@dataclass(frozen=True)
class Running:
    """A heading under which factors of several episodes or findings stand."""

    term: str
    heading: str
    level: str
    episodes: int
    findings: int
    share: float  # of the shortest ways between an episode and a finding, those that lead through it

    @property
    def sentence(self) -> str:
        """The one sentence that says how far it reaches.

        >>> Running("forms", "Forms", "Front line", 4, 2, 0.42).sentence
        '“Forms” runs through four episodes and two findings; of 100 shortest ways between them, 42 lead through it.'
        """
        where = f"{counted(self.episodes, 'episode')} and {counted(self.findings, 'finding')}"
        ways = f"of 100 shortest ways between them, {round(100 * self.share)} lead through it"
        return f"“{self.heading}” runs through {where}" + (f"; {ways}." if self.findings else ".")


def running_through(graph: Evidence, most: int = MOST) -> list[Running]:
    """The headings that reach furthest, first the one through which most shortest ways lead.

    Betweenness (Freeman 1977; Brandes 2001) of the headings in the graph of episodes, headings and findings, counted
    over the pairs of an episode and a finding that some way joins. A heading of one episode and one finding runs through
    nothing, and is left out.
    """
    joined, rows = _headings(graph)
    ends = {kind: of_kind(graph, kind) for kind in (NodeKind.EPISODE, NodeKind.FINDING)}
    ends = {kind: [node for node in nodes if node in joined] for kind, nodes in ends.items()}
    within = {node: place for place, part in enumerate(nx.connected_components(joined)) for node in part}
    pairs = sum(within[episode] == within[finding] for episode, finding in product(*ends.values()))
    between = nx.betweenness_centrality_subset(joined.to_directed(), ends[NodeKind.EPISODE], ends[NodeKind.FINDING])
    found = []
    for term, row in rows.items():
        kinds = [node.kind for node in joined.neighbors(term) if isinstance(node, Node)]
        episodes, findings = kinds.count(NodeKind.EPISODE), kinds.count(NodeKind.FINDING)
        if max(episodes, findings) > 1:
            share = between[term] / pairs if pairs else 0.0
            found.append(Running(term, row.heading, row.level, episodes, findings, share))
    found.sort(key=lambda each: (-each.share, -each.episodes - each.findings, each.heading))
    return found[:most]


def _headings(graph: Evidence) -> tuple["nx.Graph[Node | str]", dict[str, FactorRow]]:
    """Episodes and findings joined by the headings of their factors, and a factor of each heading."""
    joined: nx.Graph[Node | str] = nx.Graph()
    rows: dict[str, FactorRow] = {}
    for factor in of_kind(graph, NodeKind.FACTOR):
        row: FactorRow = graph.nodes[factor]["row"]
        if not row.term:
            continue
        rows.setdefault(row.term, row)
        joined.add_edge(Node(NodeKind.EPISODE, row.episode_id), row.term)
        joined.add_edges_from((row.term, after) for after in graph.successors(factor))
    return joined, rows
