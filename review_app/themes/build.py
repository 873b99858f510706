"""Themes out of decisions: what hangs together, on what it hangs, and where decisions contradict each other. Pure.

A link is a pair of findings that counts as the same. Whatever can be ordered may stand for a finding.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import networkx as nx

Ref = Any  # a finding: its opaque number; in the examples below, a letter
Link = tuple[Ref, Ref]


def components(links: Iterable[Link]) -> list[frozenset[Ref]]:
    """The findings that hang together, each group of them once; the one with the smallest finding first.

    >>> [sorted(part) for part in components([("b", "c"), ("x", "y"), ("a", "b")])]
    [['a', 'b', 'c'], ['x', 'y']]
    """
    return sorted((frozenset(part) for part in nx.connected_components(_graph(links))), key=min)


def bridges(links: Iterable[Link]) -> dict[Link, int]:
    """The links without which a theme would come apart, and how many findings the smaller part would have.

    >>> bridges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e")])
    {('c', 'd'): 2, ('d', 'e'): 1}
    """
    graph = _graph(links)
    single = sorted((min(link), max(link)) for link in nx.bridges(graph))
    if not single:
        return {}
    return _smaller_sides(graph, single)


def chain(links: Iterable[Link], first: Ref, second: Ref) -> list[Ref]:
    """The shortest way from one finding to another over links; empty if there is none.

    >>> chain([("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")], "a", "c")
    ['a', 'b', 'c']
    >>> chain([("a", "b")], "a", "z")
    []
    """
    graph = _graph(links)
    try:
        found: list[Ref] = nx.shortest_path(graph, first, second)
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []
    return found


def contradictions(links: Iterable[Link], apart: Iterable[Link]) -> dict[Link, list[Ref]]:
    """The pairs that were refused although links join them, each with the shortest chain that does.

    >>> contradictions([("a", "b"), ("b", "c")], [("a", "c"), ("a", "x")])
    {('a', 'c'): ['a', 'b', 'c']}
    """
    known = list(links)
    chains = {(first, second): chain(known, first, second) for first, second in sorted(apart)}
    return {pair: refs for pair, refs in chains.items() if refs}


def held_by_the_absent(links: Iterable[Link], here: Collection[Ref]) -> list[frozenset[Ref]]:
    """The parts into which the findings still shared would fall if those that are shared no longer were left out.

    >>> [sorted(part) for part in held_by_the_absent([("a", "w"), ("w", "b"), ("b", "c")], {"a", "b", "c"})]
    [['a'], ['b', 'c']]
    """
    known = list(links)
    graph = _graph(known)
    graph.remove_nodes_from([ref for ref in list(graph) if ref not in here])
    return sorted((frozenset(part) for part in nx.connected_components(graph)), key=min)


@dataclass(frozen=True)
class Before:
    """A theme as it stood: its findings, whether it has a name, and since when it is there."""

    theme_id: UUID
    members: frozenset[Ref]
    is_named: bool
    since: datetime


@dataclass(frozen=True)
class Plan:
    """Which theme goes on in which group of findings, and into which group the others went."""

    goes_on: Mapping[frozenset[Ref], UUID]
    went_into: Mapping[UUID, frozenset[Ref] | None]  # of the themes that end; None: nothing is left of it


def succession(
    before: Sequence[Before], after: Sequence[frozenset[Ref]], claimed: Collection[frozenset[Ref]] = ()
) -> Plan:
    """Which theme goes on where, after decisions changed.

    A theme goes on where most of its findings are, but not in a group that is `claimed` by a theme which once went into
    it and splits off again. Of several that came together one goes on: a named one before an unnamed,
    then the one with most findings, then the oldest; a person can choose another name.
    """
    of_ref = {ref: part for part in after if part not in claimed for ref in part}
    heirs = {theme.theme_id: _heir(theme, of_ref) for theme in before}
    goes_on: dict[frozenset[Ref], UUID] = {}
    for theme in sorted(before, key=lambda one: (not one.is_named, -len(one.members), one.since, one.theme_id)):
        part = heirs[theme.theme_id]
        if part is not None:
            goes_on.setdefault(part, theme.theme_id)
    staying = set(goes_on.values())
    return Plan(goes_on, {theme_id: part for theme_id, part in heirs.items() if theme_id not in staying})


def _heir(theme: Before, of_ref: Mapping[Ref, frozenset[Ref]]) -> frozenset[Ref] | None:
    parts = {part for ref in theme.members if (part := of_ref.get(ref)) is not None}
    return min(parts, key=lambda part: (-len(part & theme.members), min(part)), default=None)


def shared_out(
    members: frozenset[Ref], parts: Collection[frozenset[Ref]], once: Mapping[UUID, frozenset[Ref]]
) -> tuple[frozenset[Ref], dict[frozenset[Ref], UUID]]:
    """What a theme that splits has of its own, and which parts are the themes that `once` came into it, with what they had.

    The part with most of its own stays the theme itself, and is nobody else's. Another part is the theme that it is most
    like, if most of that theme's findings are in it, and not more of those that this theme has of its own.

    >>> own, claims = shared_out(frozenset("abcdefg"), [frozenset("ab"), frozenset("cdefg")],
    ...                          {UUID(int=1): frozenset("ab"), UUID(int=2): frozenset("fg")})
    >>> sorted(own), [(sorted(part), theme.int) for part, theme in claims.items()]
    (['c', 'd', 'e'], [(['a', 'b'], 1)])
    """
    own = members.difference(*once.values()) or members
    stays = min(parts, key=lambda part: (-len(part & own), -len(part & members), min(part)))
    fitting = [
        (-len(part & refs) / len(part | refs), theme_id, part)
        for part in parts
        for theme_id, refs in once.items()
        if part != stays and len(part & refs) * 2 > len(refs) and len(part & refs) >= len(part & own)
    ]
    claims: dict[frozenset[Ref], UUID] = {}
    for _unlike, theme_id, part in sorted(fitting, key=lambda one: (one[0], one[1], min(one[2]))):
        if part not in claims and theme_id not in claims.values():
            claims[part] = theme_id
    return own, claims


def _graph(links: Iterable[Link]) -> "nx.Graph[Ref]":
    graph: nx.Graph[Ref] = nx.Graph()
    graph.add_edges_from(sorted((min(link), max(link)) for link in links))
    return graph


def _smaller_sides(graph: "nx.Graph[Ref]", single: Sequence[Link]) -> dict[Link, int]:
    """For each link that holds a theme together alone, how many findings its smaller side has; in one walk over all."""
    blocks = graph.copy()
    blocks.remove_edges_from(single)
    block_of: dict[Ref, int] = {}
    sizes: list[int] = []
    for number, part in enumerate(nx.connected_components(blocks)):
        block_of |= dict.fromkeys(part, number)
        sizes.append(len(part))
    tree: nx.Graph[int] = nx.Graph()
    tree.add_edges_from((block_of[first], block_of[second]) for first, second in single)
    below, whole = _weights(tree, sizes)
    found = {}
    for first, second in single:
        one, other = block_of[first], block_of[second]
        side = min(below[one], below[other])  # the one further from the root of the walk
        found[first, second] = min(side, whole[one] - side)
    return found


def _weights(tree: "nx.Graph[int]", sizes: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    """How many findings hang below each block of a walk over a tree of blocks, and how many its theme has."""
    below: dict[int, int] = {}
    whole: dict[int, int] = {}
    for part in nx.connected_components(tree):
        root = min(part)
        parents = dict(nx.bfs_predecessors(tree, root))
        weights = {block: sizes[block] for block in part}
        for block in nx.dfs_postorder_nodes(tree, root):
            if block in parents:
                weights[parents[block]] += weights[block]
        below |= weights
        whole |= dict.fromkeys(part, weights[root])
    return below, whole
