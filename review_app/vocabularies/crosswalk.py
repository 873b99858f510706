"""The cross-walk: what became of each heading from one version of a framework to another. Pure; nothing is read here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from review_app.core.text import counted
from review_app.vocabularies.models import LinkKind, Term, TermLink, Vocabulary

WORDS = ("prompts", "example", "also")


@dataclass(frozen=True)
class Edition:
    """One version of a framework: its headings in use and those no longer used, by key, and what came out of what."""

    vocabulary: Vocabulary
    terms: Mapping[str, Term] = field(default_factory=dict)
    retired: Mapping[str, Term] = field(default_factory=dict)
    links: Sequence[TermLink] = ()

    @property
    def version(self) -> int:
        """Its number."""
        return self.vocabulary.version


@dataclass(frozen=True)
class Change:
    """One thing that differs from the version before, in a sentence."""

    kind: str  # "added", "renamed", "moved", "reworded", "split", "merged", "undone", "retired", "back", "order"
    said: str
    keys: tuple[str, ...] = ()  # of the headings it is about


def successors(key: str, editions: Sequence[Edition], start: int, end: int) -> list[str]:
    """Which headings of version `end` a heading of version `start` has become: one, several after a split, or none.

    A merge that was made and taken back in between counts as if it had never been.
    """
    steps = sorted((each for each in editions if start < each.version <= end), key=lambda each: each.version)
    undone = _made_and_undone(steps)
    reached = [key]
    for step in steps:
        reached = [onward for each in reached for onward in _onward(each, step, undone)]
    newest = steps[-1].terms if steps else {key: None}
    return [each for each in dict.fromkeys(reached) if each in newest]


def _made_and_undone(steps: Sequence[Edition]) -> set[UUID]:
    merges = {link.id for step in steps for link in step.links if link.kind is LinkKind.MERGED}
    undoing = {
        link.id: link.undoes
        for step in steps
        for link in step.links
        if link.undoes is not None and link.undoes in merges
    }
    return {*undoing.keys(), *undoing.values()}


def _onward(key: str, step: Edition, undone: set[UUID]) -> list[str]:
    """What a heading has become in one step; where nothing is said of it, it stays itself, used or not."""
    found: list[str] = []
    waiting, seen = [key], set()
    while waiting:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen.add(here)
        links = [link for link in step.links if link.from_key == here and link.id not in undone]
        if here in step.terms or not links:
            found.append(here)
        waiting += [link.to_key for link in links]
    return found


def open_merges(links: Iterable[TermLink]) -> dict[str, TermLink]:
    """The merges that nobody has undone, by the heading that went into another."""
    links = list(links)
    undone = {link.undoes for link in links}
    return {link.from_key: link for link in links if link.kind is LinkKind.MERGED and link.id not in undone}


def changes(before: Edition, after: Edition) -> list[Change]:
    """What differs from one version to the next, in sentences: what came and went first, the words last."""
    linked = [*_merges(before, after), *_splits(before, after), *_undone(before, after)]
    spoken = {key for change in linked for key in change.keys}
    found = [*linked, *_came_and_went(before, after, spoken), *_renamed(before, after, spoken), *_moved(before, after)]
    found += _reworded(before, after, spoken)
    if not found and _order(before) != _order(after):
        found.append(Change("order", "The headings come in another order."))
    return found


def _merges(before: Edition, after: Edition) -> Iterator[Change]:
    for link in after.links:
        if link.kind is LinkKind.MERGED:
            gone, into = _words(before, after, link.from_key), _words(after, before, link.to_key)
            was = _words(before, after, link.to_key)
            now = f", which is now called “{into}”" if was != into else ""
            yield Change("merged", f"“{gone}” was merged into “{was}”{now}.", (link.from_key, link.to_key))


def _splits(before: Edition, after: Edition) -> Iterator[Change]:
    for key in dict.fromkeys(link.from_key for link in after.links if link.kind is LinkKind.SPLIT):
        parts = [key, *(link.to_key for link in after.links if link.kind is LinkKind.SPLIT and link.from_key == key)]
        words = [f"“{_words(after, before, part)}”" for part in parts if part in after.terms]
        said = (
            f"“{_words(before, after, key)}” was split into {', '.join(words[:-1])} and {words[-1]}." if words else ""
        )
        if len(words) > 1:
            yield Change("split", said, tuple(parts))


def _undone(before: Edition, after: Edition) -> Iterator[Change]:
    for link in after.links:
        if link.kind is LinkKind.UNDONE:
            alone, other = _words(after, before, link.to_key), _words(after, before, link.from_key)
            yield Change("undone", f"“{alone}” stands by itself again, no longer within “{other}”.", (link.to_key,))


def _came_and_went(before: Edition, after: Edition, spoken: set[str]) -> Iterator[Change]:
    for key, term in after.terms.items():
        if key not in before.terms and key not in spoken:
            back = key in before.retired
            said = f"“{term.heading}” is used again." if back else f"“{term.heading}” is new{_where(term)}."
            yield Change("back" if back else "added", said, (key,))
    for key, term in before.terms.items():
        if key not in after.terms and key not in spoken:
            yield Change("retired", f"“{term.heading}” is no longer used.", (key,))


def _renamed(before: Edition, after: Edition, spoken: set[str]) -> Iterator[Change]:
    for key, term in after.terms.items():
        was = before.terms.get(key)
        if was is not None and was.heading != term.heading and key not in spoken:
            yield Change("renamed", f"“{was.heading}” is now called “{term.heading}”.", (key,))


def _moved(before: Edition, after: Edition) -> Iterator[Change]:
    for key, term in after.terms.items():
        was = before.terms.get(key)
        if was is None:
            continue
        stood, stands = (was.level, _group_key(before, was)), (term.level, _group_key(after, term))
        if stood != stands and not _comes_along(term, before, after):
            yield Change("moved", f"“{term.heading}” now stands{_where(term) or ' by itself'}.", (key,))


def _comes_along(term: Term, before: Edition, after: Edition) -> bool:
    """Whether a heading only follows the wider heading that it stood under before."""
    was, group = before.terms[term.key], _group_key(after, term)
    return not term.is_group and group is not None and group == _group_key(before, was) and group in before.terms


def _reworded(before: Edition, after: Edition, spoken: set[str]) -> list[Change]:
    keys = tuple(
        key
        for key, term in after.terms.items()
        if key in before.terms
        and key not in spoken
        and any(getattr(before.terms[key], name) != getattr(term, name) for name in WORDS)
    )
    words = ", ".join(f"“{after.terms[key].heading}”" for key in keys)
    said = f"What {counted(len(keys), 'heading')} {'asks' if len(keys) == 1 else 'ask'} is put in other words: {words}."
    return [Change("reworded", said, keys)] if keys else []


def _order(edition: Edition) -> list[str]:
    return [term.key for term in sorted(edition.terms.values(), key=lambda term: term.place)]


def _group_key(edition: Edition, term: Term) -> str | None:
    """The key of the wider heading that a heading stands under."""
    if term.is_group:
        return None
    return next((each.key for each in edition.terms.values() if each.is_group and each.heading == term.group), None)


def _where(term: Term) -> str:
    if term.group and not term.is_group:
        return f" under “{term.group}”"
    return f" at the level {term.level.words.lower()}" if term.level else ""


def _words(first: Edition, second: Edition, key: str) -> str:
    """A heading's words in one version, or else in the other, whether it is used there or not."""
    for place in (first.terms, first.retired, second.terms, second.retired):
        if key in place:
            return place[key].heading
    return ""
