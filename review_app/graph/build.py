"""Building the evidence graph of a review: an arrow leads from what was said or read to what rests on it. Pure."""

from typing import TypeAlias

import networkx as nx

from review_app.graph.evidence import EvidenceRows, Node, NodeKind, SupportRow

Evidence: TypeAlias = "nx.DiGraph[Node]"


def build(rows: EvidenceRows) -> Evidence:
    """The graph of one review: source → quote → view → episode → finding, and source → quote → factor → finding.

    A factor rests on those who say so, not on all that its episode rests on; its row names its episode.
    What points at something that is not there, such as a deleted episode, is left out.

    >>> from uuid import UUID
    >>> from review_app.graph.evidence import FindingRow, PassageRow, SourceRow
    >>> talk, words, finding = UUID(int=1), UUID(int=2), UUID(int=3)
    >>> graph = build(EvidenceRows(
    ...     sources=(SourceRow(talk, "conversation", "conversations", "Conversation with health visitor 2"),),
    ...     passages=(PassageRow(words, talk, "the form had no box for it"),),
    ...     findings=(FindingRow(finding, 1, "The form sorts calls by what the sender ticks."),),
    ...     supports=(SupportRow(Node(NodeKind.FINDING, finding), talk, words),),
    ... ))
    >>> [f"{start.kind} → {end.kind}" for start, end in graph.edges]
    ['source → passage', 'passage → finding']
    """
    graph: Evidence = nx.DiGraph()
    for node, row in rows.nodes():
        graph.add_node(node, row=row)
    for start, end in _arrows(rows):
        if start in graph and end in graph:
            graph.add_edge(start, end)
    return graph


def _arrows(rows: EvidenceRows) -> list[tuple[Node, Node]]:
    held = [(Node(NodeKind.SOURCE, row.source_id), Node(NodeKind.PASSAGE, row.id)) for row in rows.passages]
    seen = [(Node(NodeKind.VIEW, row.id), Node(NodeKind.EPISODE, row.episode_id)) for row in rows.views]
    beside = [(Node(NodeKind.OUTSIDE, row.id), Node(NodeKind.FINDING, row.finding_id)) for row in rows.outside]
    return [*held, *[(_words(support), support.target) for support in rows.supports], *seen, *rows.links, *beside]


def _words(support: SupportRow) -> Node:
    """The quote, or the source where it is ticked as a whole."""
    if support.passage_id is None:
        return Node(NodeKind.SOURCE, support.source_id)
    return Node(NodeKind.PASSAGE, support.passage_id)
