"""Independence, narrow places, what runs through and what withdrawing leaves, against trying everything by hand."""

import itertools
from collections.abc import Iterator
from uuid import UUID

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from review_app.graph.build import Evidence
from review_app.graph.cuts import PEOPLE_AND_SOURCES, Point, independence, narrow_place, smallest_cut
from review_app.graph.evidence import EpisodeRow, FactorRow, FindingRow, Node, NodeKind, SourceRow
from review_app.graph.reach import chosen, of_kind, sources_behind
from review_app.graph.through import running_through
from review_app.graph.withdrawn import if_withdrawn

FINDING = FindingRow(UUID(int=1), 1, "A pattern")
GOAL = Node(NodeKind.FINDING, FINDING.id)
EVERYTHING = frozenset(NodeKind)


@st.composite
def graphs(draw: st.DrawFn) -> Evidence:
    """A graph of up to five sources of up to three people, up to five things between, and a finding."""
    people = draw(st.lists(st.sampled_from([None, 7, 8, 9]), max_size=5))
    graph: Evidence = nx.DiGraph()
    for number, person in enumerate(people):
        row = SourceRow(
            UUID(int=100 + number), "conversation", "conversations", f"Talk {number}", None, person and UUID(int=person)
        )
        graph.add_node(Node(NodeKind.SOURCE, row.id), row=row)
    kinds = draw(
        st.lists(st.sampled_from([NodeKind.EPISODE, NodeKind.FACTOR, NodeKind.VIEW, NodeKind.OUTSIDE]), max_size=5)
    )
    for number, kind in enumerate(kinds):
        graph.add_node(Node(kind, UUID(int=200 + number)), row=EpisodeRow(UUID(int=200 + number), f"Thing {number}"))
    graph.add_node(GOAL, row=FINDING)
    pairs = [pair for pair in itertools.combinations(graph, 2) if pair[1].kind is not NodeKind.SOURCE]
    if pairs:
        graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), unique=True)))
    return graph


def origin(graph: Evidence, source: Node) -> Point:
    """The person whose account a source is, or the source itself."""
    return graph.nodes[source]["row"].person_id or source


def in_the_case(graph: Evidence) -> Evidence:
    """The graph without the ways by which outside evidence leads on: it witnesses other cases."""
    return nx.subgraph_view(graph, filter_edge=lambda start, _end: start.kind is not NodeKind.OUTSIDE)


def rests_on_nothing(graph: Evidence, without: set[Point]) -> bool:
    """Whether no source leads to the finding once some points are taken away."""
    left = in_the_case(graph).subgraph([node for node in graph if node not in without])
    sources = [node for node in of_kind(left, NodeKind.SOURCE) if origin(graph, node) not in without]
    return not any(nx.has_path(left, source, GOAL) for source in sources)


def sets_by_size(points: list[Point]) -> Iterator[set[Point]]:
    for size in range(len(points) + 1):
        yield from (set(some) for some in itertools.combinations(points, size))


def by_hand(graph: Evidence, kinds: frozenset[NodeKind]) -> int:
    """How many points the smallest such set has: every set tried, the small ones first."""
    points: set[Point] = {node for node in graph if node.kind in kinds and node != GOAL}
    points |= {origin(graph, node) for node in of_kind(graph, NodeKind.SOURCE)}
    return next(len(some) for some in sets_by_size(sorted(points, key=str)) if rests_on_nothing(graph, some))


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_the_smallest_cut_is_one_and_none_is_smaller(graph: Evidence) -> None:
    for kinds in (PEOPLE_AND_SOURCES, EVERYTHING):
        cut = smallest_cut(graph, GOAL, kinds)
        assert rests_on_nothing(graph, cut)
        assert len(cut) == by_hand(graph, kinds)


