"""Themes against independent calculations: by union and find, by leaving out each link, by trying every way."""

import doctest
from collections import deque
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from review_app.themes import build
from review_app.themes.build import Before, bridges, chain, components, contradictions, held_by_the_absent, succession

REFS = st.integers(0, 9)
LINKS = st.sets(st.tuples(REFS, REFS).filter(lambda link: link[0] < link[1]), max_size=16)


def by_union_and_find(links: set[tuple[int, int]]) -> set[frozenset[int]]:
    """What hangs together, without a graph."""
    parts = [{*link} for link in links]
    merged = True
    while merged:
        merged = False
        for one, other in combinations(parts, 2):
            if one & other:
                one |= other
                parts.remove(other)
                merged = True
                break
    return {frozenset(part) for part in parts}


def steps(links: set[tuple[int, int]], first: int, second: int) -> int | None:
    """How many links the shortest way has, by trying every way; None without one."""
    waiting, seen = deque([(first, 0)]), {first}
    while waiting:
        here, far = waiting.popleft()
        if here == second:
            return far
        for one, other in links:
            for then in {one: [other], other: [one]}.get(here, []):
                if then not in seen:
                    seen.add(then)
                    waiting.append((then, far + 1))
    return None


def test_the_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(build).failed == 0


@given(LINKS)
def test_components_are_those_of_union_and_find(links: set[tuple[int, int]]) -> None:
    assert set(components(links)) == by_union_and_find(links)


@given(LINKS)
def test_bridges_are_the_links_without_which_a_theme_comes_apart(links: set[tuple[int, int]]) -> None:
    found = bridges(links)
    for link in links:
        rest = links - {link}
        if steps(rest, *link) is not None:
            assert link not in found
            continue
        sides = [sum(steps(rest, ref, end) is not None for ref in range(10)) for end in link]
        assert found[link] == min(sides)


@given(LINKS, LINKS)
def test_contradictions_come_with_a_shortest_chain(links: set[tuple[int, int]], apart: set[tuple[int, int]]) -> None:
    found = contradictions(links, apart - links)
    for pair in apart - links:
        shortest = steps(links, *pair)
        if shortest is None:
            assert pair not in found
            continue
        way = found[pair]
        assert (way[0], way[-1], len(way) - 1) == (*pair, shortest)
        assert all((min(step), max(step)) in links for step in pairwise(way))


@given(LINKS, st.sets(REFS))
def test_the_absent_hold_nothing_together(links: set[tuple[int, int]], here: set[int]) -> None:
    among = {link for link in links if set(link) <= here}
    alone = {frozenset({ref}) for link in links for ref in link if ref in here} - {
        frozenset({ref}) for link in among for ref in link
    }
    assert set(held_by_the_absent(links, here)) == by_union_and_find(among) | alone


def test_a_long_chain_is_walked_without_going_deep() -> None:
    links = [(number, number + 1) for number in range(5000)]
    weights = bridges(links)
    assert (len(weights), weights[0, 1], weights[2499, 2500]) == (5000, 1, 2500)
    assert len(chain(links, 0, 5000)) == 5001


def before(number: int, members: set[int], *, named: bool = False) -> Before:
    """A theme as it stood; a higher number is a younger theme."""
    return Before(UUID(int=number), frozenset(members), named, datetime(2011, 1, 1, tzinfo=UTC) + timedelta(number))


def test_a_theme_goes_on_where_most_of_its_findings_are() -> None:
    small, large = frozenset({1, 2}), frozenset({3, 4, 5})
    plan = succession([before(1, {1, 2, 3, 4, 5}, named=True)], [small, large])
    assert plan.goes_on == {large: UUID(int=1)}
    assert plan.went_into == {}


def test_of_themes_that_come_together_the_named_one_goes_on_and_then_the_larger() -> None:
    whole = frozenset({1, 2, 3, 4, 5, 6, 7})
    plan = succession([before(1, {1, 2, 3}), before(2, {4, 5}, named=True), before(3, {6, 7})], [whole])
    assert plan.goes_on == {whole: UUID(int=2)}
    assert plan.went_into == {UUID(int=1): whole, UUID(int=3): whole}
    plan = succession([before(1, {1, 2}), before(2, {4, 5, 6})], [whole])
    assert plan.goes_on == {whole: UUID(int=2)}


def test_a_theme_of_which_nothing_is_left_goes_nowhere() -> None:
    assert succession([before(1, {1, 2})], []).went_into == {UUID(int=1): None}


@given(LINKS)
def test_working_out_what_stands_already_changes_nothing(links: set[tuple[int, int]]) -> None:
    parts = components(links)
    plan = succession([before(number, set(part)) for number, part in enumerate(parts)], parts)
    assert plan.goes_on == {part: UUID(int=number) for number, part in enumerate(parts)}
    assert plan.went_into == {}
