"""What the graph counts, against counting by hand; and its time."""

import doctest
import itertools
import random
import time
from uuid import UUID

import networkx as nx
import pytest

from review_app.graph import build as building
from review_app.graph import cuts, drawn, evidence, measures, reach, through, withdrawn
from review_app.graph.build import Evidence, build
from review_app.graph.evidence import (
    EpisodeRow,
    EvidenceRows,
    FactorRow,
    FindingRow,
    Node,
    NodeKind,
    OutsideRow,
    PassageRow,
    SourceRow,
    SupportRow,
    node_of,
)
from review_app.graph.layout import placing
from review_app.graph.measures import independence, loose_ends, rests_on, way_to_words
from tools.evidence import much_evidence

FINDING = FindingRow(UUID(int=1), 2, "A pattern")


def a_talk(number: int, *, person: int | None = None, agency: int = 7) -> SourceRow:
    """A conversation."""
    person_id = UUID(int=person) if person is not None else None
    return SourceRow(
        UUID(int=100 + number), "conversation", "conversations", f"Talk {number}", UUID(int=agency), person_id
    )


def ticked(source: SourceRow, target: Node) -> SupportRow:
    """The source as a whole, hung on something."""
    return SupportRow(target, source.id)


@pytest.mark.parametrize("module", [building, cuts, drawn, evidence, measures, placing, reach, through, withdrawn])
def test_the_examples_in_the_docstrings_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0


def test_a_source_that_leads_to_a_finding_by_several_ways_counts_once() -> None:
    talk, paper = a_talk(1), SourceRow(UUID(int=200), "document", "documents", "A letter", UUID(int=8))
    quote, episode = PassageRow(UUID(int=300), talk.id, "words"), EpisodeRow(UUID(int=400), "Episode 1")
    factor = FactorRow(UUID(int=500), "Load", UUID(int=401))
    graph = build(
        EvidenceRows(
            sources=(talk, paper),
            passages=(quote,),
            episodes=(episode, EpisodeRow(UUID(int=401), "Episode 2")),
            factors=(factor,),
            findings=(FINDING,),
            outside=(OutsideRow(UUID(int=600), FINDING.id, "Audit"),),
            supports=(
                SupportRow(node_of(episode), talk.id, quote.id),
                SupportRow(node_of(factor), talk.id, quote.id),
                ticked(talk, node_of(episode)),
                ticked(paper, node_of(FINDING)),
            ),
            links=((node_of(episode), node_of(FINDING)), (node_of(factor), node_of(FINDING))),
        )
    )
    rests = rests_on(graph, node_of(FINDING))
    assert rests.sentence("Finding 2") == (
        "Finding 2 rests on one conversation, one document, two agencies, in two episodes."
    )
    assert (rests.outside, rests.independence, rests.question) == (("Audit",), 2, "")
    assert len(way_to_words(graph, node_of(FINDING))) == 4


def test_a_factor_does_not_rest_on_all_that_its_episode_rests_on() -> None:
    talk, episode = a_talk(1), EpisodeRow(UUID(int=400), "Episode 1")
    factor = FactorRow(UUID(int=500), "Load", episode.id)
    graph = build(
        EvidenceRows(
            sources=(talk,), episodes=(episode,), factors=(factor,), findings=(FINDING,),
            supports=(ticked(talk, node_of(episode)),), links=((node_of(factor), node_of(FINDING)),),
        )
    )  # fmt: skip
    assert rests_on(graph, node_of(FINDING)).sentence("It") == "It rests on no conversation or document yet."
    assert loose_ends(graph).unsupported_findings == (node_of(FINDING),)


def test_who_speaks_of_other_cases_is_no_witness_of_this_one_yet_their_words_are_used() -> None:
    talk, audit = a_talk(1), OutsideRow(UUID(int=600), FINDING.id, "Audit")
    quote = PassageRow(UUID(int=300), talk.id, "words")
    supports = (SupportRow(node_of(audit), talk.id, quote.id),)
    rows = EvidenceRows(sources=(talk,), passages=(quote,), findings=(FINDING,), outside=(audit,), supports=supports)
    graph = build(rows)
    rests = rests_on(graph, node_of(FINDING))
    assert (rests.on_nothing, rests.independence, rests.outside) == (True, 0, ("Audit",))
    loose = loose_ends(graph)
    assert (loose.unused_quotes, loose.unsupported_findings) == ((), (node_of(FINDING),))
    assert len(way_to_words(graph, node_of(FINDING))) == 1


def test_one_conversation_alone_makes_the_question_and_two_with_one_person_too() -> None:
    def asked(*talks: SourceRow) -> str:
        supports = tuple(ticked(talk, node_of(FINDING)) for talk in talks)
        graph = build(EvidenceRows(sources=talks, findings=(FINDING,), supports=supports))
        return rests_on(graph, node_of(FINDING)).question

    assert asked(a_talk(1)) == "Only one conversation supports this. Is there another source?"
    assert asked(a_talk(1, person=5), a_talk(2, person=5)).startswith("All that supports this comes from one person.")
    assert asked(a_talk(1, person=5), a_talk(2, person=6)) == asked() == ""


def test_what_is_hung_on_something_that_is_gone_counts_nowhere() -> None:
    talk = a_talk(1)
    gone = Node(NodeKind.EPISODE, UUID(int=999))
    rows = EvidenceRows(
        sources=(talk,), findings=(FINDING,), supports=(ticked(talk, gone),), links=((gone, node_of(FINDING)),)
    )
    assert rests_on(build(rows), node_of(FINDING)).on_nothing


def by_hand(graph: Evidence, finding: Node) -> int:
    """The smallest set of origins without which no source leads to the finding: every set tried, the small ones first."""
    origin = {node: graph.nodes[node]["row"].person_id or node.id for node in graph if node.kind is NodeKind.SOURCE}
    for size in range(len(origin) + 1):
        for without in itertools.combinations(sorted(set(origin.values())), size):
            left = graph.subgraph([node for node in graph if origin.get(node) not in without])
            if not any(node in origin for node in nx.ancestors(left, finding)):
                return size
    raise AssertionError("without any source something still leads here")


@pytest.mark.parametrize("seed", range(40))
def test_the_independence_of_random_findings_is_what_trying_every_set_of_sources_finds(seed: int) -> None:
    chance = random.Random(seed)
    talks = [a_talk(number, person=chance.choice([None, 5, 6, 7])) for number in range(chance.randint(0, 6))]
    middle = [Node(chance.choice([NodeKind.EPISODE, NodeKind.FACTOR]), UUID(int=400 + n)) for n in range(6)]
    graph: Evidence = nx.DiGraph()
    for row in (*talks, FINDING):
        graph.add_node(node_of(row), row=row)
    order = [*map(node_of, talks), *middle, node_of(FINDING)]
    graph.add_nodes_from(order)
    pairs = [(a, b) for a, b in itertools.combinations(order, 2) if b.kind is not NodeKind.SOURCE]
    graph.add_edges_from(pair for pair in pairs if chance.random() < 0.25)
    assert independence(graph, node_of(FINDING)) == by_hand(graph, node_of(FINDING))


def test_a_large_review_is_built_and_measured_in_a_moment() -> None:
    rows = much_evidence(episodes=12, factors=80, quotes=400, sources=25, findings=8)
    times = []
    for _ in range(5):
        start = time.process_time()
        graph = build(rows)
        for row in rows.findings:
            rests_on(graph, node_of(row))
            way_to_words(graph, node_of(row))
        loose_ends(graph)
        times.append(time.process_time() - start)
    assert min(times) < 0.25