@settings(max_examples=200, deadline=None)
@given(graphs())
def test_independence_is_the_size_of_the_smallest_set_of_people_and_sources(graph: Evidence) -> None:
    assert independence(graph, GOAL) == by_hand(graph, PEOPLE_AND_SOURCES)


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_a_narrow_place_is_what_all_would_be_lost_without(graph: Evidence) -> None:
    place = narrow_place(graph, GOAL)
    middle = of_kind(graph, NodeKind.EPISODE, NodeKind.FACTOR)
    alone = {node for node in middle if rests_on_nothing(graph, {node})}
    if by_hand(graph, PEOPLE_AND_SOURCES) < 2:
        assert place is None
    elif place is None:
        assert not alone
    else:
        assert place in alone


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_what_withdrawing_a_source_leaves_is_what_taking_it_away_leaves(graph: Evidence) -> None:
    whole = in_the_case(graph)
    for source in of_kind(graph, NodeKind.SOURCE):
        gone = if_withdrawn(graph, source)
        left = whole.subgraph([node for node in graph if node != source])
        things = [thing for thing in nx.descendants(whole, source) if thing.kind is not NodeKind.OUTSIDE]
        for thing in things:
            people = {origin(graph, node) for node in nx.ancestors(left, thing) if node.kind is NodeKind.SOURCE}
            assert (thing in {each.thing for each in gone.on_nothing}) == (not people)
            assert (thing in {each.thing for each in gone.on_one}) == (len(people) == 1)
        assert len(gone.on_nothing) + len(gone.on_one) + gone.others == len(things)


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_the_sources_behind_everything_are_its_ancestors(graph: Evidence) -> None:
    sources, support = of_kind(graph, NodeKind.SOURCE), sources_behind(graph)
    for node in graph:
        there = {each for each in nx.ancestors(in_the_case(graph), node) | {node} if each.kind is NodeKind.SOURCE}
        assert set(chosen(sources, support[node])) == there


Told = list[tuple[int, int, set[int]]]  # of each factor: its episode, its heading, and the findings drawn from it


def graph_of(factors: Told) -> Evidence:
    """Four episodes, three findings, and these factors between them."""
    graph: Evidence = nx.DiGraph()
    for number in range(1, 5):
        graph.add_node(Node(NodeKind.EPISODE, UUID(int=number)), row=EpisodeRow(UUID(int=number), f"Episode {number}"))
    for number in range(1, 4):
        row = FindingRow(UUID(int=number), number, "A pattern")
        graph.add_node(Node(NodeKind.FINDING, row.id), row=row)
    for number, (episode, term, findings) in enumerate(factors):
        factor = FactorRow(UUID(int=100 + number), "A factor", UUID(int=episode), f"key-{term}", f"H {term}", "Other")
        node = Node(NodeKind.FACTOR, factor.id)
        graph.add_node(node, row=factor)
        graph.add_edges_from((node, Node(NodeKind.FINDING, UUID(int=finding))) for finding in findings)
    return graph


def shares_by_hand(factors: Told) -> dict[int, float]:
    """Of the shortest ways between every episode and finding that are joined, those through each heading."""
    joined: nx.Graph[object] = nx.Graph((("episode", episode), term) for episode, term, _findings in factors)
    joined.add_edges_from((term, ("finding", finding)) for _episode, term, findings in factors for finding in findings)
    pairs = [
        (start, end)
        for start, end in itertools.product(joined, joined)
        if isinstance(start, tuple) and isinstance(end, tuple) and (start[0], end[0]) == ("episode", "finding")
    ]
    ways = [list(nx.all_shortest_paths(joined, *pair)) for pair in pairs if nx.has_path(joined, *pair)]
    return {
        term: sum(sum(term in way for way in some) / len(some) for some in ways) / max(len(ways), 1)
        for term in range(1, 5)
    }


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.sets(st.integers(1, 3), max_size=3)), max_size=8))
def test_what_runs_through_is_counted_as_over_every_shortest_way(factors: Told) -> None:
    shares = shares_by_hand(factors)
    for each in running_through(graph_of(factors)):
        term = int(each.term.removeprefix("key-"))
        assert abs(each.share - shares[term]) < 1e-9
        assert each.episodes == len({episode for episode, heading, _findings in factors if heading == term})
        assert max(each.episodes, each.findings) > 1
