"""What may be decided about a name, which decisions apply by themselves, and the numbers of new labels."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from review_app.names.rules.finding import find
from review_app.names.rules.kinds import Found, Kind, Known

_MOST_CONTEXTS, _AROUND = 3, 45
LONGEST_LABEL = 120


@dataclass(frozen=True)
class Decision:
    """What was decided about one name: what stands for it, or that it is none and stays."""

    key: str
    name: str  # as it was met first
    kind: str
    label: str  # "": not a name, it stays as it is
    person_id: str = ""  # of the practitioner or relative whose label it is; the label is then theirs, as it is now

    @property
    def keeps(self) -> bool:
        """Whether the word stays as it is."""
        return not self.label and not self.person_id

    def kept(self) -> dict[str, str]:
        """The decision as it is sealed."""
        return asdict(self)


@dataclass(frozen=True)
class Context:
    """A name where it stands, with a few words on either side."""

    before: str
    name: str
    after: str


def contexts(text: str, found: Found) -> list[Context]:
    """Up to three places where a name stands, those with different words around first."""
    seen: dict[str, Context] = {}
    for hit in found.hits:
        line_start = text.rfind("\n", 0, hit.start) + 1
        line_end = text.find("\n", hit.end)
        start = max(line_start, hit.start - _AROUND)
        end = min(len(text) if line_end < 0 else line_end, hit.end + _AROUND)
        before, after = text[start : hit.start], text[hit.end : end]
        if start > line_start:
            before = "…" + before.partition(" ")[2]
        if end < len(text) and text[end] != "\n":
            after = after.rpartition(" ")[0] + "…"
        seen.setdefault(before + after, Context(before, text[hit.start : hit.end], after))
        if len(seen) == _MOST_CONTEXTS:
            break
    return list(seen.values())


def applies(found: Found, decision: Decision | None) -> bool:
    """Whether a decision made before applies by itself.

    That a word is no name does not, once the sealed names hold it exactly: then it is asked again.
    """
    if decision is None:
        return False
    return not decision.keeps or not found.may_be or found.is_near


def next_label(kind: Kind, taken: Iterable[str]) -> str:
    """The next free label for a name of this kind.

    >>> next_label(Kind.PLACE, ["a place (1)", "Mother"]), next_label(Kind.EMAIL, [])
    ('a place (2)', 'an e-mail address')
    """
    if not kind.is_numbered:
        return kind.label
    pattern = re.compile(rf"{re.escape(kind.label)} \((\d{{1,4}})\)")
    numbers = [int(match.group(1)) for label in taken if (match := pattern.fullmatch(label))]
    return f"{kind.label} ({max(numbers, default=0) + 1})"


def why_not_own_label(label: str, known: Iterable[Known], labels: Iterable[str]) -> str | None:
    """Why words can't stand for a name, or None: they hold a name themselves."""
    if len(label) > LONGEST_LABEL:
        return f"A label can hold at most {LONGEST_LABEL} characters."
    if find(label, known, labels):
        return "This label holds what looks like a name itself. Say what the person or place is, such as “a neighbour”."
    return None


def root_of(key: str, same_as: Mapping[str, str]) -> str | None:
    """The name at the end of a chain of “the same as”, or None if the chain bites its tail.

    >>> root_of("a", {"a": "b", "b": "c"}), root_of("a", {"a": "b", "b": "a"})
    ('c', None)
    """
    seen = {key}
    while key in same_as:
        key = same_as[key]
        if key in seen:
            return None
        seen.add(key)
    return key
