"""Where everybody of a genogram stands: generations from the top, couples side by side, children below their parents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exports.content.genogram import Genogram

SWEEPS = 6  # times that the places are drawn towards parents and children; more changes nothing for a family


@dataclass(frozen=True)
class Place:
    """A person's generation, counted from 0 at the top, and their place from the left, in steps of at least one."""

    generation: int
    across: float


def places(family: Genogram) -> dict[str, Place]:
    """Where each person stands.

    >>> from exports.content.genogram import Parents, Person
    >>> places(Genogram("", (Person("m", "Mother"), Person("k", "Kofi")), parents=(Parents("k", "m"),)))["k"]
    Place(generation=1, across=0.0)
    """
    generation = generations(family)
    rows = [_in_order(family, generation, number) for number in range(max(generation.values(), default=-1) + 1)]
    across = {key: float(number) for row in rows for number, key in enumerate(row)}
    near = _neighbours(family)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = [_mean([across[other] for other in near[key]], across[key]) for key in row]
            across |= dict(zip(row, spread(wanted), strict=True))
    left = min(across.values(), default=0.0)
    return {key: Place(generation[key], across[key] - left) for key in generation}


def generations(family: Genogram) -> dict[str, int]:
    """How many generations each person stands below the oldest; couples stand level."""
    level = {person.key: 0 for person in family.people}
    for _ in family.people:  # each pass settles at least one more generation
        for link in family.parents:
            level[link.child] = max(level[link.child], level[link.parent] + 1)
        for couple in family.couples:
            level[couple.one] = level[couple.other] = max(level[couple.one], level[couple.other])
        for one, other in _both_parents(family):
            level[one] = level[other] = max(level[one], level[other])
    return level


def spread(wanted: Sequence[float]) -> list[float]:
    """The places nearest to those wanted that keep the order and lie at least one apart (isotonic regression by pooling).

    >>> spread([0.0, 0.0])
    [-0.5, 0.5]
    """
    pools: list[list[float]] = []  # sum and number of what stands together, each place less its index
    for index, place in enumerate(wanted):
        pools.append([place - index, 1.0])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, number = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += number
    level = [total / number for total, number in pools for _ in range(int(number))]
    return [place + index for index, place in enumerate(level)]


def _in_order(family: Genogram, generation: Mapping[str, int], number: int) -> list[str]:
    """One generation from left to right: as the list has it, with partners beside each other."""
    row: list[str] = []
    partners = _partners(family)
    here = [person.key for person in family.people if generation[person.key] == number]
    for key in sorted(here, key=lambda key: -len(partners.get(key, []))):
        if key in row:
            continue
        known = [partner for partner in partners.get(key, []) if generation[partner] == number and partner not in row]
        row += [*known[:1], key, *known[1:]]
    return row


def _partners(family: Genogram) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in [*((couple.one, couple.other) for couple in family.couples), *_both_parents(family)]:
        for key, partner in ((one, other), (other, one)):
            if partner not in found.setdefault(key, []):
                found[key].append(partner)
    return found


def _both_parents(family: Genogram) -> list[tuple[str, str]]:
    """The pairs who are a child's parents by birth, whether or not a couple is written down."""
    by_child: dict[str, list[str]] = {}
    for link in family.parents:
        if link.by_birth:
            by_child.setdefault(link.child, []).append(link.parent)
    return [(parents[0], parents[1]) for parents in by_child.values() if len(parents) == 2]


def _neighbours(family: Genogram) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {person.key: [] for person in family.people}
    for link in family.parents:
        near[link.child].append(link.parent)
        near[link.parent].append(link.child)
    return near


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
