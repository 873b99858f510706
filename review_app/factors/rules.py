"""What factors may not be, and what becomes of them when a review moves to another version of the framework."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from review_app.factors.models import AskedHeading, Factor
from review_app.vocabularies.crosswalk import Edition, successors
from review_app.vocabularies.models import Term

Thing = TypeVar("Thing", Factor, AskedHeading)


@dataclass(frozen=True)
class Plan:
    """What moving over to another version would do: factors that follow their heading, and those to be asked about."""

    follow: tuple[tuple[Factor, Term], ...] = ()
    asked: tuple[
        tuple[Factor, tuple[Term, ...]], ...
    ] = ()  # with what their heading was split into; none: it is retired


def why_not_factor(text: str) -> str | None:
    """Why a factor can't be saved, or None."""
    return None if text.strip() else "Say in a sentence what helped or hindered."


def why_not_asked(who: str) -> str | None:
    """Why a note that a heading was asked about can't be saved, or None."""
    return None if who.strip() else "Say who asked, and whom."


def why_not_move(uses: int, target: int, newest: int) -> str | None:
    """Why a review can't move from the version that it uses to another, or None."""
    if target != newest:
        return "Another version has come into force since you opened this page. Read what it changes, then move over."
    return "This review uses a later version already." if uses > target else None


def plan(factors: Iterable[Factor], editions: Sequence[Edition], target: Edition) -> Plan:
    """What moving to a version would do to each factor that stands under a heading of an earlier one."""
    onward = list(_onward(factors, editions, target))
    asked = ((factor, found) for factor, found in onward if len(found) != 1)
    return Plan(tuple((factor, found[0]) for factor, found in onward if len(found) == 1), tuple(asked))


def follow(
    notes: Iterable[AskedHeading], editions: Sequence[Edition], target: Edition
) -> list[tuple[AskedHeading, Term]]:
    """Where the notes that a heading was asked about go; those whose heading was split or retired stay where they are."""
    return [(note, found[0]) for note, found in _onward(notes, editions, target) if len(found) == 1]


def _onward(
    things: Iterable[Thing], editions: Sequence[Edition], target: Edition
) -> Iterator[tuple[Thing, tuple[Term, ...]]]:  # fmt: skip
    versions = {edition.vocabulary.id: edition.version for edition in editions}
    for thing in things:
        start = versions.get(thing.term.vocabulary_id, target.version)
        if start < target.version:
            keys = successors(thing.term.key, editions, start, target.version)
            yield thing, tuple(target.terms[key] for key in keys)
