"""The wording check: phrases that blame or look back, each with why and what to ask instead. Pure; it warns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from review_app.hints.check.phrases import MOST_PLACES, Finder, Stretch
from review_app.hints.check.silence import Span, quoted, repeated, titled
from review_app.hints.check.words import Word, Words

LOOK_BACK = 8  # words before a phrase in which a “no” may stand
_STOP = re.compile(r"[,;:.!?()–—\n]")
_JOINING = frozenset({"and", "but", "because", "so", "who", "which", "when", "while", "as", "that's", "if", "than"})
_NO = frozenset(
    {"no", "nor", "neither", "without", "nobody", "none", "nothing", "never", "rather", "instead", "avoid", "avoids"}
)
_NOT = frozenset({"not"})
_IS_NOT = frozenset({"isn't", "wasn't", "aren't", "weren't"})
_BEING = frozenset({"is", "was", "are", "were", "be", "been"})
_OF_JUDGING = frozenset(
    {
        *("find", "found", "think", "consider", "conclude", "call", "say", "mean", "suggest", "judge", "believe"),
        *("regard", "describe", "see", "a", "an", "the", "that", "because", "to", "in", "one", "about"),
    }
)
_SMALL = frozenset({"a", "an", "the", "of", "to", "in", "and", "for", "on", "by", "with", "at", "from"})


@dataclass(frozen=True)
class Kind:
    """One kind of wording: its phrases, those that sound alike and are none, why it is raised, and what to ask instead."""

    key: str
    heading: str
    phrases: str
    unless: str = ""
    why: str = ""
    instead: str = ""
    is_mild: bool = False


@dataclass(frozen=True)
class Hit:
    """A phrase of a text that blames or looks back."""

    start: int
    end: int
    before: str  # in its sentence
    words: str
    after: str
    kind: Kind

    @property
    def sentence(self) -> str:
        """The sentence in which it stands, on one line."""
        return f"{self.before}{self.words}{self.after}"


@dataclass(frozen=True)
class Silent:
    """What is somebody else's in the texts of a review: the titles of works, and words quoted from sources."""

    titles: Sequence[str] = ()
    passages: Sequence[str] = ()


@dataclass
class Checker:
    """The kinds of wording of a programme, laid out once and then run over any number of texts."""

    kinds: Sequence[Kind]
    silent: Silent = field(default_factory=Silent)

    def __post_init__(self) -> None:
        self._phrases = Finder([kind.phrases for kind in self.kinds])
        self._unless = Finder([kind.unless for kind in self.kinds])

    def check(self, text: str) -> list[Hit]:
        """Every phrase of a text that blames or looks back, in order; nothing inside quotes and titles."""
        words = Words.of(text)
        stretches = list(self._phrases.stretches(words))
        if not stretches:
            return []
        allowed = self._allowed(words, stretches)
        kept = [
            each
            for each in stretches
            if not any((each.list_, number) in allowed for number in range(each.first, each.end))
            and not _is_denied(words, each.first)
            and not _is_in_title(words, each.first, each.end)
        ]
        silent = self._silent_in(text) if kept else []
        return self._hits(words, [each for each in kept if not _is_inside(_span(words, each), silent)])

    def _allowed(self, words: Words, stretches: Iterable[Stretch]) -> set[tuple[int, int]]:
        """The words near what was found that stand in a phrase which sounds alike, with the list whose phrase it is."""
        near = {number for each in stretches for number in range(max(0, each.first - MOST_PLACES), each.end)}
        alike = self._unless.stretches(words, sorted(near))
        return {(each.list_, number) for each in alike for number in range(each.first, each.end)}

    def _silent_in(self, text: str) -> list[Span]:
        known = [*titled(text, self.silent.titles), *repeated(text, self.silent.passages)]
        return [*quoted(text), *known]

    def _hits(self, words: Words, stretches: Iterable[Stretch]) -> list[Hit]:
        """The hits without those that another covers: of two, the one that is not mild, then the longer."""
        found, taken = list[Hit](), set[int]()
        ranked = sorted(stretches, key=lambda each: (self.kinds[each.list_].is_mild, each.first - each.end, each.first))
        for each in ranked:
            numbers = range(each.first, each.end)
            if taken.isdisjoint(numbers):
                taken.update(numbers)
                start, end = _span(words, each)
                before, after = words.round_about(start, end)
                said = " ".join(words.text[start:end].split())
                found.append(Hit(start, end, before, said, after, self.kinds[each.list_]))
        return sorted(found, key=lambda hit: hit.start)


def _span(words: Words, each: Stretch) -> Span:
    return words.words[each.first].start, words.words[each.end - 1].end


def _is_inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _is_denied(words: Words, first: int) -> bool:
    """Whether the phrase is denied in its own clause: “no missed opportunity was found”, “it was not obvious”."""
    for number in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1):
        gap = words.text[words.words[number].end : words.words[number + 1].start]
        said = words.words[number].said
        if _STOP.search(gap) or (
            said in _JOINING and not (said == "than" and words.words[number - 1].said == "rather")
        ):
            return False
        if said in _NO or said in _IS_NOT or (said in _NOT and _denies(words, number)):
            return True
    return False


def _denies(words: Words, number: int) -> bool:
    """Whether a “not” denies what follows: “was not”, “not a”, “does not find”; “did not see” doesn’t, nor “not only”."""
    after = words.words[number + 1].said if number + 1 < len(words.words) else ""
    if after == "only" or (after == "see" and number and words.words[number - 1].said == "did"):
        return False
    return (number > 0 and words.words[number - 1].said in _BEING) or after in _OF_JUDGING


def _is_in_title(words: Words, first: int, end: int) -> bool:
    """Whether the phrase stands in a title: its words have capitals, and so has a word beside it that begins no sentence."""
    inside = [word for word in words.words[first:end] if word.said not in _SMALL]
    if not inside or not all(_has_capital(words.text, word) for word in inside):
        return False
    if len(inside) > 1:
        return True
    if first == 0 or not words.follows(first):
        return False  # the first word of a sentence has its capital anyway
    before, after = words.words[first - 1], words.words[end] if end < len(words.words) else None
    return _has_capital(words.text, before) or (
        after is not None and words.follows(end) and _has_capital(words.text, after)
    )


def _has_capital(text: str, word: Word) -> bool:
    """Whether a word begins with a capital and is not all capitals, as DNA is."""
    said = text[word.start : word.end]
    return said[0].isupper() and not (len(said) > 1 and said.isupper()) and said != "I"
