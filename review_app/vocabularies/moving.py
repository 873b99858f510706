"""Moving a review to a later version of one of its frameworks: what follows by itself, and what is asked. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from review_app.vocabularies.crosswalk import Change, Edition, changes, successors
from review_app.vocabularies.models import Term, Vocabulary


class Placed(Protocol):
    """What stands under a heading, such as a contributory factor."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def term(self) -> Term:
        """The heading under which it stands."""


Thing = TypeVar("Thing")
T = TypeVar("T", bound=Placed)


@dataclass(frozen=True)
class Plan(Generic[Thing]):
    """What moving over to another version would do: what follows its heading, and what is to be asked about."""

    follow: tuple[tuple[Thing, Term], ...] = ()
    asked: tuple[tuple[Thing, tuple[Term, ...]], ...] = ()  # with what its heading was split into; none: it is retired


@dataclass(frozen=True)
class Framework(Generic[Thing]):
    """The version that a review uses, every one that is or was in force, and what moving to the newest would do."""

    uses: Vocabulary
    editions: Sequence[Edition]
    planned: Plan[Thing] = field(default_factory=Plan)

    @property
    def target(self) -> Edition:
        """The version in force."""
        return self.editions[-1]

    @property
    def is_behind(self) -> bool:
        """Whether there is a later version to move to."""
        return self.uses.version < self.target.version

    @property
    def steps(self) -> list[tuple[Edition, list[Change]]]:
        """What each later version changed, the oldest first."""
        later = [each for each in self.editions if each.version >= self.uses.version]
        return [(after, changes(before, after)) for before, after in pairwise(later)]


def why_not_move(uses: int, target: int, newest: int) -> str | None:
    """Why a review can't move from the version that it uses to another, or None."""
    if target != newest:
        return "Another version has come into force since you opened this page. Read what it changes, then move over."
    return "This review uses a later version already." if uses > target else None


def plan(things: Iterable[T], editions: Sequence[Edition], target: Edition) -> Plan[T]:
    """What moving to a version would do to each thing that stands under a heading of an earlier one."""
    onward = list(_onward(things, editions, target))
    asked = ((thing, found) for thing, found in onward if len(found) != 1)
    return Plan(tuple((thing, found[0]) for thing, found in onward if len(found) == 1), tuple(asked))


def answered(planned: Plan[T], answers: Mapping[UUID, UUID], target: Edition) -> list[tuple[T, Term]]:
    """What somebody said of the things that are asked about: one of what their heading was split into, or any."""
    there = {term.id: term for term in target.terms.values()}
    moves = []
    for thing, offered in planned.asked:
        term = there.get(answers.get(thing.id, thing.term.id))
        if term is not None and (not offered or term in offered):
            moves.append((thing, term))
    return moves


def _onward(
    things: Iterable[T], editions: Sequence[Edition], target: Edition
) -> Iterator[tuple[T, tuple[Term, ...]]]:  # fmt: skip
    versions = {edition.vocabulary.id: edition.version for edition in editions}
    for thing in things:
        start = versions.get(thing.term.vocabulary_id, target.version)
        if start < target.version:
            keys = successors(thing.term.key, editions, start, target.version)
            yield thing, tuple(target.terms[key] for key in keys)
